import { droppedElements, voidElements } from './allowed.ts'

const DEEPEST = 200
const TAG = /<!--|<(\/?)([a-z][^\s/<>]*)[^<>]*>/gi
const CLOSED_BY: Readonly<Record<string, RegExp>> = {
  p: /^p$/,
  li: /^(?:li|p)$/,
  dt: /^(?:dt|dd|p)$/,
  dd: /^(?:dt|dd|p)$/,
  tr: /^(?:tr|td|th|p)$/,
  td: /^(?:td|th|p)$/,
  th: /^(?:td|th|p)$/,
}

/** Markup whose elements are never nested absurdly deep: parsers take quadratic time over a hundred thousand open tags.
 * @returns the same string unless more than a thousand tags stood open at once (or it repeats `noscript` without end);
 *   then one with every element closed, those deeper than 200 left out and their text kept */
export function limitDepth(html: string): string {
  return mostOpen(html) > 1000 || (html.match(/<noscript/gi)?.length ?? 0) > 50 ? balanced(html) : html
}

function mostOpen(html: string): number {
  let open = 0
  let most = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (slash === '/') open--
    else if (!voidElements.has(name.toLowerCase())) open++
    if (open < 0) open = 0
    if (open > most) most = open
  }
  return most
}

function balanced(html: string): string {
  const open: string[] = []
  let result = ''
  let from = 0
  for (const match of html.matchAll(TAG)) {
    if (match.index < from) continue
    result += html.slice(from, match.index)
    const name = (match[2] ?? '').toLowerCase()
    from = match.index + match[0].length
    if (match[2] === undefined) from = endOf(html, '-->', from)
    else if (match[1] === '/') result += close(open, open.lastIndexOf(name))
    else if (droppedElements.has(name)) from = endOf(html, `</${name}[^<>]*>`, from)
    else result += start(open, name, match[0])
  }
  return result + html.slice(from) + close(open, 0)
}

function start(open: string[], name: string, tag: string): string {
  const closes = CLOSED_BY[name]?.test(open.at(-1) ?? '') ? close(open, open.length - 1) : ''
  if (voidElements.has(name)) return closes + tag
  if (open.length >= DEEPEST) return closes
  open.push(name)
  return closes + tag
}

function close(open: string[], depth: number): string {
  if (depth < 0) return ''
  return open
    .splice(depth)
    .reverse()
    .map((name) => `</${name}>`)
    .join('')
}

function endOf(html: string, pattern: string, from: number): number {
  const end = new RegExp(pattern, 'gi')
  end.lastIndex = from
  return end.exec(html) === null ? html.length : end.lastIndex
}
