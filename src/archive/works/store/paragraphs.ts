import { forEditing } from '../../../platform/text/blocks.ts'
import { paragraphsOf } from '../../../platform/text/paragraphs.ts'
import { allow, type Result, refuse } from '../../../platform/text/result.ts'
import type { Transaction } from '../../../schema/index.ts'
import { checkStory } from '../texts.ts'
import { holdChapter, rewrite, saidBy, withIds } from './chapters.ts'

/** Who changes paragraphs, when, and the version that they had before them. */
interface Changing {
  readonly version: number
  readonly now: Date
  readonly by: number
}

/** Gives paragraphs of a chapter another inside. However much of it is new, they keep their ids, since it is said which they are; the
 * text passes the same rules as one that is typed.
 * @param changed the new inside by the paragraph's id; an id that does not stand in the chapter changes nothing
 * @returns the new version */
export async function changeParagraphs(
  trx: Transaction,
  chapterId: number,
  changed: ReadonlyMap<string, string>,
  { version, now, by }: Changing,
): Promise<Result<number, 'changed-meanwhile' | 'gone' | 'refused'>> {
  const row = await holdChapter(trx, chapterId)
  if (!row) return refuse('gone')
  if (row.version !== version) return refuse('changed-meanwhile')
  const { list, tail } = paragraphsOf(row.html)
  const spliced = list.map(({ id, lead, html }) => lead + (changed.get(id ?? '') ?? html)).join('') + tail
  const typed = { text: forEditing(spliced), format: 'html' } as const
  const checked = checkStory(typed, row.posted_at !== null)
  if (checked.problem) return refuse('refused')
  const html = await withIds(trx, row.work_id, checked.html, spliced)
  return allow(await rewrite(trx, row, { ...saidBy(row), html }, { now, by }))
}
