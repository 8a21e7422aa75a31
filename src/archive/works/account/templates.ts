import { pseudsOf } from '../../accounts/index.ts'
import { type Brought, type Coming, kindOf, recordsOf } from '../../belongings/index.ts'
import { saveTemplate, type Template, templatesOf, toTemplate } from '../store/templates.ts'
import { checkTemplate, storedTemplateFields } from '../writing/templates/fields.ts'
import { type TemplateRecord, templateRecord } from './records.ts'

/** What a member begins new works with. */
export const templates = kindOf({
  name: 'templates',
  says: 'What the member begins new works with.',
  tables: ['templates'],
  record: templateRecord,
  read: ({ db, userId }) =>
    recordsOf(db.selectFrom('templates').selectAll().where('user_id', '=', userId).orderBy('id'), (row) =>
      toRecord(toTemplate(row)),
    ),
  bring: bringTemplate,
})

function toRecord({ pseudId, notesBefore, notesAfter, ...same }: Template): TemplateRecord {
  return {
    ...same,
    categories: [...same.categories],
    pen_name: pseudId ?? null,
    notes_before: notesBefore,
    notes_after: notesAfter,
  }
}

async function bringTemplate({ trx, house, userId, own, pictures }: Coming, record: TemplateRecord): Promise<Brought> {
  const others = await templatesOf(trx, userId)
  const known = others.find(({ name }) => name === record.name)
  if (known) return { became: 'known', id: known.id }
  const { pen_name, notes_before, notes_after, ...same } = record
  const fields = storedTemplateFields({
    ...same,
    usual: same.usual && !others.some(({ usual }) => usual),
    pseudId: pen_name === null ? undefined : own('pen-names', pen_name),
    notesBefore: pictures(notes_before),
    notesAfter: pictures(notes_after),
  })
  const checked = checkTemplate(fields, { others, pseuds: await pseudsOf(trx, userId) })
  if (!checked.ok) return { became: 'left', why: Object.values(checked.errors).join(' ') }
  return { became: 'new', id: await saveTemplate(trx, userId, undefined, checked.details, house.now()) }
}
