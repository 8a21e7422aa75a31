import { isDuplicate } from '../../../platform/db/duplicate.ts'
import type { Transaction } from '../../../schema/index.ts'
import { orphanPseud } from '../../accounts/index.ts'
import {
  type ChapterDetails,
  checkChapter,
  checkWork,
  insertWork,
  type Problem,
  sentenceOf,
  type WorkDetails,
} from '../../works/index.ts'
import type { StagedRow } from '../staging.ts'
import { type Moved, movedOf, noteMoved } from '../store.ts'
import { type ReadChapter, readChapter } from './chapters.ts'
import { coauthorsIn } from './lists.ts'
import type { People } from './members.ts'
import type { Moving } from './moving.ts'
import { plain } from './site.ts'
import { readStory } from './story.ts'
import { OldTags } from './tags.ts'

/** Works by the numbers that they had as stories; null for one that is gone since. */
export type Works = Map<number, number | null>

const AT_ONCE = 20

/** A story that passed the rules, on its way in. */
interface Ready {
  readonly sid: number
  readonly title: string
  readonly details: WorkDetails
  readonly chapters: readonly ReadChapter[]
  readonly checked: readonly ChapterDetails[]
  readonly dates: readonly (Date | null)[]
  readonly postedAt: Date | null
  readonly hits: number
  /** who wrote it, by their numbers there; empty for nobody who is known */
  readonly uids: readonly number[]
}

/** Brings stories in, some in each transaction.
 * @returns which works they became, now or before; undefined when somebody said to stop */
export async function moveStories(moving: Moving, people: People): Promise<Works | undefined> {
  const { staging, report, house, archiveId, mapping } = moving
  const works: Works = await movedOf(house.db, archiveId, 'story')
  const tags = new OldTags(mapping)
  moving.begin('stories', staging.count('select count(*) from stories'))
  let batch: Ready[] = []
  for (const row of staging.each('select * from stories where sid > 0 group by sid order by sid')) {
    if (works.has(Number(row.sid))) report.count('stories', 'here')
    else {
      const ready = readyStory(moving, row, tags, people)
      if (ready) batch.push(ready)
    }
    if (batch.length >= AT_ONCE) {
      await bringIn(moving, batch, people, works)
      batch = []
    }
    if (!moving.step(1)) break
  }
  await bringIn(moving, batch, people, works)
  return moving.step(0) ? works : undefined
}

const CHAPTERS = 'select * from chapters where sid = ? group by chapid order by inorder, chapid'

/** @returns undefined for a story that cannot come in; the report says why */
function readyStory(moving: Moving, row: StagedRow, tags: OldTags, people: People): Ready | undefined {
  const { staging, report, mapping, staged, house } = moving
  const [sid, title] = [Number(row.sid), plain(row.title)]
  const rows = staging.all(CHAPTERS, sid)
  if (rows.length === 0) return leave(moving, sid, title, 'it has no chapter')
  const full = ['catid', 'classes', 'charid'].filter((list) => staged.fullLists.has(`${sid} ${list}`))
  const remarks: string[] = []
  const about = (chapters: readonly ReadChapter[]) =>
    readStory(row, chapters, { tags, zone: mapping.zone, language: mapping.language, full })
  const { overflow } = about([])
  const chapters = rows.flatMap((chapter, at) =>
    readChapter(chapter, moving.files, { title, chapters: rows.length, overflow: at === 0 ? overflow : '' }, remarks),
  )
  const story = about(chapters)
  const work = checkWork(story.typed)
  if (!work.ok) return leave(moving, sid, title, faultsOf(work.problems))
  const checked: ChapterDetails[] = []
  for (const { id, typed } of chapters) {
    const chapter = checkChapter(typed)
    if (!chapter.ok) return leave(moving, sid, title, `chapter ${id}: ${faultsOf(chapter.problems)}`)
    checked.push(chapter.value)
  }
  const uids = authorsOf(moving, row, rows, people, remarks)
  const dated = datesOf(story, chapters, { validated: Number(row.validated) > 0, now: house.now() }, remarks)
  for (const words of [...story.remarks, ...remarks]) report.remark('stories', sid, title, words)
  report.count('chapters', 'came', chapters.filter(({ id }) => id !== 0).length)
  report.count('chapters without a text', 'came', chapters.filter(({ missing }) => missing).length)
  return { sid, title: work.value.title, details: work.value, chapters, checked, ...dated, hits: story.hits, uids }
}

function leave({ report }: Moving, sid: number, title: string, why: string): undefined {
  report.count('stories', 'left')
  report.remark('stories', sid, title, `was left: ${why}`)
}

function faultsOf(problems: Readonly<Record<string, Problem | undefined>>): string {
  return Object.entries(problems)
    .flatMap(([field, problem]) => (problem ? [`${field}: ${sentenceOf(problem)}`] : []))
    .join(' ')
}

/** A story that waited for a moderator's yes is a draft of its author; so is one of which no chapter was ever shown, or none has a text. */
function datesOf(
  { postedAt, updatedAt }: { readonly postedAt: Date | undefined; readonly updatedAt: Date | undefined },
  chapters: readonly ReadChapter[],
  { validated, now }: { readonly validated: boolean; readonly now: Date },
  remarks: string[],
): Pick<Ready, 'dates' | 'postedAt'> {
  const readable = chapters.some(({ posted, missing }) => posted && !missing)
  if (!validated || !readable) {
    remarks.push(
      `it is a draft: ${validated ? 'none of its chapters can be read' : 'it had not been accepted there yet'}`,
    )
    return { dates: chapters.map(() => null), postedAt: null }
  }
  if (!postedAt) remarks.push('its date is not known: today’s is taken')
  const first = !postedAt || postedAt > now ? now : postedAt
  const last = updatedAt && updatedAt > first && updatedAt <= now ? updatedAt : first
  const newest = chapters.findLastIndex(({ posted }) => posted)
  return {
    dates: chapters.map(({ posted }, at) => (posted ? (at === newest && at > 0 ? last : first) : null)),
    postedAt: first,
  }
}

function authorsOf(
  { staging }: Moving,
  row: StagedRow,
  chapters: readonly StagedRow[],
  people: People,
  remarks: string[],
): readonly number[] {
  const table = staging.all('select uid from coauthors where sid = ?', Number(row.sid)).map(({ uid }) => Number(uid))
  const writers = Number(row.rr) === 1 ? chapters.map(({ uid }) => Number(uid)) : []
  const all = [...new Set([Number(row.uid), ...table, ...coauthorsIn(row.coauthors ?? ''), ...writers])].filter(
    (uid) => uid > 0,
  )
  const known = all.filter((uid) => people.has(uid))
  const gone = all.filter((uid) => !people.has(uid))
  if (known.length === 0) remarks.push('its author was gone there already: nobody is named')
  else if (gone.length > 0)
    remarks.push(`of its authors, ${gone.join(', ')} ${gone.length === 1 ? 'was' : 'were'} gone there already`)
  return known
}

async function bringIn(moving: Moving, batch: readonly Ready[], people: People, works: Works): Promise<void> {
  if (batch.length === 0) return
  if (moving.dryRun) for (const { sid } of batch) works.set(sid, -sid)
  else await write(moving, batch, people, works)
  moving.report.count('stories', 'came', batch.length)
}

/** One story that cannot be written must not keep the others out: then each has a transaction of its own. */
async function write(moving: Moving, batch: readonly Ready[], people: People, works: Works): Promise<void> {
  const { house, archiveId = 0 } = moving
  try {
    const ids = await house.db.transaction().execute(async (trx) => {
      const made: number[] = []
      for (const ready of batch) made.push(await insertStory(moving, trx, archiveId, ready, people))
      return made
    })
    for (const [at, { sid }] of batch.entries()) works.set(sid, ids[at] ?? null)
  } catch (error) {
    if (!isDuplicate(error) || batch.length === 1) throw error
    for (const ready of batch) await write(moving, [ready], people, works)
  }
}

async function insertStory(
  { house, mapping }: Moving,
  trx: Transaction,
  archiveId: number,
  ready: Ready,
  people: People,
): Promise<number> {
  const now = house.now()
  const pseudIds = [...new Set(ready.uids.flatMap((uid) => people.get(uid)?.pseudId ?? []))]
  const { workId, chapterIds } = await insertWork(trx, {
    details: ready.details,
    pseudIds: pseudIds.length > 0 ? pseudIds : [await orphanPseud(trx, now)],
    chapters: ready.checked,
    postedAt: ready.postedAt,
    chapterDates: ready.dates,
    hits: ready.hits,
    importKey: `efiction:${mapping.archive}:${ready.sid}`,
    now,
  })
  const chapters = ready.chapters.flatMap(({ id, place }, at): Moved[] =>
    id === 0 ? [] : [{ kind: 'chapter', oldId: id, newId: chapterIds[at] ?? null, place }],
  )
  await noteMoved(trx, archiveId, [{ kind: 'story', oldId: ready.sid, newId: workId }, ...chapters])
  return workId
}
