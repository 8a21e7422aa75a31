import { isDivider } from './dividers.ts'

/** A paragraph of plain text: its lines, which are one unless the author broke them on purpose. */
export type Paragraph = readonly string[]

const LOST = 1500
const NARROW = 40
const WIDE = 110
/** Programs count the white space at a line's end differently. */
const SLACK = 2
const SENTENCE_END = /[.!?…:;。！？]["'”’»)\]」』*_]*$/u
const INDENTED = /^(?:[ \u00a0]{2,}|\t|\u3000)/

/** The paragraphs of a plain text, however its author parted them: by an empty line, by indenting the first line, or one to
 * a line. Lines that a program wrapped are joined again, verse keeps its lines.
 * @param text line endings are `\n`
 * @returns no empty paragraph; every letter of the text in its order */
export function paragraphs(text: string): Paragraph[] {
  const groups = grouped(text)
  const width = wrapWidth(groups)
  const one = groups.filter((group) => group.length > 1).length <= 1 && groups.length < 3
  return groups.flatMap((group) => (width > 0 ? joined(group, width, one) : unwrapped(group, groups)))
}

/** Lines that stand together; a divider stands alone. */
function grouped(text: string): string[][] {
  const groups: string[][] = [[]]
  for (const line of text.split('\n').map((each) => each.trimEnd())) {
    const divides = line !== '' && isDivider(line)
    if ((line.trim() === '' || divides) && groups.at(-1)?.length !== 0) groups.push([])
    if (line.trim() !== '') groups.at(-1)?.push(line)
    if (divides) groups.push([])
  }
  return groups.filter((group) => group.length > 0)
}

/** @returns the width at which a program wrapped the text; 0 when its line ends are the author's */
function wrapWidth(groups: readonly (readonly string[])[]): number {
  const full = groups.flatMap((group) => group.slice(0, -1)).map((line) => line.length)
  const width = full.toSorted((one, other) => one - other)[Math.floor(full.length * 0.98)] ?? 0
  if (width < NARROW || width > WIDE) return 0
  const pairs = groups.flatMap((group) => group.slice(1).map((next, at) => [group[at] ?? '', next] as const))
  const open = pairs.filter(([line, next]) => couldHold(line, next, width) && !endsParagraph(line, next))
  const ends = pairs.filter(([line]) => SENTENCE_END.test(line))
  return open.length <= pairs.length * 0.2 && ends.length <= pairs.length * 0.6 ? width : 0
}

function couldHold(line: string, next: string, width: number): boolean {
  return line.length + 1 + (/^\s*(\S+)/.exec(next)?.[1]?.length ?? 0) <= width - SLACK
}

function endsParagraph(line: string, next: string): boolean {
  return SENTENCE_END.test(line) || INDENTED.test(next)
}

/** A group of wrapped lines: verse when hardly a line is full; else one paragraph, or as many as lines are indented. */
function joined(group: readonly string[], width: number, alone: boolean): Paragraph[] {
  const short = group.slice(1).filter((next, at) => couldHold(group[at] ?? '', next, width)).length
  if (!alone && group.length > 1 && short > (group.length - 1) / 2) return [group.map((line) => line.trim())]
  const indents = group.some((line) => !INDENTED.test(line)) && group.some((line) => INDENTED.test(line))
  const result: string[] = []
  group.forEach((line, at) => {
    const before = group[at - 1]
    const ended = alone && before !== undefined && SENTENCE_END.test(before) && couldHold(before, line, width)
    const starts = before === undefined || (indents ? INDENTED.test(line) : ended)
    if (starts) result.push(line.trim())
    else result.push(glued(result.pop() ?? '', line.trim()))
  })
  return result.map((paragraph) => [paragraph])
}

/** A hyphen at the end of a line belongs to the word; scripts without spaces need none. */
function glued(before: string, line: string): string {
  const tight =
    /\p{L}-$/u.test(before) ||
    (/[\u3000-\u9fff\uff00-\uffef]$/.test(before) && /^[\u3000-\u9fff\uff00-\uffef]/.test(line))
  return tight ? before + line : `${before} ${line}`
}

/** Lines as their author ended them: a paragraph each, unless they are verse or a letter standing between empty lines. */
function unwrapped(group: readonly string[], all: readonly (readonly string[])[]): Paragraph[] {
  const lines = group.map((line) => line.trim())
  return group.length === 1 || all.length === 1 || onePerLine(all) ? lines.map((line) => [line]) : [lines]
}

function onePerLine(groups: readonly (readonly string[])[]): boolean {
  const lines = groups.filter((group) => group.length > 1).flat()
  const long = lines.filter((line) => line.length > 100).length
  const ended = lines.filter((line) => SENTENCE_END.test(line)).length
  return long >= lines.length * 0.1 || (lines.length > 3 && ended >= lines.length * 0.8)
}

/** Is it longer than paragraphs are, and no verse? */
export function isLong(paragraph: Paragraph): boolean {
  return paragraph.length === 1 && (paragraph[0] ?? '').length > LOST
}
