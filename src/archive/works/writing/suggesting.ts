import { foldName } from '../../../platform/text/fold.ts'
import type { Form } from '../../../platform/web/form.ts'
import type { House } from '../../house.ts'
import {
  type GivenText,
  readStory,
  type SuggestedField,
  type Suggestion,
  suggestionsFor,
} from '../../suggesting/index.ts'
import { splitTags } from '../../tags/index.ts'
import { chapterTexts } from '../store/read.ts'
import type { Desk } from './desk.ts'
import type { WorkFields } from './work-fields.ts'

/** What the page says of the tags that a text suggests. */
export type Suggested =
  | { readonly kind: 'some'; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'no-text' }
  | { readonly kind: 'failed' }

/** The button that asks for suggestions, and takes one over when its value names it. */
export const SUGGEST = 'suggest'

/** How a button names a suggestion. */
export function suggestionValue(field: SuggestedField, value: string): string {
  return `${field}:${value}`
}

/** The form with the suggestion taken over that was pressed; as it was when none was. */
export function withSuggestion(fields: WorkFields, form: Form): WorkFields {
  const [, field = '', value = ''] = /^(\w+):(.+)$/.exec(form.text(SUGGEST)) ?? []
  if (field === 'rating' || field === 'language') return { ...fields, [field]: value }
  if (field === 'warnings' || field === 'categories')
    return { ...fields, [field]: [...new Set([...fields[field], value])] }
  if (field !== 'characters' && field !== 'relationships') return fields
  if (holds(fields[field], value)) return fields
  const before = fields[field].trim().replace(/,$/, '')
  return { ...fields, [field]: before === '' ? value : `${before}, ${value}` }
}

/** What the text of a form suggests, without what the form says already.
 * @param desk of a stored work, whose chapters are read where the form holds none */
export async function suggestedFor(house: House, fields: WorkFields, desk?: Desk): Promise<Suggested> {
  const texts = await textsOf(house, fields, desk)
  if (texts.every(({ text }) => text.trim() === '')) return { kind: 'no-text' }
  const read = await readStory(texts)
  if (!read) return { kind: 'failed' }
  const suggestions = await suggestionsFor(house.db, read, fields.fandoms)
  return { kind: 'some', suggestions: suggestions.filter((one) => !says(fields, one)) }
}

async function textsOf({ db }: House, fields: WorkFields, desk: Desk | undefined): Promise<readonly GivenText[]> {
  if (!desk || fields.chapter !== '') return [{ text: fields.text, format: fields.format }]
  const chapters = await chapterTexts(
    db,
    desk.heads.map(({ id }) => id),
  )
  return chapters.map(({ html }) => ({ text: html, format: 'stored' }))
}

function says(fields: WorkFields, { field, options }: Suggestion): boolean {
  return options.some(({ value }) => {
    const said = fields[field]
    return typeof said === 'string' ? holds(said, value) : said.includes(value)
  })
}

function holds(typed: string, value: string): boolean {
  return splitTags(typed).some((name) => foldName(name) === foldName(value))
}
