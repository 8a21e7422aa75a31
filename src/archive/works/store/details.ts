import { foldName, sortKey } from '../../../platform/text/fold.ts'
import type { TagType, Transaction } from '../../../schema/index.ts'
import { findOrMakeTags, isAdultRating, type Tag } from '../../tags/index.ts'
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
  const [tags = []] = await tagsFor(trx, [details], now)
  const ids = tags.map(({ id }) => id)
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

/** Finds or makes the tags that works name: those of many works are asked for together.
 * @returns for each of the works its tags in the creator's order */
export async function tagsFor(
  trx: Transaction,
  works: readonly WorkDetails[],
  now: Date,
): Promise<readonly (readonly Tag[])[]> {
  const found: Tag[][] = works.map(() => [])
  for (const [type, namesIn] of NAMED) {
    const tags = await findOrMakeTags(trx, type, works.flatMap(namesIn), now)
    const byKey = new Map(tags.map((tag) => [foldName(tag.name), tag]))
    for (const [at, work] of works.entries()) {
      const own = new Set(namesIn(work).map((name) => byKey.get(foldName(name))))
      found[at]?.push(...[...own].filter((tag) => tag !== undefined))
    }
  }
  return found
}

const NAMED: readonly (readonly [TagType, (details: WorkDetails) => readonly string[]])[] = [
  ['rating', ({ rating }) => (rating === '' ? [] : [rating])],
  ['warning', ({ warnings }) => warnings],
  ['category', ({ categories }) => categories],
  ['fandom', ({ fandoms }) => fandoms],
  ['relationship', ({ relationships }) => relationships],
  ['character', ({ characters }) => characters],
  ['additional', ({ additional }) => additional],
]
