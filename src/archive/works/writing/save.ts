import type { Transaction } from '../../../schema/index.ts'
import type { House } from '../../house.ts'
import type { ChapterDetails, Work, WorkDetails } from '../kinds.ts'
import { postChapter } from '../store/chapter-list.ts'
import { insertChapter, updateChapter } from '../store/chapters.ts'
import { holdSeries } from '../store/hold.ts'
import { insertWork } from '../store/insert.ts'
import { postWork } from '../store/lifecycle.ts'
import { chapterOfForm, workOfForm } from '../store/own.ts'
import { createSeries, joinSeries, leaveSeries } from '../store/series.ts'
import { expectChapters, updateWork } from '../store/update.ts'
import type { Stage } from '../typed.ts'
import { bylineAfter, type Credit } from './crediting.ts'
import { onceOnly } from './once.ts'

/** A new work that has passed the rules. */
export interface WorkToMake {
  readonly details: WorkDetails
  readonly chapter: ChapterDetails
  readonly credit: Credit
  readonly stage: Stage
  /** see formKey */
  readonly key: string | undefined
  /** what else is done with the work in the same transaction, before anybody is told of it */
  readonly also?: Also
}

type Also = (trx: Transaction, workId: number) => Promise<void>

/** Makes the work, its first chapter and its place in a series; sent twice, it makes one.
 * @returns the number of the work */
export function makeWork(house: House, userId: number, work: WorkToMake): Promise<number> {
  return onceOnly(
    work.key,
    (key) => workOfForm(house.db, userId, key),
    () => house.db.transaction().execute((trx) => insertWhole(house, trx, work)),
  )
}

async function insertWhole(
  house: House,
  trx: Transaction,
  { details, chapter, credit, stage, key, also }: WorkToMake,
): Promise<number> {
  const now = house.now()
  const { workId } = await insertWork(trx, {
    details,
    pseudIds: credit.pseudIds,
    chapters: [chapter],
    postedAt: stage === 'posted' ? now : null,
    ...(key === undefined ? {} : { importKey: key }),
    now,
  })
  await changeSeries(trx, workId, [], credit, now)
  await also?.(trx, workId)
  if (stage === 'posted') await house.announce(trx, { kind: 'work-posted', workId })
  return workId
}

/** What a form changes in a stored work. */
export interface WorkToChange {
  readonly work: Work
  readonly details: WorkDetails
  readonly credit: Credit
  /** the only chapter, when its text stands in the form */
  readonly chapter: { readonly id: number; readonly version: number; readonly details: ChapterDetails } | undefined
  /** whether a draft is shown to readers from now on */
  readonly post: boolean
  readonly also?: Also
}

/** Saves a work. Of two who changed the same text, the second is told and nothing of theirs is written. */
export function saveWork(
  house: House,
  userId: number,
  { work, details, credit, chapter, post, also }: WorkToChange,
): Promise<'saved' | 'changed-meanwhile'> {
  return house.db.transaction().execute(async (trx) => {
    const now = house.now()
    await holdSeriesOf(trx, work, credit)
    if (chapter) {
      const saved = await updateChapter(trx, chapter.id, chapter.details, { version: chapter.version, now, by: userId })
      if (!saved.ok) return 'changed-meanwhile'
    }
    await updateWork(trx, work.id, details, now, bylineAfter(work.creators, userId, credit.pseudIds))
    await changeSeries(
      trx,
      work.id,
      work.series.map(({ seriesId }) => seriesId),
      credit,
      now,
    )
    await also?.(trx, work.id)
    if (post) {
      await postWork(trx, work.id, now)
      await house.announce(trx, { kind: 'work-posted', workId: work.id })
    }
    return 'saved'
  })
}

/** A new chapter that has passed the rules. */
export interface ChapterToMake {
  readonly chapter: ChapterDetails
  readonly position: number
  readonly expected: number | null
  readonly stage: Stage
  readonly key: string | undefined
}

/** Puts a chapter into a work; sent twice, it makes one.
 * @returns the number of the chapter */
export function makeChapter(
  house: House,
  work: Work,
  { chapter, position, expected, stage, key }: ChapterToMake,
): Promise<number> {
  return onceOnly(
    key,
    (formKey) => chapterOfForm(house.db, work.id, formKey),
    () =>
      house.db.transaction().execute(async (trx) => {
        await expectChapters(trx, work.id, expected)
        const chapterId = await insertChapter(trx, work.id, position, chapter, {
          post: stage === 'posted',
          now: house.now(),
          formKey: key,
        })
        if (stage === 'posted') await house.announce(trx, { kind: 'chapter-posted', chapterId })
        return chapterId
      }),
  )
}

/** Saves a stored chapter.
 * @param post whether readers see it from now on */
export function saveChapter(
  house: House,
  chapterId: number,
  chapter: ChapterDetails,
  { version, post, by }: { readonly version: number; readonly post: boolean; readonly by: number },
): Promise<'saved' | 'changed-meanwhile' | 'gone'> {
  return house.db.transaction().execute(async (trx) => {
    const now = house.now()
    const saved = await updateChapter(trx, chapterId, chapter, { version, now, by })
    if (!saved.ok) return saved.problem
    if (post) {
      await postChapter(trx, chapterId, now)
      await house.announce(trx, { kind: 'chapter-posted', chapterId })
    }
    return 'saved'
  })
}

/** To leave a series and join it is to move within it. */
async function changeSeries(
  trx: Transaction,
  workId: number,
  memberOf: readonly number[],
  { pseudIds, series: { leave, join, position } }: Credit,
  now: Date,
): Promise<void> {
  for (const seriesId of memberOf) {
    if (leave.includes(seriesId) && seriesId !== join?.id) await leaveSeries(trx, seriesId, workId, now)
  }
  if (!join) return
  if (join.id !== undefined && (await joinSeries(trx, join.id, workId, now, position))) return
  await joinSeries(trx, await createSeries(trx, { title: join.title, pseudIds, now }), workId, now, position)
}

async function holdSeriesOf(trx: Transaction, { series }: Work, { series: { join } }: Credit): Promise<void> {
  const ids = [...series.map(({ seriesId }) => seriesId), ...(join?.id === undefined ? [] : [join.id])]
  for (const id of new Set(ids.toSorted((a, b) => a - b))) await holdSeries(trx, id)
}
