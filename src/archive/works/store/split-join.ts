import { forEditing, plainText } from '../../../platform/text/blocks.ts'
import { cutsIn } from '../../../platform/text/cuts.ts'
import { allow, type Result, refuse } from '../../../platform/text/result.ts'
import type { Transaction } from '../../../schema/index.ts'
import type { ChapterDetails } from '../kinds.ts'
import { LIMITS } from '../limits.ts'
import { charactersOf, checkStory } from '../texts.ts'
import { removeChapter } from './chapter-list.ts'
import { holdChapter, rewrite, saidBy, withIds, writeChapter } from './chapters.ts'
import { settle } from './settle.ts'

/** Who does it, and when. */
interface Doing {
  readonly by: number
  readonly now: Date
}

type Held = NonNullable<Awaited<ReturnType<typeof holdChapter>>>

/** Parts a chapter in two at a paragraph, which begins the second. Both are posted if the one was; nothing is new to
 * readers, so the date of the work stays. The notes after the text go with its end.
 * @returns the number of the new chapter */
export async function splitChapter(
  trx: Transaction,
  chapterId: number,
  { paragraph, title, ...doing }: Doing & { readonly paragraph: string; readonly title: string },
): Promise<Result<number, 'gone' | 'no-such-place'>> {
  const row = await holdChapter(trx, chapterId)
  if (!row) return refuse('gone')
  const cut = cutsIn(row.html).find(({ id }) => id === paragraph)
  if (!cut) return refuse('no-such-place')
  const [first, second] = [row.html.slice(0, cut.at).trimEnd(), row.html.slice(cut.at)]
  await trx
    .updateTable('chapters')
    .set((chapters) => ({ position: chapters('position', '+', 1) }))
    .where('work_id', '=', row.work_id)
    .where('position', '>', row.position)
    .execute()
  const id = await writeChapter(trx, {
    workId: row.work_id,
    position: row.position + 1,
    chapter: {
      title,
      summary: '',
      contentNotes: '',
      notesBefore: '',
      notesAfter: row.notes_after,
      html: second,
    },
    previous: second,
    postedAt: row.posted_at,
    now: doing.now,
  })
  await expectMore(trx, row.work_id, 1)
  await rewrite(trx, row, { ...saidBy(row), notesAfter: '', html: first }, doing)
  await settle(trx, row.work_id, doing.now, false)
  return allow(id)
}

/** Why two chapters stay two. */
export type JoinProblem = 'gone' | 'no-next' | 'not-alike' | 'being-written' | 'text-too-long' | 'notes-too-long'

/** Puts the next chapter behind this one, with a scene break between, and its notes behind the notes here.
 * @param emptied is told of the next chapter before it goes, so that what belongs to it can be brought along */
export async function joinNext(
  trx: Transaction,
  chapterId: number,
  doing: Doing,
  emptied: (nextId: number) => Promise<void>,
): Promise<Result<undefined, JoinProblem>> {
  const row = await holdChapter(trx, chapterId)
  if (!row) return refuse('gone')
  const found = await trx
    .selectFrom('chapters')
    .select('id')
    .where('work_id', '=', row.work_id)
    .where('position', '=', row.position + 1)
    .executeTakeFirst()
  const next = found && (await holdChapter(trx, found.id))
  if (!next) return refuse('no-next')
  const joined = joinedWith(row, next)
  const problem = await problemOf(trx, row, next, joined)
  if (problem) return refuse(problem)
  const html = await withIds(trx, row.work_id, joined.html, joined.html)
  await emptied(next.id)
  await removeChapter(trx, next.id, doing.now)
  await rewrite(trx, row, { ...joined, html }, doing)
  await expectMore(trx, row.work_id, -1)
  await settle(trx, row.work_id, doing.now, false)
  return allow(undefined)
}

function joinedWith(row: Held, next: Held): ChapterDetails {
  const both = (one: string, other: string, between = '\n') => [one, other].filter((html) => html !== '').join(between)
  return {
    title: row.title,
    summary: both(row.summary, next.summary),
    contentNotes: both(row.content_notes, next.content_notes),
    notesBefore: both(row.notes_before, next.notes_before),
    notesAfter: both(row.notes_after, next.notes_after),
    html: both(row.html, next.html, '\n<hr>\n'),
  }
}

async function problemOf(
  trx: Transaction,
  row: Held,
  next: Held,
  joined: ChapterDetails,
): Promise<JoinProblem | undefined> {
  if ((row.posted_at === null) !== (next.posted_at === null)) return 'not-alike'
  const writing = await trx.selectFrom('autosaves').select('id').where('chapter_id', '=', next.id).executeTakeFirst()
  if (writing) return 'being-written'
  if (checkStory({ text: forEditing(joined.html), format: 'html' }, false).problem) return 'text-too-long'
  const seen = (html: string) => charactersOf(plainText(html))
  const long = seen(joined.summary) > LIMITS.summary
  return long || [joined.contentNotes, joined.notesBefore, joined.notesAfter].some((html) => seen(html) > LIMITS.notes)
    ? 'notes-too-long'
    : undefined
}

/** A total that was said in advance counts the parts, whatever they are. */
async function expectMore(trx: Transaction, workId: number, more: 1 | -1): Promise<void> {
  await trx
    .updateTable('works')
    .set((works) => ({ expected_chapters: works('expected_chapters', '+', more) }))
    .where('id', '=', workId)
    .where('expected_chapters', '>', more < 0 ? 1 : 0)
    .execute()
}
