import { insertMany, takeIds } from '../../../platform/db/bulk.ts'
import { sanitiserVersion } from '../../../platform/text/sanitise.ts'
import type { Transaction } from '../../../schema/index.ts'
import { notePictures } from '../../media/index.ts'
import { noteArrival } from './changes.ts'
import { headColumns } from './chapters.ts'
import { tagsFor } from './details.ts'
import { type NewWork, type NumberedWork, type Pseud, wholeRow, withNumbers } from './new-work.ts'
import { noteNewTexts } from './texts-to-read.ts'
import { keepWords, namesOf, wordsOf } from './words.ts'

/** The numbers of a work that came in, and of its chapters in order. */
export interface InsertedWork {
  readonly workId: number
  readonly chapterIds: readonly number[]
}

/** Puts a whole work in: the work, its tags, creators and chapters.
 * @throws when the import key has been taken: the unique column decides between two that come at once */
export async function insertWork(trx: Transaction, work: NewWork): Promise<InsertedWork> {
  const [inserted] = await insertWorks(trx, [work])
  if (!inserted) throw new Error('a work was put in and has no number')
  return inserted
}

/** Puts several works in, each whole, with as many statements as one takes.
 * @returns in the same order
 * @throws as {@link insertWork} does: one that cannot come in keeps the others out */
export async function insertWorks(trx: Transaction, works: readonly NewWork[]): Promise<readonly InsertedWork[]> {
  const [first] = works
  if (!first) return []
  const whole = await numbered(trx, works, first.now)
  const ids = whole.map(({ id }) => id)
  await insertMany(trx, 'works', whole.map(wholeRow))
  await insertMany(
    trx,
    'work_counters',
    whole.map(({ id, work }) => ({ work_id: id, hits: work.hits ?? 0 })),
  )
  await insertTies(trx, whole)
  await insertChapters(trx, whole)
  await insertWords(trx, whole)
  await noteNewTexts(trx, ids)
  await noteArrival(trx, ids, first.now)
  return whole.map(({ id, chapters }) => ({ workId: id, chapterIds: chapters.map((chapter) => chapter.id) }))
}

async function numbered(trx: Transaction, works: readonly NewWork[], now: Date): Promise<readonly NumberedWork[]> {
  const details = works.map((work) => work.details)
  const chapters = works.reduce((sum, work) => sum + work.chapters.length, 0)
  return withNumbers(works, {
    pseuds: await pseudsOf(trx, works),
    tags: await tagsFor(trx, details, now),
    works: await takeIds(trx, 'works', works.length),
    chapters: await takeIds(trx, 'chapters', chapters),
  })
}

async function pseudsOf(trx: Transaction, works: readonly NewWork[]): Promise<ReadonlyMap<number, Pseud>> {
  const ids = [...new Set(works.flatMap(({ pseudIds }) => pseudIds))]
  const rows = await trx
    .selectFrom('pseuds')
    .leftJoin('users', 'users.id', 'pseuds.user_id')
    .select(['pseuds.id', 'pseuds.name', 'users.login'])
    .where('pseuds.id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

async function insertTies(trx: Transaction, works: readonly NumberedWork[]): Promise<void> {
  await insertMany(
    trx,
    'creatorships',
    works.flatMap(({ id, creators }) =>
      creators.map((pseud, position) => ({ work_id: id, pseud_id: pseud.id, position })),
    ),
  )
  await insertMany(
    trx,
    'taggings',
    works.flatMap(({ id, tags }) => tags.map((tag, position) => ({ work_id: id, tag_id: tag.id, position }))),
  )
}

async function insertChapters(trx: Transaction, works: readonly NumberedWork[]): Promise<void> {
  const all = works.flatMap(({ id, work, chapters }) =>
    chapters.map((chapter) => ({ ...chapter, workId: id, at: work.now.toISOString() })),
  )
  await insertMany(
    trx,
    'chapters',
    all.map(({ id, workId, position, said, words, characters, postedAt, at }) => ({
      id,
      work_id: workId,
      position,
      ...headColumns(said),
      word_count: words,
      character_count: characters,
      created_at: at,
      posted_at: postedAt,
      edited_at: at,
    })),
  )
  await insertMany(
    trx,
    'chapter_texts',
    all.map(({ id, html }) => ({ chapter_id: id, html, sanitiser_version: sanitiserVersion })),
  )
  for (const { workId, html } of all) await notePictures(trx, workId, html)
}

function insertWords(trx: Transaction, works: readonly NumberedWork[]): Promise<void> {
  return keepWords(
    trx,
    works.map(({ id, work, creators, tags }) => {
      const { title, summary, language } = work.details
      const names = creators.flatMap(namesOf)
      return { id, document: wordsOf({ title, summary, language, names, tags: tags.map(({ name }) => name) }) }
    }),
  )
}
