import { chapterTitleFrom, isChapterHead } from './titles.ts'

/** A stretch of a text that is a chapter. */
export interface TextChapter {
  readonly title: string
  readonly text: string
}

/** Plain text parted at lines such as "Chapter 3" that stand alone, where there are two of them and more.
 * @returns none for a text without */
export function readPlainChapters(text: string): readonly TextChapter[] {
  const lines = text.split('\n')
  const alone = (at: number) => (lines[at - 1] ?? '').trim() === '' && (lines[at + 1] ?? '').trim() === ''
  const heads = lines.flatMap((line, at) =>
    isChapterHead(line.trim()) && alone(at) ? [{ at, title: line.trim() }] : [],
  )
  return parted(lines, heads)
}

/** Markdown parted at its headings of the first level; at those of the second, where each says that it is a chapter. */
export function readMarkdownChapters(text: string): readonly TextChapter[] {
  const lines = text.split('\n')
  let fenced = false
  const heads = lines.flatMap((line, at) => {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced
    const [, marks = '', title = ''] = fenced ? [] : (/^ {0,3}(#{1,3})[ \t]+(.+?)[ \t]*#*[ \t]*$/.exec(line) ?? [])
    return marks === '' ? [] : [{ at, level: marks.length, title }]
  })
  const first = heads.filter(({ level }) => level === 1)
  if (first.length > 1) return parted(lines, first)
  const said = heads.filter(({ title }) => isChapterHead(title))
  return parted(lines, said)
}

function parted(
  lines: readonly string[],
  heads: readonly { readonly at: number; readonly title: string }[],
): readonly TextChapter[] {
  if (heads.length < 2) return []
  const before = lines.slice(0, heads[0]?.at).join('\n')
  const chapters = heads.map(({ at, title }, index) => ({
    title,
    text: lines.slice(at + 1, heads[index + 1]?.at).join('\n'),
  }))
  const all = [{ title: '', text: before }, ...chapters].filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
  return all.map(({ title, text }, at) => ({
    title: chapterTitleFrom(title, at + (all[0]?.title === '' ? 0 : 1)),
    text,
  }))
}
