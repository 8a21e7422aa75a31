import { assignIds, forEditing } from '../../../platform/text/blocks.ts'
import { countWords } from '../../../platform/text/count.ts'
import { sanitiserVersion } from '../../../platform/text/sanitise.ts'
import type { Brought, Coming } from '../../belongings/index.ts'
import { notePictures } from '../../media/index.ts'
import type { ChapterDetails, WorkDetails } from '../kinds.ts'
import { checkChapter, checkWork } from '../rules.ts'
import { sentenceOf } from '../sentences.ts'
import { noteChange } from '../store/changes.ts'
import { headColumns } from '../store/chapters.ts'
import { setCreators } from '../store/creators.ts'
import { detailColumns, setTags } from '../store/details.ts'
import { planPost } from '../store/planning.ts'
import { recount } from '../store/recount.ts'
import { withdrawWork } from '../store/withdraw.ts'
import { indexWords } from '../store/words.ts'
import type { Problems, TypedText } from '../typed.ts'
import type { ChapterRecord, WorkRecord } from './records.ts'

/** No work has had more paragraphs than this. */
const MOST_BLOCKS = 100_000_000

/** A work that the rules of this archive have passed. */
interface Passed {
  readonly details: WorkDetails
  readonly chapters: readonly ChapterDetails[]
  /** why it comes in as a draft, or is not quite as it was; empty for nothing */
  readonly remarks: readonly string[]
  readonly draft: boolean
}

/** Puts a work in with everything that its record says, dated as it was. */
export async function bringWork(coming: Coming, record: WorkRecord): Promise<Brought> {
  const passed = passWork(coming, record)
  if (typeof passed === 'string') return { became: 'left', why: passed }
  const { trx } = coming
  const pseudIds = await ownNames(coming, record)
  const workId = await insertRow(coming, record, passed)
  await setCreators(trx, workId, pseudIds)
  await setTags(trx, workId, passed.details, coming.house.now())
  let next = Math.min(record.next_block, MOST_BLOCKS)
  for (const [at, chapter] of record.chapters.entries()) {
    const said = passed.chapters[at]
    if (said) next = await bringChapter(coming, { workId, position: at + 1, chapter, said, next })
  }
  await trx.updateTable('works').set({ next_block: next }).where('id', '=', workId).execute()
  await recount(trx, workId)
  await bringPlans(coming, workId, record)
  if (coming.trusted) await bringFigures(coming, workId, record)
  await indexWords(trx, [workId])
  await noteChange(trx, [workId], coming.house.now())
  if (passed.draft) {
    await withdrawWork(trx, workId, coming.house.now())
    await trx.updateTable('works').set({ edited_at: record.edited_at }).where('id', '=', workId).execute()
  }
  const others = record.creators.filter(({ own }) => own === null).map(({ pen_name }) => pen_name)
  const remarks = [
    ...passed.remarks,
    ...(others.length > 0 ? [`It was made with ${others.join(', ')}: they can be invited again here.`] : []),
  ]
  return { became: 'new', id: workId, remark: remarks.length > 0 ? remarks.join(' ') : undefined }
}

/** @returns the sentence that says why it cannot come in, where it cannot */
function passWork({ pictures }: Coming, record: WorkRecord): Passed | string {
  const text = (html: string): TypedText => ({ text: forEditing(pictures(html)), format: 'html' })
  const typed = {
    ...record,
    summary: text(record.summary),
    notesBefore: text(record.notes_before),
    notesAfter: text(record.notes_after),
    expectedChapters: String(record.expected_chapters ?? '?'),
    chapters: Math.max(1, record.chapters.length),
  }
  const chapters = record.chapters.map((chapter) =>
    checkChapter(
      {
        title: chapter.title,
        summary: text(chapter.summary),
        contentNotes: text(chapter.content_notes),
        notesBefore: text(chapter.notes_before),
        notesAfter: text(chapter.notes_after),
        text: text(chapter.html),
      },
      'draft',
    ),
  )
  const posted = record.posted_at === null ? undefined : checkWork(typed, 'posted')
  const checked = posted?.ok ? posted : checkWork(typed, 'draft')
  if (!checked.ok) return sentences(checked.problems)
  const wrong = chapters.find((chapter) => !chapter.ok)
  if (wrong && !wrong.ok) return sentences(wrong.problems)
  const why = [
    ...(posted && !posted.ok ? [`It comes in as a draft: ${sentences(posted.problems)}`] : []),
    ...(record.anonymous || record.unrevealed
      ? ['It was kept back by a collection, and comes in as a draft so that nobody learns of it too early.']
      : []),
    ...(record.hidden ? ['It was hidden where it comes from, and comes in as a draft.'] : []),
  ]
  return {
    details: checked.value,
    chapters: chapters.flatMap((chapter) => (chapter.ok ? [chapter.value] : [])),
    remarks: why,
    draft: record.posted_at !== null && why.length > 0,
  }
}

function sentences(problems: Problems<string>): string {
  return Object.values(problems)
    .flatMap((problem) => (problem ? [sentenceOf(problem)] : []))
    .join(' ')
}

/** The member's own names in the byline; their default where none of them came in. */
async function ownNames({ trx, userId, own }: Coming, { creators }: WorkRecord): Promise<readonly number[]> {
  const ids = creators.flatMap((creator) => (creator.own === null ? [] : (own('pen-names', creator.own) ?? [])))
  if (ids.length > 0) return [...new Set(ids)]
  const usual = await trx
    .selectFrom('pseuds')
    .select('id')
    .where('user_id', '=', userId)
    .orderBy('is_default', 'desc')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  return [usual.id]
}

async function insertRow({ trx, house }: Coming, record: WorkRecord, { details }: Passed): Promise<number> {
  const past = pastOf(house.now())
  const { id } = await trx
    .insertInto('works')
    .values({
      ...detailColumns(details),
      creators_sort: '',
      complete: 0,
      word_count: 0,
      character_count: 0,
      chapter_count: 0,
      first_chapter_id: null,
      last_chapter_id: null,
      created_at: past(record.created_at),
      posted_at: record.posted_at === null ? null : past(record.posted_at),
      updated_at: past(record.updated_at),
      edited_at: past(record.edited_at),
      deleted_at: record.deleted_at === null ? null : past(record.deleted_at),
      import_key: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx.insertInto('work_counters').values({ work_id: id }).execute()
  return id
}

/** A date that lies ahead would keep a work on top of every list. */
function pastOf(now: Date): (instant: string) => string {
  return (instant) => {
    const at = new Date(instant)
    return (Number.isNaN(at.getTime()) || at > now ? now : at).toISOString()
  }
}

interface ComingChapter {
  readonly workId: number
  readonly position: number
  readonly chapter: ChapterRecord
  readonly said: ChapterDetails
  /** the number that the next new paragraph of the work takes */
  readonly next: number
}

/** @returns the number that the next new paragraph takes after this chapter */
async function bringChapter(coming: Coming, { workId, position, chapter, said, next }: ComingChapter): Promise<number> {
  const { trx, house } = coming
  const past = pastOf(house.now())
  const numbered = assignIds(said.html, { previous: chapter.html, next })
  const { words, characters } = countWords(numbered.html)
  const { id } = await trx
    .insertInto('chapters')
    .values({
      work_id: workId,
      position,
      ...headColumns(said),
      word_count: words,
      character_count: characters,
      created_at: past(chapter.created_at),
      posted_at: chapter.posted_at === null ? null : past(chapter.posted_at),
      edited_at: past(chapter.edited_at),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  coming.note('chapters', chapter.id, id)
  await trx
    .insertInto('chapter_texts')
    .values({ chapter_id: id, html: numbered.html, sanitiser_version: sanitiserVersion })
    .execute()
  await notePictures(trx, workId, numbered.html)
  return bringVersions(coming, id, chapter, numbered.next)
}

async function bringVersions(
  { trx, house, userId, pictures }: Coming,
  chapterId: number,
  { versions }: ChapterRecord,
  first: number,
): Promise<number> {
  const past = pastOf(house.now())
  let next = first
  for (const version of versions) {
    const text = (html: string): TypedText => ({ text: forEditing(pictures(html)), format: 'html' })
    const checked = checkChapter(
      {
        title: version.title,
        summary: text(version.summary),
        contentNotes: text(version.content_notes),
        notesBefore: text(version.notes_before),
        notesAfter: text(version.notes_after),
        text: text(version.html),
      },
      'draft',
    )
    if (!checked.ok) continue
    const numbered = assignIds(checked.value.html, { previous: version.html, next })
    next = numbered.next
    await trx
      .insertInto('revisions')
      .values({
        chapter_id: chapterId,
        user_id: version.own ? userId : null,
        kind: version.kind,
        began_at: past(version.began_at),
        saved_at: past(version.saved_at),
        word_count: countWords(numbered.html).words,
        sanitiser_version: sanitiserVersion,
        ...headColumns(checked.value),
        html: numbered.html,
      })
      .execute()
  }
  return next
}

/** What is to be posted by itself, what had been posted before, and who wrote which chapter. */
async function bringPlans({ trx, house, userId, own }: Coming, workId: number, record: WorkRecord): Promise<void> {
  const now = house.now()
  const plan = async (planned: WorkRecord['plan'], chapterId?: number) => {
    if (!planned || new Date(planned.post_at) <= now) return
    await planPost(trx, { workId, chapterId }, { at: new Date(planned.post_at), zone: planned.zone, userId }, now)
  }
  const withdrawn = (posted_at: string, chapter_id: number | null, with_work: boolean) =>
    trx
      .insertInto('withdrawn_posts')
      .values({ work_id: workId, chapter_id, posted_at: pastOf(now)(posted_at), with_work: with_work ? 1 : 0 })
      .execute()
  await plan(record.plan)
  if (record.withdrawn !== null) await withdrawn(record.withdrawn, null, true)
  const names = new Map(record.creators.flatMap(({ pen_name, own: id }) => (id === null ? [] : [[pen_name, id]])))
  for (const chapter of record.chapters) {
    const chapterId = own('chapters', chapter.id)
    if (chapterId === undefined) continue
    await plan(chapter.plan, chapterId)
    if (chapter.withdrawn) await withdrawn(chapter.withdrawn.posted_at, chapterId, chapter.withdrawn.with_work)
    for (const name of chapter.written_by) {
      const pseud_id = own('pen-names', names.get(name) ?? 0)
      if (pseud_id !== undefined)
        await trx
          .insertInto('chapter_creators')
          .values({ chapter_id: chapterId, pseud_id })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
    }
  }
}

/** How many came to read it, and when. Kudos, comments and bookmarks count as they come in themselves. */
async function bringFigures({ trx, own }: Coming, workId: number, record: WorkRecord): Promise<void> {
  await trx.updateTable('work_counters').set({ hits: record.counters.hits }).where('work_id', '=', workId).execute()
  const days = record.days.map((day) => ({ work_id: workId, ...day }))
  if (days.length > 0)
    await trx
      .insertInto('work_days')
      .values(days)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const sites = record.sites.map((site) => ({ work_id: workId, ...site }))
  if (sites.length > 0)
    await trx
      .insertInto('work_sites')
      .values(sites)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  for (const { id, days: read } of record.chapters) {
    const chapter_id = own('chapters', id)
    if (chapter_id === undefined || read.length === 0) continue
    await trx
      .insertInto('chapter_days')
      .values(read.map((day) => ({ chapter_id, ...day })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}
