import { forEditing, plainText } from '../../../../platform/text/blocks.ts'
import type { Template } from '../../store/templates.ts'
import type { WorkFields } from '../work-fields.ts'

const FILLED = [
  'pseuds',
  'language',
  'restricted',
  'downloads',
  'categories',
  'fandoms',
  'relationships',
  'characters',
  'additional',
  'notesBefore',
  'notesAfter',
] as const

/** The form of a new work with a template in it. What somebody has typed themselves stays: only what still stands as the form had it
 * before, empty or from another template, is filled in.
 * @param plain the form as it is without a template
 * @param template undefined to take out what another has put in */
export function filledWith(
  fields: WorkFields,
  plain: WorkFields,
  template: Template | undefined,
  templates: readonly Template[],
): WorkFields {
  const { format } = fields
  const before = said(plain, templateNumbered(templates, fields.filledWith), format)
  const after = said(plain, template, format)
  const untouched = FILLED.filter((name) => String(fields[name]) === String(before[name]))
  const number = template ? String(template.id) : ''
  return {
    ...fields,
    ...Object.fromEntries(untouched.map((name) => [name, after[name]])),
    template: number,
    filledWith: number,
  }
}

/** @param number as a form or an address carries it */
export function templateNumbered(templates: readonly Template[], number: string): Template | undefined {
  return templates.find(({ id }) => String(id) === number)
}

type Said = Pick<WorkFields, (typeof FILLED)[number]>

function said(plain: WorkFields, template: Template | undefined, format: WorkFields['format']): Said {
  if (!template) return plain
  const { pseudId, language, restricted, downloads, categories } = template
  const { fandoms, relationships, characters, additional } = template
  const note = (html: string) => (format === 'plain' ? plainText(html) : forEditing(html))
  return {
    ...{ restricted, downloads, categories, fandoms, relationships, characters, additional },
    pseuds: pseudId === undefined ? plain.pseuds : [String(pseudId)],
    language: language === '' ? plain.language : language,
    notesBefore: note(template.notesBefore),
    notesAfter: note(template.notesAfter),
  }
}
