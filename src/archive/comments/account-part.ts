import { z } from 'zod'
import { storyHtml } from '../../platform/text/blocks.ts'
import type { Db } from '../../schema/index.ts'
import {
  type AccountPart,
  type Brought,
  byIds,
  type Coming,
  kindOf,
  type Owner,
  recordsOf,
  shape,
  yes,
} from '../belongings/index.ts'
import { idsOwnedBy, namedWorks } from '../works/index.ts'
import type { Anchor } from './margin/anchor.ts'
import { NOBODY, nameOf } from './names.ts'
import { anchorsWithIds } from './store/anchors.ts'
import { bringReceived, type ReceivedComment } from './store/bring-received.ts'
import { type Choices, choose, setDefaults } from './store/choices.ts'
import { type Comment, commentsWithIds } from './store/read.ts'

const AT_ONCE = 200

const receivedRecord = z.object({
  id: shape.id,
  work: shape.id,
  chapter: shape.id.nullable(),
  answers: shape.id.nullable().describe('the comment that it answers'),
  by: shape.line.describe('as it is signed; never an address'),
  own: z.boolean().describe('the member wrote it'),
  pen_name: shape.line.nullable().describe('of the member, where they wrote it'),
  html: shape.html,
  state: z.enum(['shown', 'waiting', 'gone']),
  frozen: z.boolean(),
  created_at: shape.instant,
  edited_at: shape.instant.nullable(),
  margin: z
    .object({
      block: shape.line.describe('id of the paragraph'),
      paragraph: shape.html.describe('the inside of the paragraph as it was'),
      begins: z.number().int().nonnegative().describe('the passage in its text, in UTF-16 code units'),
      ends: z.number().int().nonnegative().describe('the same number as begins for the whole paragraph'),
      quote: z.string(),
    })
    .nullable()
    .default(null)
    .describe('what of the chapter it is about, where it stands in the margin'),
})

const received = kindOf({
  name: 'comments-received',
  says: 'What was said of the member’s works, their own answers included. What looks like spam and is held back is not in it.',
  tables: ['comments', 'comment_anchors'],
  record: receivedRecord,
  async *read(owner) {
    yield* byIds(await idsReceived(owner.db, owner.userId), AT_ONCE, (ids) => loadReceived(owner, ids))
  },
  bring: bringComment,
})

async function idsReceived(db: Db, userId: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('comments')
    .select('comments.id')
    .where('comments.work_id', 'in', idsOwnedBy(userId))
    .where('comments.state', '<>', 'held')
    .orderBy('comments.id')
    .execute()
  return rows.map(({ id }) => id)
}

async function loadReceived(owner: Owner, ids: readonly number[]) {
  const anchors = await anchorsWithIds(owner.db, ids)
  const comments = await commentsWithIds(owner.db, ids)
  return comments.map((comment) => receivedOf(owner, comment, anchors.get(comment.id)))
}

function receivedOf({ userId }: Owner, comment: Comment, anchor: Anchor | undefined): z.output<typeof receivedRecord> {
  const { id, workId, chapterId, parentId, pseud, frozen, createdAt, editedAt } = comment
  const own = comment.userId === userId
  const gone = comment.state === 'gone' || comment.state === 'hidden'
  return {
    id,
    work: workId,
    chapter: chapterId,
    answers: parentId,
    by: gone ? '' : nameOf(comment),
    own: own && !gone,
    pen_name: own && !gone ? pseud : null,
    html: gone ? '' : comment.html,
    state: gone ? 'gone' : comment.state === 'waiting' ? 'waiting' : 'shown',
    frozen,
    created_at: createdAt,
    edited_at: editedAt,
    margin: anchor ?? null,
  }
}

/** Of others only the name comes in: who they are here nobody can know. */
async function bringComment(coming: Coming, record: z.output<typeof receivedRecord>): Promise<Brought> {
  const workId = coming.own('works', record.work)
  if (workId === undefined) return { became: 'left', why: 'The work that it was said of did not come in.' }
  const parentId = record.answers === null ? null : coming.own('comments-received', record.answers)
  if (parentId === undefined) return { became: 'left', why: 'The comment that it answers did not come in.' }
  const comment: ReceivedComment = {
    workId,
    chapterId: record.chapter === null ? null : (coming.own('chapters', record.chapter) ?? null),
    parentId,
    by: record.own
      ? { userId: coming.userId, pseudId: await penName(coming, record.pen_name) }
      : { name: signedWith(record.by) },
    html: record.html === '' ? '' : storyHtml(coming.pictures(record.html), 'html', 'note'),
    state: record.state,
    frozen: record.frozen,
    createdAt: record.created_at,
    editedAt: record.edited_at,
    anchor: record.margin ?? undefined,
  }
  return { became: 'new', id: await bringReceived(coming.trx, comment, coming.house.now()) }
}

/** Pages add by themselves that a name without an account is a guest’s. */
function signedWith(by: string): string {
  return by.replace(/ \(Guest\)$/, '').slice(0, 100) || NOBODY
}

async function penName({ trx, userId }: Coming, name: string | null): Promise<number> {
  const rows = await trx
    .selectFrom('pseuds')
    .select(['id', 'name'])
    .where('user_id', '=', userId)
    .orderBy('is_default', 'desc')
    .orderBy('id')
    .execute()
  const found = rows.find((row) => row.name === name) ?? rows[0]
  if (!found) throw new Error('an account without a pen name')
  return found.id
}

const writtenRecord = z.object({
  id: shape.id,
  of: shape.about,
  html: shape.html,
  waiting: z.boolean().describe('for the author’s yes'),
  created_at: shape.instant,
  edited_at: shape.instant.nullable(),
})

const written = kindOf({
  name: 'comments-written',
  says: 'What the member said of works of others.',
  tables: ['comments'],
  record: writtenRecord,
  async *read(owner) {
    const rows = await owner.db
      .selectFrom('comments')
      .select('comments.id')
      .where('comments.user_id', '=', owner.userId)
      .where('comments.work_id', 'not in', idsOwnedBy(owner.userId))
      .orderBy('comments.id')
      .execute()
    yield* byIds(
      rows.map(({ id }) => id),
      AT_ONCE,
      (ids) => loadWritten(owner, ids),
    )
  },
  stays: 'It stands below a work of somebody else, in the archive where that is.',
})

async function loadWritten(
  { db, viewer, base }: Owner,
  ids: readonly number[],
): Promise<readonly z.output<typeof writtenRecord>[]> {
  const rows = await db
    .selectFrom('comments')
    .select(['id', 'work_id', 'html', 'state', 'created_at', 'edited_at'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
  const works = await namedWorks(
    db,
    rows.map(({ work_id }) => work_id),
    viewer,
  )
  return rows.map(({ work_id, state, ...row }) => {
    const work = works.get(work_id)
    const of: z.output<typeof shape.about> = work
      ? { kind: 'work', id: work_id, title: work.title, by: work.by, address: base + work.address }
      : { kind: 'gone', id: work_id, title: '', by: '', address: '' }
    return { ...row, of, waiting: state === 'waiting' }
  })
}

const allowed = z.enum(['everyone', 'members', 'nobody'])
const moderated = z.enum(['none', 'new', 'all'])

const choices = kindOf({
  name: 'comment-choices',
  says: 'Who may comment on a work of the member’s, or on all of which nothing else is said.',
  tables: ['comment_choices', 'comment_defaults'],
  record: z.object({
    work: shape.id.nullable().describe('null for all works'),
    allowed,
    moderated,
    margin: z.boolean().default(false).describe('single paragraphs can be commented on'),
  }),
  key: ({ work }) => String(work ?? 'all'),
  async *read({ db, userId }) {
    const all = await db.selectFrom('comment_defaults').selectAll().where('user_id', '=', userId).executeTakeFirst()
    if (all) yield { work: null, allowed: all.allowed, moderated: all.moderated, margin: yes(all.margin) }
    yield* recordsOf(
      db.selectFrom('comment_choices').selectAll().where('work_id', 'in', idsOwnedBy(userId)).orderBy('work_id'),
      ({ work_id, ...row }) => ({
        work: work_id,
        allowed: row.allowed,
        moderated: row.moderated,
        margin: yes(row.margin),
      }),
    )
  },
  async bring({ trx, userId, own }, record) {
    if (record.work === null) {
      const here = await trx
        .selectFrom('comment_defaults')
        .select('user_id')
        .where('user_id', '=', userId)
        .executeTakeFirst()
      if (here) return { became: 'known', remark: 'Something else was chosen here; that stays.' }
      await setDefaults(trx, userId, choicesIn(record))
      return { became: 'new' }
    }
    const workId = own('works', record.work)
    if (workId === undefined) return { became: 'left', why: 'The work did not come in.' }
    await choose(trx, workId, choicesIn(record))
    return { became: 'new' }
  },
})

function choicesIn({ allowed, moderated, margin }: Choices): Choices {
  return { allowed, moderated, margin }
}

const inbox = kindOf({
  name: 'inbox',
  says: 'Which comments wait in the member’s inbox.',
  tables: ['inbox'],
  record: z.object({ comment: shape.id, read: z.boolean(), answered: z.boolean() }),
  key: ({ comment }) => String(comment),
  read: ({ db, userId }) =>
    recordsOf(
      db.selectFrom('inbox').selectAll().where('user_id', '=', userId).orderBy('comment_id'),
      ({ comment_id, is_read, replied }) => ({ comment: comment_id, read: yes(is_read), answered: yes(replied) }),
    ),
  async bring({ trx, userId, own }, { comment, read, answered }) {
    const comment_id = own('comments-received', comment)
    if (comment_id === undefined) return { became: 'left', why: 'The comment stands in the archive where it was said.' }
    const row = await trx
      .selectFrom('comments')
      .select(['user_id', 'state'])
      .where('id', '=', comment_id)
      .executeTakeFirst()
    if (!row || row.user_id === userId || row.state === 'gone')
      return { became: 'left', why: 'It is one’s own, or gone.' }
    await trx
      .insertInto('inbox')
      .values({ user_id: userId, comment_id, is_read: read ? 1 : 0, replied: answered ? 1 : 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return { became: 'new' }
  },
})

/** What comments give to an account that leaves. */
export const commentsPart: AccountPart = {
  kinds: [received, written, choices, inbox],
  leftOut: {
    comment_bin: 'what was taken away and is gone within thirty days',
    comment_shelves: 'how many threads stand where, counted anew from the comments',
    chapter_comment_shelves: 'how many threads stand where, counted anew from the comments',
  },
}
