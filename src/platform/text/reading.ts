import { decodeEntities } from './entities.ts'
import { leaves } from './scan.ts'

/** The text of a stored text: its blocks in order, an empty line between; a scene divider is `* * *`.
 * @param html as toBlocks or assignIds gave it
 * @returns no markup, entities resolved; empty for no text */
export function plainText(html: string): string {
  return [...lines(html)].join('\n\n')
}

/** The beginning of a text on one line, cut between words.
 * @param characters at most so many of UTF-16, the closing `…` included
 * @returns the whole text when it is no longer; dividers are left out */
export function excerpt(html: string, characters: number): string {
  let text = ''
  for (const line of lines(html)) {
    if (line !== DIVIDER) text += `${text === '' ? '' : ' '}${line.replace(/\s+/g, ' ')}`
    if (text.length > characters) return cut(text, characters)
  }
  return text
}

const DIVIDER = '* * *'

function* lines(html: string): Generator<string> {
  for (const leaf of leaves(html)) {
    if (leaf.tag === 'hr') yield DIVIDER
    if (leaf.tag === 'figure' && html.startsWith('\n', leaf.from)) {
      const own = html.slice(leaf.from, Math.min(leaf.to, position(html, '\n<', leaf.from + 1)))
      if (words(own) !== '') yield words(own)
      continue
    }
    const line = words(html.slice(leaf.from, leaf.to))
    if (line !== '') yield line
  }
}

function position(html: string, part: string, from: number): number {
  const at = html.indexOf(part, from)
  return at < 0 ? html.length : at
}

function words(html: string): string {
  const text = html.includes('<') ? html.replace(/<br>/g, '\n').replace(/<[^<>]*>/g, '') : html
  return decodeEntities(text).trim()
}

/** Scripts without spaces have no place between words to look for: there it is cut between characters. */
function cut(text: string, characters: number): string {
  const most = Math.max(characters - 1, 0)
  const space = text.lastIndexOf(' ', most)
  const end = space > most * 0.6 ? space : most
  const kept = text.slice(0, end).replace(/[\ud800-\udbff]$/, '')
  return `${kept.replace(/[\s,;:.…–—-]+$/u, '')}…`.slice(0, characters)
}
