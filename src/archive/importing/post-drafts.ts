import type { House } from '../house.ts'
import { chaptersOf, checkWork, findOwnWork, postWork, sentenceOf, type Work } from '../works/index.ts'

/** What became of the drafts that were to be posted. */
export interface Posted {
  readonly posted: readonly { readonly id: number; readonly title: string }[]
  /** those that lack something, with the sentence that says what */
  readonly kept: readonly { readonly id: number; readonly title: string; readonly reason: string }[]
}

/** Posts drafts of the member's own, each for itself; whatever else the numbers may mean is left alone. */
export async function postDrafts(
  house: Pick<House, 'db' | 'now'>,
  userId: number,
  ids: readonly number[],
): Promise<Posted> {
  const posted: Posted['posted'][number][] = []
  const kept: Posted['kept'][number][] = []
  for (const id of ids) {
    const work = await findOwnWork(house.db, id, userId)
    if (!work || work.postedAt !== null || work.deletedAt !== null) continue
    const reason = (await lackOf(house, work)) ?? undefined
    if (reason !== undefined) kept.push({ id, title: work.title, reason })
    else {
      await house.db.transaction().execute((trx) => postWork(trx, id, house.now()))
      posted.push({ id, title: work.title })
    }
  }
  return { posted, kept }
}

/** A draft may have been edited since it came in, so it is held to the rules of posting once more.
 * @returns undefined when it lacks nothing */
async function lackOf({ db }: Pick<House, 'db'>, work: Work): Promise<string | undefined> {
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
  if (checked.ok) return undefined
  return Object.values(checked.problems).map(sentenceOf).join(' ')
}
