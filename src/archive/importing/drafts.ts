import type { Db } from '../../schema/index.ts'
import type { House } from '../house.ts'
import { chaptersOf, checkWork, findOwnWork, postWork, sentenceOf, type Work } from '../works/index.ts'

/** How it stands with a work that once came in as a draft. */
export type Standing =
  | {
      readonly kind: 'draft' /** what it needs before it can be posted; undefined for nothing */
      readonly lack: string | undefined
    }
  | { readonly kind: 'posted' }
  /** deleted, or another's by now */
  | { readonly kind: 'gone' }

/** @returns how it stands with each of the works, for this member */
export async function standingOf(
  db: Db,
  userId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Standing>> {
  const standings = new Map<number, Standing>()
  for (const id of ids) {
    const work = await findOwnWork(db, id, userId)
    if (!work || work.deletedAt !== null) standings.set(id, { kind: 'gone' })
    else
      standings.set(id, work.postedAt === null ? { kind: 'draft', lack: await lackOf(db, work) } : { kind: 'posted' })
  }
  return standings
}

/** Posts those of the works that are drafts of the member's own and lack nothing, each for itself.
 * @returns how many it posted, and how many stay drafts */
export async function postDrafts(
  house: Pick<House, 'db' | 'now' | 'announce'>,
  userId: number,
  ids: readonly number[],
): Promise<{ readonly posted: number; readonly kept: number }> {
  let [posted, kept] = [0, 0]
  for (const [id, standing] of await standingOf(house.db, userId, ids)) {
    if (standing.kind !== 'draft') continue
    if (standing.lack === undefined) {
      await house.db.transaction().execute(async (trx) => {
        await postWork(trx, id, house.now())
        await house.announce(trx, { kind: 'work-posted', workId: id })
      })
      posted++
    } else kept++
  }
  return { posted, kept }
}

/** A draft may have been edited since it came in, so it is held to the rules of posting once more. */
async function lackOf(db: Db, work: Work): Promise<string | undefined> {
  const chapters = await chaptersOf(db, work.id, { drafts: true })
  if (chapters.length === 0 || chapters.some(({ wordCount }) => wordCount === 0)) return 'A chapter has no text.'
  const names = (tags: readonly { readonly name: string }[]) => tags.map(({ name }) => name)
  const html = (text: string) => ({ text, format: 'html' as const })
  const checked = checkWork({
    title: work.title,
    summary: html(work.summary),
    notesBefore: html(work.notesBefore),
    notesAfter: html(work.notesAfter),
    language: work.language,
    rating: work.tags.rating?.name ?? '',
    warnings: names(work.tags.warnings),
    categories: names(work.tags.categories),
    fandoms: names(work.tags.fandoms),
    relationships: names(work.tags.relationships),
    characters: names(work.tags.characters),
    additional: names(work.tags.additional),
    restricted: work.restricted,
    expectedChapters: work.expectedChapters === null ? '?' : String(work.expectedChapters),
    chapters: chapters.length,
  })
  return checked.ok ? undefined : Object.values(checked.problems).map(sentenceOf).join(' ')
}
