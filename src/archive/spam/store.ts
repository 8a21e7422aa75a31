import { plainText } from '../../platform/text/blocks.ts'
import type { Db, Transaction } from '../../schema/index.ts'
import { linksIn, luresIn, type Reason, type Score, scoreOf } from './score.ts'
import { isNear, sketchOf } from './sketch.ts'
import { type Learned, likelihood, wordsOf } from './words.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** What was said longer ago is not compared any more. */
const DAYS_COMPARED = 3
const MOST_COMPARED = 2000

/** A comment that somebody is about to make. */
export interface Said {
  readonly html: string
  readonly workId: number
  /** undefined for a guest */
  readonly userId: number | undefined
  /** what a guest signs with */
  readonly email: string | undefined
  readonly now: Date
}

/** Looks at a comment before it is put in. Nothing of it leaves the archive. */
export async function judge(trx: Transaction, said: Said): Promise<Score> {
  const text = plainText(said.html)
  const words = wordsOf(text)
  return scoreOf({
    ...(await writerOf(trx, said)),
    links: linksIn(said.html),
    lures: luresIn(text),
    saidBefore: await saidBefore(trx, said, sketchOf(text)),
    likelihood: likelihood(words, await learnedOf(trx, words)),
  })
}

async function writerOf(trx: Transaction, { userId, email, now }: Said) {
  const own = () =>
    userId === undefined
      ? trx.selectFrom('comments').where('comments.guest_email', '=', email ?? '')
      : trx.selectFrom('comments').where('comments.user_id', '=', userId)
  // a guest can sign with any address, so it makes nobody known; it does tie together what one program sends
  const shown = userId === undefined ? [] : await own().select('id').where('state', '=', 'shown').limit(3).execute()
  const hourAgo = new Date(now.getTime() - HOUR).toISOString()
  const { authors } = await own()
    .innerJoin('creatorships', 'creatorships.work_id', 'comments.work_id')
    .select((count) => count.fn.count<number>('creatorships.pseud_id').distinct().as('authors'))
    .where('comments.created_at', '>', hourAgo)
    .executeTakeFirstOrThrow()
  const user =
    userId === undefined
      ? undefined
      : await trx.selectFrom('users').select('created_at').where('id', '=', userId).executeTakeFirst()
  const accountDays = user && Math.floor((now.getTime() - Date.parse(user.created_at)) / DAY)
  return { accountDays, shownBefore: shown.length, authors }
}

async function saidBefore(trx: Transaction, { workId, now }: Said, sketch: string): Promise<number> {
  if (sketch === '') return 0
  const since = new Date(now.getTime() - DAYS_COMPARED * DAY).toISOString()
  const rows = await trx
    .selectFrom('said_before')
    .innerJoin('comments', 'comments.id', 'said_before.comment_id')
    .select('said_before.sketch')
    .where('said_before.created_at', '>', since)
    .where('comments.work_id', '!=', workId)
    .orderBy('said_before.created_at', 'desc')
    .limit(MOST_COMPARED)
    .execute()
  return rows.filter((row) => isNear(row.sketch, sketch)).length
}

async function learnedOf(db: Db, words: readonly string[]): Promise<Learned> {
  const rows = await db
    .selectFrom('spam_words')
    .selectAll()
    .where('word', 'in', ['', ...words])
    .execute()
  const found = new Map(rows.map(({ word, spam, fair }) => [word, { spam, fair }]))
  return { texts: found.get('') ?? { spam: 0, fair: 0 }, words: found }
}

/** Remembers what was said, and why it is held if it is. What is too old to be compared goes. */
export async function remember(
  trx: Transaction,
  commentId: number,
  { html, now }: Pick<Said, 'html' | 'now'>,
  { held, points, reasons }: Score,
): Promise<void> {
  const at = now.toISOString()
  const sketch = sketchOf(plainText(html))
  if (sketch !== '')
    await trx.insertInto('said_before').values({ comment_id: commentId, sketch, created_at: at }).execute()
  await trx
    .deleteFrom('said_before')
    .where('created_at', '<', new Date(now.getTime() - 2 * DAYS_COMPARED * DAY).toISOString())
    .execute()
  if (!held) return
  await trx
    .insertInto('held_comments')
    .values({ comment_id: commentId, score: points, reasons: JSON.stringify(reasons), held_at: at })
    .execute()
}

/** A comment that is held, with what spoke for it. */
export interface HeldComment {
  readonly id: number
  readonly workId: number
  readonly title: string
  /** login, or the name a guest signed with */
  readonly by: string
  readonly html: string
  readonly points: number
  readonly reasons: readonly Reason[]
  readonly heldAt: string
  readonly verdict: Verdict | null
}

export type Verdict = 'spam' | 'fair'

/** @param judged whether those are wanted that somebody has looked at, newest first; else those that wait, oldest first */
export async function heldComments(db: Db, judged: boolean): Promise<readonly HeldComment[]> {
  const rows = await db
    .selectFrom('held_comments')
    .innerJoin('comments', 'comments.id', 'held_comments.comment_id')
    .innerJoin('works', 'works.id', 'comments.work_id')
    .leftJoin('users', 'users.id', 'comments.user_id')
    .select(['comments.id', 'comments.work_id', 'works.title', 'users.login', 'comments.guest_name'])
    .select(['comments.html', 'held_comments.score', 'held_comments.reasons', 'held_comments.held_at'])
    .select('held_comments.verdict')
    .where('held_comments.verdict', judged ? 'is not' : 'is', null)
    .orderBy('held_comments.held_at', judged ? 'desc' : 'asc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    workId: row.work_id,
    title: row.title,
    by: row.login ?? row.guest_name ?? '',
    html: row.html,
    points: row.score,
    reasons: JSON.parse(row.reasons) as readonly Reason[],
    heldAt: row.held_at,
    verdict: row.verdict,
  }))
}

/** Says what a held comment is, or something else than before, and learns from it.
 * @returns false when it is said already, or nothing is held under this number */
export async function giveVerdict(trx: Transaction, commentId: number, verdict: Verdict): Promise<boolean> {
  const row = await trx
    .selectFrom('held_comments')
    .innerJoin('comments', 'comments.id', 'held_comments.comment_id')
    .select(['held_comments.verdict', 'comments.html'])
    .where('held_comments.comment_id', '=', commentId)
    .executeTakeFirst()
  if (!row || row.verdict === verdict) return false
  await trx.updateTable('held_comments').set({ verdict }).where('comment_id', '=', commentId).execute()
  const words = ['', ...wordsOf(plainText(row.html))].toSorted()
  if (row.verdict !== null) await learn(trx, words, row.verdict, -1)
  await learn(trx, words, verdict, 1)
  return true
}

/** @param words in an order that all use: two who learn at once then do not wait for each other in a circle */
async function learn(trx: Transaction, words: readonly string[], verdict: Verdict, by: 1 | -1): Promise<void> {
  const [spam, fair] = verdict === 'spam' ? [by, 0] : [0, by]
  await trx
    .insertInto('spam_words')
    .values(words.map((word) => ({ word, spam: Math.max(0, spam), fair: Math.max(0, fair) })))
    .onConflict((conflict) =>
      conflict.column('word').doUpdateSet((old) => ({
        spam: old('spam_words.spam', '+', spam),
        fair: old('spam_words.fair', '+', fair),
      })),
    )
    .execute()
}
