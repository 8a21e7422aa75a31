import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { blockBetween } from '../../distance/index.ts'
import { holdCounters, moveCounter, visibleTo } from '../../works/index.ts'
import { nameOf } from '../names.ts'
import { idsIn, pathBelow } from '../path.ts'
import { type Ground, type Refusal, refusalOn } from '../rules.ts'
import { insertAnchor } from '../store/anchors.ts'
import { findComment, isFrozen } from '../store/read.ts'
import { appear, removeComment } from '../store/write.ts'
import { DAYS } from './days.ts'
import { type Kept, keptFrom, keptOf } from './kept.ts'

const DAY = 86_400_000
/** On the page of the bin. */
export const MOST_SHOWN = 100

/** Takes a comment away so that whoever does it can put it back. What is kept back by those who keep order goes for good: it
 * must not come back unseen. */
export async function throwAway(trx: Transaction, id: number, userId: number, now: Date): Promise<void> {
  const comment = await findComment(trx, id, { kind: 'guest' })
  if (!comment) return
  await holdCounters(trx, comment.workId)
  const row = await trx.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirst()
  const anchor = await trx.selectFrom('comment_anchors').selectAll().where('comment_id', '=', id).executeTakeFirst()
  const inbox = await trx.selectFrom('inbox').selectAll().where('comment_id', '=', id).orderBy('user_id').execute()
  await removeComment(trx, id, now)
  if (row?.state !== 'shown' && row?.state !== 'waiting') return
  const kept = keptFrom({ ...row, inbox, anchor: anchor ?? null })
  const columns = {
    work_id: row.work_id,
    deleted_by: userId,
    deleted_at: now.toISOString(),
    name: nameOf(comment),
    html: row.html,
    kept: JSON.stringify(kept),
  }
  await trx
    .insertInto('comment_bin')
    .values({ comment_id: id, ...columns })
    .execute()
}

/** A comment in the bin of whoever took it away. */
export interface BinnedComment {
  readonly id: number
  readonly workId: number
  readonly title: string
  readonly name: string
  readonly html: string
  /** UTC instant */
  readonly deletedAt: string
}

/** @returns what the member has taken away from works that they see, the newest first */
export async function commentBinOf(
  db: Db,
  viewer: Viewer & { readonly kind: 'member' },
  now: Date,
): Promise<readonly BinnedComment[]> {
  const rows = await stillThere(db, now)
    .innerJoin('works', 'works.id', 'comment_bin.work_id')
    .select(['comment_bin.comment_id', 'comment_bin.work_id', 'comment_bin.name', 'comment_bin.html'])
    .select(['comment_bin.deleted_at', 'works.title'])
    .where('comment_bin.deleted_by', '=', viewer.id)
    .where(visibleTo(viewer))
    .orderBy('comment_bin.deleted_at', 'desc')
    .orderBy('comment_bin.comment_id', 'desc')
    .limit(MOST_SHOWN)
    .execute()
  return rows.map(({ comment_id, work_id, title, name, html, deleted_at }) => ({
    ...{ id: comment_id, workId: work_id, title, name, html },
    deletedAt: deleted_at,
  }))
}

/** Whose comment it was that a member has taken away. */
export interface Binned {
  readonly workId: number
  readonly name: string
  /** null for a guest's */
  readonly userId: number | null
  /** whether it was their own */
  readonly own: boolean
}

/** @returns undefined for what somebody else has taken away, too */
export async function findBinned(db: Db, id: number, userId: number, now: Date): Promise<Binned | undefined> {
  const row = await stillThere(db, now)
    .select(['comment_bin.work_id', 'comment_bin.name', 'comment_bin.kept'])
    .where('comment_bin.comment_id', '=', id)
    .where('comment_bin.deleted_by', '=', userId)
    .executeTakeFirst()
  if (!row) return undefined
  const { user_id } = keptOf(row.kept)
  return { workId: row.work_id, name: row.name, userId: user_id, own: user_id === userId }
}

/**
 * Puts a comment back: into the place that was kept for it, or below the nearest that it stood under. Nobody is told anew: it
 * lies in the inboxes that it lay in. Somebody's own
 * comment comes back only where they could say something now.
 * @returns what speaks against it
 */
export async function putBack(
  trx: Transaction,
  id: number,
  { viewer, ground, own, now }: PuttingBack,
): Promise<Refusal | undefined> {
  const found = await trx.selectFrom('comment_bin').selectAll().where('comment_id', '=', id).executeTakeFirst()
  if (!found) return undefined
  await holdCounters(trx, found.work_id)
  const { numDeletedRows } = await trx.deleteFrom('comment_bin').where('comment_id', '=', id).executeTakeFirst()
  if (numDeletedRows === 0n) return undefined
  const kept = await withoutGone(trx, id, keptOf(found.kept))
  const above = await nearestAbove(trx, id, kept)
  const refusal = own ? await refusalOf(trx, ground, viewer, above) : undefined
  if (refusal) {
    await trx.insertInto('comment_bin').values(found).execute()
    return refusal
  }
  await stand(trx, { id, workId: found.work_id, html: found.html, kept, above }, now)
  return undefined
}

interface PuttingBack {
  readonly viewer: Viewer & { readonly kind: 'member' }
  readonly ground: Ground
  /** whether they wrote it */
  readonly own: boolean
  readonly now: Date
}

/** Forgets what has lain in the bin long enough. */
export async function emptyCommentBin(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('comment_bin').where('deleted_at', '<=', before(now)).execute()
}

function stillThere(db: Db, now: Date) {
  return db.selectFrom('comment_bin').where('comment_bin.deleted_at', '>', before(now))
}

function before(now: Date): string {
  return new Date(now.getTime() - DAYS * DAY).toISOString()
}

/** People, pen names and chapters may be gone by now, and the same words may have been said once more. */
async function withoutGone(trx: Transaction, id: number, kept: Kept): Promise<Kept> {
  const there = async (table: 'users' | 'pseuds' | 'chapters', wanted: number | null) =>
    wanted === null
      ? null
      : ((await trx.selectFrom(table).select('id').where('id', '=', wanted).executeTakeFirst())?.id ?? null)
  const again = await trx
    .selectFrom('comments')
    .select('id')
    .where('once_key', '=', kept.once_key ?? '')
    .where('id', '<>', id)
    .executeTakeFirst()
  const readers = kept.inbox.map(({ user_id }) => user_id)
  const still = await trx.selectFrom('users').select('id').where('id', 'in', readers).execute()
  return {
    ...kept,
    inbox: kept.inbox.filter(({ user_id }) => still.some((user) => user.id === user_id)),
    user_id: await there('users', kept.user_id),
    pseud_id: await there('pseuds', kept.pseud_id),
    chapter_id: await there('chapters', kept.chapter_id),
    once_key: again ? null : kept.once_key,
  }
}

type Above = { readonly id: number; readonly thread_id: number | null; readonly path: string } & {
  readonly chapter_id: number | null
  readonly user_id: number | null
}

/** @returns the nearest comment over it that still stands, or keeps its place */
async function nearestAbove(trx: Transaction, id: number, kept: Kept): Promise<Above | undefined> {
  const ids = [kept.parent_id ?? 0, ...idsIn(kept.path).toReversed(), kept.thread_id].filter((one) => one !== id)
  const rows = await trx
    .selectFrom('comments')
    .select(['id', 'thread_id', 'path', 'chapter_id', 'user_id'])
    .where('id', 'in', ids)
    .where('state', 'not in', ['waiting', 'held'])
    .execute()
  return ids.flatMap((one) => rows.find((row) => row.id === one) ?? [])[0]
}

async function refusalOf(
  trx: Transaction,
  ground: Ground,
  viewer: Viewer & { readonly kind: 'member' },
  above: Above | undefined,
): Promise<Refusal | undefined> {
  const refusal = refusalOn(ground, viewer)
  if (refusal) return refusal
  const block = await blockBetween(trx, viewer.id, [...ground.creators, ...(above?.user_id ? [above.user_id] : [])])
  if (block) return `blocked-${block}`
  const frozen = above && (await isFrozen(trx, { ...above, threadId: above.thread_id ?? above.id }))
  return frozen ? 'answer-frozen' : undefined
}

interface Standing {
  readonly id: number
  readonly workId: number
  readonly html: string
  readonly kept: Kept
  readonly above: Above | undefined
}

async function stand(trx: Transaction, standing: Standing, now: Date): Promise<void> {
  const { id, workId, html, kept, above } = standing
  const { inbox, anchor, thread_id: _thread, parent_id: _parent, path: _path, number, chapter_id, ...said } = kept
  const chapterId = above ? above.chapter_id : chapter_id
  const place = await trx
    .updateTable('comments')
    .set({ ...said, html })
    .where('id', '=', id)
    .executeTakeFirst()
  if (place.numUpdatedRows > 0n) {
    if (kept.state === 'shown') await moveCounter(trx, workId, 'comments', 1, now)
  } else {
    await insertAgain(trx, standing, { ...said, chapter_id: chapterId })
    if (anchor && !above) await insertAnchor(trx, id, chapterId, anchor)
    if (kept.state === 'shown') await appear(trx, { id, workId, chapterId, parentId: above?.id, number }, now)
  }
  if (inbox.length > 0)
    await trx
      .insertInto('inbox')
      .values(inbox.map((one) => ({ comment_id: id, ...one })))
      .execute()
}

type Said = Omit<Kept, 'inbox' | 'anchor' | 'thread_id' | 'parent_id' | 'path' | 'number'>

async function insertAgain(trx: Transaction, { id, workId, html, above }: Standing, said: Said): Promise<void> {
  await trx
    .insertInto('comments')
    .values({
      ...{ id, work_id: workId, html, number: null, ...said },
      parent_id: above?.id ?? null,
      thread_id: above ? (above.thread_id ?? above.id) : id,
      path: above ? pathBelow(above.path, id) : '',
    })
    .execute()
}
