import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { forEditing } from '../../../platform/text/blocks.ts'
import type { Brought, Coming } from '../../belongings/index.ts'
import { LIMITS } from '../limits.ts'
import { checkTitle } from '../rules.ts'
import { sentenceOf } from '../sentences.ts'
import { MOST_WAITING } from '../store/autosaves.ts'
import { createSeries, joinSeries, updateSeries } from '../store/series.ts'
import { checkNote } from '../texts.ts'
import type { autosaveRecord, SeriesRecord } from './records.ts'

/** Puts a series in around those of its works that are here. */
export async function bringSeries(coming: Coming, record: SeriesRecord): Promise<Brought> {
  const { trx, own, pictures } = coming
  const now = coming.house.now()
  const works = record.works.flatMap((id) => own('works', id) ?? [])
  const pseudIds = record.pen_names.flatMap((id) => own('pen-names', id) ?? [])
  if (works.length === 0 || pseudIds.length === 0)
    return { became: 'left', why: 'None of its works came in, and a series without works is none.' }
  const title = checkTitle(record.title, 'title-missing')
  if (title.problem) return { became: 'left', why: sentenceOf(title.problem) }
  const note = (html: string, most: number) =>
    checkNote({ text: forEditing(pictures(html)), format: 'html' }, most, 'notes-too-long').html
  const said = { summary: note(record.summary, LIMITS.summary), notes: note(record.notes, LIMITS.notes) }
  const id = await createSeries(trx, { title: title.value, pseudIds, now: new Date(record.created_at) })
  await updateSeries(trx, id, { title: title.value, ...said, complete: record.complete }, now)
  for (const workId of works) await joinSeries(trx, id, workId, now)
  const missing = record.works.length - works.length
  return { became: 'new', id, remark: missing > 0 ? `${missing} of its works did not come in.` : undefined }
}

/** Keeps what was typed and not saved, so that its form offers it. */
export async function bringAutosave(
  { trx, userId, own }: Coming,
  record: z.output<typeof autosaveRecord>,
): Promise<Brought> {
  const work = record.work === null ? null : own('works', record.work)
  const chapter = record.chapter === null ? null : own('chapters', record.chapter)
  if (work === undefined || chapter === undefined)
    return { became: 'left', why: 'The work that it was typed for did not come in.' }
  const { waiting } = await trx
    .selectFrom('autosaves')
    .select((count) => count.fn.countAll<number>().as('waiting'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  const fields = JSON.stringify(record.fields)
  if (waiting >= MOST_WAITING.texts || fields.length > MOST_WAITING.characters / 10)
    return { became: 'left', why: 'More texts wait here already than an account may have.' }
  const { id } = await trx
    .insertInto('autosaves')
    .values({
      user_id: userId,
      form: record.form,
      work_id: work,
      chapter_id: chapter,
      sheet: randomUUID(),
      serial: 1,
      saved_at: record.saved_at,
      size: fields.length,
      fields,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { became: 'new', id }
}
