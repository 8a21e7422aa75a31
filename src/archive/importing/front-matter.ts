/** What stands between two lines of --- on top of a Markdown file, and what stands below. */
export interface FrontMatter {
  /** fields by name; a value in [brackets], or in lines that begin with "- ", is a list. Absent when there is none */
  readonly fields: Readonly<Record<string, unknown>> | undefined
  readonly body: string
  /** lines that could not be understood */
  readonly odd: readonly string[]
}

const BLOCK = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/

/**
 * Reads the small part of YAML that people write there: `name: value`, `name: [one, two]`, and lists of lines.
 * @see https://jekyllrb.com/docs/front-matter/
 */
export function splitFrontMatter(text: string): FrontMatter {
  const [whole, block = ''] = BLOCK.exec(text) ?? []
  const lines = block.split('\n').filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
  // a story may begin with a divider: what has not a single field is text
  if (whole === undefined || !lines.some((line) => FIELD.test(line))) return { fields: undefined, body: text, odd: [] }
  return { ...readFields(lines), body: text.slice(whole.length) }
}

const FIELD = /^([\p{L}_][\p{L}\p{N}_-]*)[ \t]*:(?:[ \t]+(.*))?$/u
const ITEM = /^[ \t]*-[ \t]+(.*)$/

function readFields(lines: readonly string[]): Pick<FrontMatter, 'fields' | 'odd'> {
  const fields = new Map<string, unknown>()
  const odd: string[] = []
  let last = ''
  for (const line of lines) {
    const [field, name = '', value = ''] = FIELD.exec(line) ?? []
    const [item, entry = ''] = ITEM.exec(line) ?? []
    const list = fields.get(last) ?? []
    if (field !== undefined) {
      last = name.toLowerCase().replaceAll('-', '_')
      if (value.trim() !== '') fields.set(last, scalarFrom(value.trim()))
    } else if (item !== undefined && last !== '' && Array.isArray(list))
      fields.set(last, [...list, plain(entry.trim())])
    else odd.push(line.trim())
  }
  return { fields: Object.fromEntries(fields), odd }
}

function scalarFrom(text: string): unknown {
  if (text.startsWith('[') && text.endsWith(']')) return listOf(text.slice(1, -1))
  if (/^["']/.test(text)) return plain(text)
  if (/^\d+$/.test(text)) return Number(text)
  return text === 'true' ? true : text === 'false' ? false : text === 'null' ? null : text
}

function listOf(text: string): readonly string[] {
  return [...text.matchAll(/\s*("(?:\\.|[^"])*"|'[^']*'|[^,]+)\s*(?:,|$)/g)]
    .map(([, item = '']) => plain(item.trim()))
    .filter((item) => item !== '')
}

function plain(text: string): string {
  if (/^".*"$/s.test(text)) return text.slice(1, -1).replace(/\\(.)/g, '$1')
  return /^'.*'$/s.test(text) ? text.slice(1, -1).replaceAll("''", "'") : text
}
