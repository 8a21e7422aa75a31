import type { Viewer } from '../../../platform/web/viewer.ts'
import type { CommentState, Db, Transaction } from '../../../schema/index.ts'
import { blockBetween } from '../../distance/index.ts'
import { judge, remember, type Score } from '../../spam/index.ts'
import { holdCounters, moveCounter, visibleTo } from '../../works/index.ts'
import type { Anchor } from '../margin/anchor.ts'
import { pathBelow } from '../path.ts'
import {
  type CommentProblem,
  type Ground,
  mustWait,
  onceKey,
  type Refusal,
  refusalOn,
  refusalToAnswer,
  type Writer,
} from '../rules.ts'
import { insertAnchor } from './anchors.ts'
import { groundOf } from './choices.ts'
import { type Comment, findComment, isAnswered, isFrozen } from './read.ts'
import { shelve } from './shelves.ts'

/** A comment that the rules have passed. */
export interface NewComment {
  readonly workId: number
  readonly chapterId: number | null
  /** the comment it answers */
  readonly parentId: number | undefined
  readonly viewer: Viewer
  /** a member's pen name; undefined for a guest */
  readonly pseudId: number | undefined
  readonly guest: { readonly name: string; readonly email: string } | undefined
  readonly html: string
  /** what of the chapter it is about, in its margin */
  readonly anchor?: Anchor | undefined
  readonly now: Date
}

/** What became of it. */
export type Said =
  | {
      readonly ok: true
      readonly id: number
      readonly waits: boolean
      /** looks like spam: somebody who keeps order looks first */
      readonly held: boolean
      readonly again: boolean
      readonly ground: Ground
    }
  | { readonly ok: false; readonly problem: Refusal | 'gone' }

/**
 * Puts a comment in. The work's counters are kept for the transaction, so that whatever is decided here holds until it is
 * written: nobody freezes, deletes or says the same in between.
 */
export async function sayComment(trx: Transaction, said: NewComment): Promise<Said> {
  await holdCounters(trx, said.workId)
  if (!(await isVisible(trx, said.workId, said.viewer))) return { ok: false, problem: 'gone' }
  const ground = await groundOf(trx, said.workId)
  const parent = said.parentId === undefined ? undefined : await findComment(trx, said.parentId, said.viewer)
  if (said.parentId !== undefined && parent?.workId !== said.workId) return { ok: false, problem: 'gone' }
  const refusal = await refusalOf(trx, ground, said.viewer, parent)
  if (refusal) return { ok: false, problem: refusal }
  if (said.anchor && !ground.margin) return { ok: false, problem: 'no-margin' }
  const judged = await judgeSaid(trx, said, ground)
  const waits = mustWait(ground, await writerOf(trx, said.viewer), said.now)
  const key = keyOf({ ...said, block: said.anchor?.block })
  const row = await insertRow(trx, said, judged.held ? 'held' : waits ? 'waiting' : 'shown', key)
  if (!row) {
    const { id, state } = await trx
      .selectFrom('comments')
      .select(['id', 'state'])
      .where('once_key', '=', key)
      .executeTakeFirstOrThrow()
    return { ok: true, id, waits: state === 'waiting', held: state === 'held', again: true, ground }
  }
  await trx
    .updateTable('comments')
    .set(parent ? { thread_id: parent.threadId, path: pathBelow(parent.path, row.id) } : { thread_id: row.id })
    .where('id', '=', row.id)
    .execute()
  if (said.anchor && !parent) await insertAnchor(trx, row.id, said.chapterId, said.anchor)
  await remember(trx, row.id, said, judged)
  if (!waits && !judged.held)
    await appear(trx, { id: row.id, ...said, chapterId: parent ? parent.chapterId : said.chapterId }, said.now)
  return { ok: true, id: row.id, waits, held: judged.held, again: false, ground }

  function insertRow(writing: Transaction, comment: NewComment, state: CommentState, once: string) {
    return writing
      .insertInto('comments')
      .values({
        work_id: comment.workId,
        chapter_id: parent ? parent.chapterId : comment.chapterId,
        parent_id: comment.parentId ?? null,
        thread_id: null,
        path: '',
        number: null,
        user_id: comment.viewer.kind === 'member' ? comment.viewer.id : null,
        pseud_id: comment.pseudId ?? null,
        guest_name: comment.guest?.name ?? null,
        guest_email: comment.guest?.email ?? null,
        html: comment.html,
        state,
        once_key: once,
        created_at: comment.now.toISOString(),
        edited_at: null,
      })
      .onConflict((conflict) => conflict.column('once_key').doNothing())
      .returning('id')
      .executeTakeFirst()
  }
}

const NOT_JUDGED: Score = { points: 0, reasons: [], held: false }

/** Whoever made the work says what they like below it. */
function judgeSaid(trx: Transaction, { viewer, guest, html, workId, now }: NewComment, ground: Ground): Promise<Score> {
  const userId = viewer.kind === 'member' ? viewer.id : undefined
  if (userId !== undefined && ground.creators.includes(userId)) return Promise.resolve(NOT_JUDGED)
  return judge(trx, { html, workId, userId, email: guest?.email, now })
}

/** @returns why this viewer cannot say anything here, whatever it is */
export async function refusalOf(
  db: Db,
  ground: Ground,
  viewer: Viewer,
  parent: Comment | undefined,
): Promise<Refusal | undefined> {
  const refusal = refusalOn(ground, viewer)
  if (refusal) return refusal
  if (viewer.kind === 'member') {
    const block = await blockBetween(db, viewer.id, [...ground.creators, ...(parent?.userId ? [parent.userId] : [])])
    if (block) return `blocked-${block}`
  }
  return parent && refusalToAnswer({ state: parent.state, frozen: await isFrozen(db, parent) })
}

async function isVisible(trx: Transaction, workId: number, viewer: Viewer): Promise<boolean> {
  const row = await trx
    .selectFrom('works')
    .select('works.id')
    .where('works.id', '=', workId)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  return row !== undefined
}

function writerOf(trx: Transaction, viewer: Viewer): Promise<Writer> {
  return writerBehind(trx, viewer.kind === 'member' ? viewer.id : null)
}

/** @param userId null for a guest */
async function writerBehind(trx: Transaction, userId: number | null): Promise<Writer> {
  if (userId === null) return { userId: undefined, memberSince: undefined, known: false }
  const user = await trx.selectFrom('users').select('created_at').where('id', '=', userId).executeTakeFirst()
  const shown = await trx
    .selectFrom('comments')
    .select('id')
    .where('user_id', '=', userId)
    .where('state', '=', 'shown')
    .limit(1)
    .executeTakeFirst()
  return { userId, memberSince: user?.created_at ?? '', known: shown !== undefined }
}

type Keyed = Pick<NewComment, 'workId' | 'chapterId' | 'parentId' | 'viewer' | 'guest' | 'html'> & {
  /** the paragraph, in a margin */
  readonly block: string | undefined
}

function keyOf({ workId, chapterId, parentId, viewer, guest, html, block }: Keyed): string {
  const chapter = block === undefined ? `${chapterId ?? ''}` : `${chapterId ?? ''}/${block}`
  const place = parentId === undefined ? `${workId}/${chapter}` : `answer ${parentId}`
  return onceKey(place, viewer.kind === 'member' ? String(viewer.id) : `${guest?.email.toLowerCase()}`, html)
}

type Placed = {
  readonly id: number
  readonly workId: number
  readonly chapterId: number | null
  readonly parentId?: number | null | undefined
  /** the number that its thread had before, which it gets back where nobody else has it */
  readonly number?: number | null
}

/** A comment is to be seen from here on: it counts, and a first one gets its thread a number. */
export async function appear(
  trx: Transaction,
  { id, workId, chapterId, parentId, ...had }: Placed,
  now: Date,
): Promise<void> {
  await moveCounter(trx, workId, 'comments', 1, now)
  if (parentId !== undefined && parentId !== null) return
  const number = await numberFor(trx, workId, had.number ?? null)
  await trx.updateTable('comments').set({ number }).where('id', '=', id).execute()
  await shelve(trx, { workId, chapterId, number }, 1)
}

async function numberFor(trx: Transaction, workId: number, wanted: number | null): Promise<number> {
  const numbered = trx.selectFrom('comments').select('number').where('work_id', '=', workId)
  if (wanted !== null && !(await numbered.where('number', '=', wanted).executeTakeFirst())) return wanted
  const last = await numbered.where('number', 'is not', null).orderBy('number', 'desc').limit(1).executeTakeFirst()
  return (last?.number ?? 0) + 1
}

/** The contrary: it counts no more. */
async function disappear(trx: Transaction, { id, workId, chapterId }: Placed, now: Date): Promise<void> {
  await moveCounter(trx, workId, 'comments', -1, now)
  await unshelve(trx, { id, workId, chapterId })
}

async function unshelve(trx: Transaction, { id, workId, chapterId }: Placed): Promise<void> {
  const row = await trx.selectFrom('comments').select('number').where('id', '=', id).executeTakeFirst()
  if (row?.number === undefined || row.number === null) return
  await trx.updateTable('comments').set({ number: null }).where('id', '=', id).execute()
  await shelve(trx, { workId, chapterId, number: row.number }, -1)
}

/** Takes a comment away. One that has been answered leaves its place behind; with the last answer the place goes too. */
export async function removeComment(trx: Transaction, id: number, now: Date): Promise<void> {
  const comment = await holdComment(trx, id)
  if (!comment || comment.state === 'gone') return
  if (await isAnswered(trx, id)) {
    if (comment.state === 'shown') await moveCounter(trx, comment.workId, 'comments', -1, now)
    await trx.deleteFrom('inbox').where('comment_id', '=', id).execute()
    await trx
      .updateTable('comments')
      .set({
        state: 'gone',
        html: '',
        user_id: null,
        pseud_id: null,
        guest_name: null,
        guest_email: null,
        once_key: null,
      })
      .where('id', '=', id)
      .execute()
    return
  }
  if (comment.state === 'shown') await disappear(trx, comment, now)
  await trx.deleteFrom('comments').where('id', '=', id).execute()
  await clearAbove(trx, comment.parentId)
}

/** Places that nobody answers any more are not kept. */
async function clearAbove(trx: Transaction, parentId: number | null): Promise<void> {
  for (let above = parentId; above !== null; ) {
    const parent = await findComment(trx, above, { kind: 'guest' })
    if (parent?.state !== 'gone' || (await isAnswered(trx, above))) return
    await unshelve(trx, parent)
    await trx.deleteFrom('comments').where('id', '=', above).execute()
    above = parent.parentId
  }
}

/** Changes what a comment says; nobody has answered it. Where the author looks at everything first, it waits again.
 * @returns what speaks against it, or whether it waits */
export async function editComment(
  trx: Transaction,
  id: number,
  { viewer, html, pseudId, now }: Pick<NewComment, 'viewer' | 'html' | 'pseudId' | 'now'>,
): Promise<CommentProblem | 'gone' | 'answered' | 'waits' | undefined> {
  const comment = await holdComment(trx, id)
  if (!comment || comment.state === 'gone') return 'gone'
  if (await isAnswered(trx, id)) return 'answered'
  if (await isFrozen(trx, comment)) return 'answer-frozen'
  const ground = await groundOf(trx, comment.workId)
  const others = [...ground.creators, ...(await writersOf(trx, comment.parentId))]
  const block = viewer.kind === 'member' ? await blockBetween(trx, viewer.id, others) : undefined
  if (block) return `blocked-${block}`
  const where = { parentId: comment.parentId ?? undefined, block: comment.about?.block }
  const key = keyOf({ ...comment, ...where, viewer, guest: undefined, html })
  const same = await trx.selectFrom('comments').select('id').where('once_key', '=', key).executeTakeFirst()
  if (same && same.id !== id) return 'said-already'
  const edited = html === comment.html ? {} : { edited_at: now.toISOString() }
  await trx
    .updateTable('comments')
    .set({ html, pseud_id: pseudId ?? null, once_key: key, ...edited })
    .where('id', '=', id)
    .execute()
  if (comment.state !== 'shown') return 'waits'
  if (html === comment.html || ground.moderated !== 'all' || ground.creators.includes(comment.userId ?? 0)) return
  await disappear(trx, comment, now)
  await trx.updateTable('comments').set({ state: 'waiting' }).where('id', '=', id).execute()
  return 'waits'
}

async function writersOf(trx: Transaction, id: number | null): Promise<readonly number[]> {
  if (id === null) return []
  const row = await trx.selectFrom('comments').select('user_id').where('id', '=', id).executeTakeFirst()
  return row?.user_id ? [row.user_id] : []
}

/** From here on nothing can be added below the comment, or it can again. */
export async function freezeComment(trx: Transaction, id: number, frozen: boolean): Promise<void> {
  if (!(await holdComment(trx, id))) return
  await trx
    .updateTable('comments')
    .set({ frozen: frozen ? 1 : 0 })
    .where('id', '=', id)
    .execute()
}

/** Keeps the work's counters first, then looks: what is found holds until the transaction ends. */
export async function holdComment(trx: Transaction, id: number): Promise<Comment | undefined> {
  const found = await findComment(trx, id, { kind: 'guest' })
  if (!found) return undefined
  await holdCounters(trx, found.workId)
  return findComment(trx, id, { kind: 'guest' })
}

/** Keeps a comment from everybody but who wrote it. One that has been answered leaves its place.
 * @returns false when it is kept back already, or gone */
export async function hideComment(trx: Transaction, id: number, now: Date): Promise<boolean> {
  const comment = await holdComment(trx, id)
  if (comment?.state !== 'shown' && comment?.state !== 'waiting') return false
  const answered = await isAnswered(trx, id)
  if (comment.state === 'shown') {
    if (answered) await moveCounter(trx, comment.workId, 'comments', -1, now)
    else await disappear(trx, comment, now)
  }
  await trx.deleteFrom('inbox').where('comment_id', '=', id).execute()
  await trx
    .updateTable('comments')
    .set({ state: answered ? 'hidden' : 'held' })
    .where('id', '=', id)
    .execute()
  return true
}

/** Gives it back to readers. */
export async function showComment(trx: Transaction, id: number, now: Date): Promise<void> {
  const comment = await holdComment(trx, id)
  if (comment?.state !== 'held' && comment?.state !== 'hidden') return
  await trx.updateTable('comments').set({ state: 'shown' }).where('id', '=', id).execute()
  if (comment.state === 'held') await appear(trx, comment, now)
  else await moveCounter(trx, comment.workId, 'comments', 1, now)
}

/** A comment that was held in vain goes where it would have gone: to readers, or to the author first.
 * @returns what it would have been when it was said; undefined when it is not held any more */
export async function releaseHeld(
  trx: Transaction,
  id: number,
  now: Date,
): Promise<{ readonly ground: Ground; readonly waits: boolean } | undefined> {
  const comment = await holdComment(trx, id)
  if (comment?.state !== 'held') return undefined
  const ground = await groundOf(trx, comment.workId)
  const waits = mustWait(ground, await writerBehind(trx, comment.userId), now)
  await trx
    .updateTable('comments')
    .set({ state: waits ? 'waiting' : 'shown' })
    .where('id', '=', id)
    .execute()
  if (!waits) await appear(trx, comment, now)
  return { ground, waits }
}
