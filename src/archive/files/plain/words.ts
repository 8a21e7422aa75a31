import type { Line, Run } from '../../../platform/text/outlined.ts'

/** How lines and the words in them are written where there is no type. */
export interface Hand {
  readonly line: (line: Line) => string
  readonly heading: (level: number, text: string) => string
}

/** Plain text: every paragraph on a line, italics between underscores, an empty line between. */
export const PLAIN: Hand = {
  line: (line) => {
    if (line.kind === 'divider') return '* * *'
    const text = line.runs.map(({ text }) => text).join('')
    const lead = `${'> '.repeat(line.quoted)}${'  '.repeat(Math.max(0, line.indent - 1))}${line.mark ? `${line.mark} ` : ''}`
    return text
      .split('\n')
      .map((one) => lead + one.trimEnd())
      .join('\n')
  },
  heading: (level, text) => `${text}\n${(level === 1 ? '=' : '-').repeat(Math.min(60, [...text].length))}`,
}

/** Markdown as CommonMark reads it.
 * @see https://spec.commonmark.org/0.31.2/ */
export const MARKDOWN: Hand = {
  line: (line) => {
    if (line.kind === 'divider') return '---'
    const lead = '> '.repeat(line.quoted) + '   '.repeat(Math.max(0, line.indent - 1))
    if (line.kind === 'verbatim') {
      const text = line.runs.map(({ text }) => text).join('')
      return `${lead}~~~~\n${text
        .split('\n')
        .map((one) => lead + one)
        .join('\n')}\n${lead}~~~~`
    }
    const mark =
      line.kind === 'heading'
        ? `${'#'.repeat(Math.min(6, line.level + 2))} `
        : line.mark === '•'
          ? '- '
          : line.mark && `${line.mark} `
    const text = line.runs.map(marked).join('').trim()
    return text
      .split('\n')
      .map((one, at) => lead + (at === 0 ? mark : '') + guarded(one.trim(), mark !== ''))
      .join('\\\n')
  },
  heading: (level, text) => `${'#'.repeat(level)} ${escaped(text)}`,
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>&]/g, '\\$&')
}

/** What at the start of a line would be a heading, a list or a quotation. */
function guarded(line: string, marked: boolean): string {
  if (marked) return line
  return line
    .replace(/^(#{1,6}(?=\s)|[-+](?=\s)|={3,}|~{3,}|-{3,})/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s)/, '$1\\$2')
}

/** Marks stand at the words and never at the white space around them. */
function marked({ text, strong, slanted, fixed, link }: Run): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  if (words === '') return text
  const inside = fixed && !/`/.test(words) ? `\`${words}\`` : escaped(words)
  const sign = `${strong ? '**' : ''}${slanted ? '*' : ''}`
  const dressed = `${sign}${inside}${[...sign].reverse().join('')}`
  return before + (link ? `[${dressed}](<${link.replace(/[<>]/g, encodeURIComponent)}>)` : dressed) + after
}
