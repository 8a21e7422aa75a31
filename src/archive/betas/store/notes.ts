import { sql } from 'kysely'
import type { Edit } from '../../../platform/text/difference/edits.ts'
import type { About } from '../../../platform/text/difference/places.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { MOST_NOTES, MOST_REPLIES } from '../rules.ts'

export type EditState = 'open' | 'accepted' | 'rejected'

/** A change that a note suggests. */
export interface SuggestedEdit extends Edit {
  /** 0 for the first of its note */
  readonly number: number
  readonly state: EditState
}

/** What somebody said, and when; no login once the account is gone. */
export interface Said {
  readonly userId: number | null
  readonly login: string | null
  readonly words: string
  /** UTC instant */
  readonly at: string
}

/** A note in the margin with its answers. */
export interface Note extends Said, About {
  readonly id: number
  /** null once the chapter is gone */
  readonly chapterId: number | null
  readonly resolved: boolean
  /** none unless it suggests other words */
  readonly edits: readonly SuggestedEdit[]
  readonly replies: readonly Said[]
}

/** @returns all notes of a room, the oldest first, without those of people at a distance from the viewer; in three queries */
export async function notesOf(db: Db, roomId: number, viewerId: number): Promise<readonly Note[]> {
  const rows = await noteRows(db, roomId).where(notApart('beta_notes', viewerId)).execute()
  if (rows.length === 0) return []
  const within = (notes: ReturnType<typeof noteIds>) => notes
  const edits = await db
    .selectFrom('beta_edits')
    .selectAll()
    .where('note_id', 'in', within(noteIds(db, roomId)))
    .orderBy('number')
    .execute()
  const replies = await db
    .selectFrom('beta_replies')
    .leftJoin('users', 'users.id', 'beta_replies.user_id')
    .select(['note_id', 'user_id', 'login', 'words', 'beta_replies.created_at'])
    .where('note_id', 'in', within(noteIds(db, roomId)))
    .where(notApart('beta_replies', viewerId))
    .orderBy('beta_replies.id')
    .execute()
  const [editsOf, repliesOf] = [
    Map.groupBy(edits, ({ note_id }) => note_id),
    Map.groupBy(replies, ({ note_id }) => note_id),
  ]
  return rows.map((row) => ({
    ...toSaid(row),
    id: row.id,
    chapterId: row.chapter_id,
    block: row.block,
    paragraph: row.paragraph,
    begins: row.begins,
    ends: row.ends,
    resolved: row.resolved_at !== null,
    edits: (editsOf.get(row.id) ?? []).map(({ number, begins, ends, added, state }) => ({
      number,
      begins,
      ends,
      added,
      state,
    })),
    replies: (repliesOf.get(row.id) ?? []).map(toSaid),
  }))
}

function noteIds(db: Db, roomId: number) {
  return db.selectFrom('beta_notes').select('id').where('room_id', '=', roomId)
}

function noteRows(db: Db, roomId: number) {
  return db
    .selectFrom('beta_notes')
    .leftJoin('users', 'users.id', 'beta_notes.user_id')
    .select(['beta_notes.id', 'chapter_id', 'user_id', 'login', 'block', 'paragraph', 'begins', 'ends', 'words'])
    .select(['beta_notes.created_at', 'resolved_at'])
    .where('room_id', '=', roomId)
    .orderBy('beta_notes.id')
}

/** Two betas who have blocked each other do not read each other's words. */
function notApart(table: 'beta_notes' | 'beta_replies', viewerId: number) {
  const writer = sql.ref(`${table}.user_id`)
  return sql<boolean>`not exists (select 1 from blocks where (blocks.user_id = ${viewerId} and blocks.other_id = ${writer}) or (blocks.other_id = ${viewerId} and blocks.user_id = ${writer}))`
}

type SaidRow = {
  readonly user_id: number | null
  readonly login: string | null
  readonly words: string
  readonly created_at: string
}

function toSaid({ user_id, login, words, created_at }: SaidRow): Said {
  return { userId: user_id, login, words, at: created_at }
}

export interface NewNote extends About {
  readonly roomId: number
  readonly chapterId: number
  readonly userId: number
  readonly words: string
  readonly edits: readonly Edit[]
  readonly now: Date
}

/** @returns the note's number; undefined when the room is full */
export async function insertNote(trx: Transaction, note: NewNote): Promise<number | undefined> {
  const { roomId, chapterId, userId, edits, now, block, paragraph, begins, ends, words } = note
  const { written } = await trx
    .selectFrom('beta_notes')
    .select((count) => count.fn.countAll<number>().as('written'))
    .where('room_id', '=', roomId)
    .executeTakeFirstOrThrow()
  if (written >= MOST_NOTES) return undefined
  const { id } = await trx
    .insertInto('beta_notes')
    .values({
      room_id: roomId,
      chapter_id: chapterId,
      user_id: userId,
      block,
      paragraph,
      begins,
      ends,
      words,
      created_at: now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = edits.map((edit, number) => ({ note_id: id, number, ...edit, state: 'open' as const }))
  if (rows.length > 0) await trx.insertInto('beta_edits').values(rows).execute()
  return id
}

/** @returns false when there are too many answers already */
export async function insertReply(
  trx: Transaction,
  noteId: number,
  userId: number,
  words: string,
  now: Date,
): Promise<boolean> {
  const { written } = await trx
    .selectFrom('beta_replies')
    .select((count) => count.fn.countAll<number>().as('written'))
    .where('note_id', '=', noteId)
    .executeTakeFirstOrThrow()
  if (written >= MOST_REPLIES) return false
  await trx
    .insertInto('beta_replies')
    .values({ note_id: noteId, user_id: userId, words, created_at: now.toISOString() })
    .execute()
  return true
}

/** Resolved, or open again. */
export async function setResolved(trx: Transaction, noteId: number, resolved: boolean, now: Date): Promise<void> {
  await trx
    .updateTable('beta_notes')
    .set({ resolved_at: resolved ? now.toISOString() : null })
    .where('id', '=', noteId)
    .execute()
}

/** Says what became of edits of one note. A suggestion of which nothing is open any more is resolved. */
export async function decideEdits(
  trx: Transaction,
  noteId: number,
  numbers: readonly number[],
  state: EditState,
  now: Date,
): Promise<void> {
  if (numbers.length > 0)
    await trx
      .updateTable('beta_edits')
      .set({ state })
      .where('note_id', '=', noteId)
      .where('number', 'in', numbers)
      .where('state', '=', 'open')
      .execute()
  const open = await trx
    .selectFrom('beta_edits')
    .select('number')
    .where('note_id', '=', noteId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (!open) await setResolved(trx, noteId, true, now)
}

/** Takes a note back that nobody has answered.
 * @returns whether it is gone */
export async function removeNote(trx: Transaction, noteId: number): Promise<boolean> {
  const gone = await trx
    .deleteFrom('beta_notes')
    .where('id', '=', noteId)
    .where('id', 'not in', trx.selectFrom('beta_replies').select('note_id'))
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}
