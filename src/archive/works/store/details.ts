import { sortKey } from '../../../platform/text/fold.ts'
import type { TagType, Transaction } from '../../../schema/index.ts'
import { findOrMakeTags, isAdultRating } from '../../tags/index.ts'
import type { WorkDetails } from '../kinds.ts'

/** The columns that hold what a work says about itself. */
export function detailColumns(details: WorkDetails) {
  return {
    title: details.title,
    title_sort: sortKey(details.title, details.language),
    summary: details.summary,
    notes_before: details.notesBefore,
    notes_after: details.notesAfter,
    language: details.language,
    expected_chapters: details.expectedChapters,
    restricted: details.restricted ? 1 : 0,
    ...(details.downloads ? { downloads: details.downloads } : {}),
    adult: isAdultRating(details.rating) ? 1 : 0,
  } as const
}

/** Gives the work the tags of its details, in the creator's order.
 * @returns whether that is a change */
export async function setTags(trx: Transaction, workId: number, details: WorkDetails, now: Date): Promise<boolean> {
  const ids = await tagIds(trx, details, now)
  const before = await trx
    .selectFrom('taggings')
    .select('tag_id')
    .where('work_id', '=', workId)
    .orderBy('position')
    .execute()
  if (before.length === ids.length && before.every(({ tag_id }, at) => tag_id === ids[at])) return false
  await trx.deleteFrom('taggings').where('work_id', '=', workId).execute()
  if (ids.length === 0) return true
  await trx
    .insertInto('taggings')
    .values(ids.map((tag_id, position) => ({ work_id: workId, tag_id, position })))
    .execute()
  return true
}

async function tagIds(trx: Transaction, details: WorkDetails, now: Date): Promise<readonly number[]> {
  const named: readonly (readonly [TagType, readonly string[]])[] = [
    ['rating', details.rating === '' ? [] : [details.rating]],
    ['warning', details.warnings],
    ['category', details.categories],
    ['fandom', details.fandoms],
    ['relationship', details.relationships],
    ['character', details.characters],
    ['additional', details.additional],
  ]
  const ids: number[] = []
  for (const [type, names] of named) ids.push(...(await findOrMakeTags(trx, type, names, now)).map(({ id }) => id))
  return ids
}
