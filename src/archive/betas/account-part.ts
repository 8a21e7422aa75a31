import { z } from 'zod'
import { type AccountPart, kindOf, recordsOf, shape } from '../belongings/index.ts'
import { ownedBy } from '../works/index.ts'

const STAYS = 'A beta room is between people of one archive; open it again here.'

const rooms = kindOf({
  name: 'beta-rooms',
  says: 'A room around a work of the member’s, or one in which they read; of others’ works only that.',
  tables: ['beta_rooms', 'beta_members', 'beta_rounds', 'beta_round_chapters'],
  record: z.object({
    id: shape.id,
    own_work: shape.id.nullable().describe('null for a work of somebody else'),
    with: shape.line.nullable().describe('login of a beta of one’s own work; null while there is none'),
    role: z.enum(['comment', 'suggest']).nullable(),
    opened_at: shape.instant,
    ended_at: shape.instant.nullable(),
  }),
  key: ({ id, with: beta }) => `${id} ${beta ?? ''}`,
  async *read({ db, userId }) {
    yield* recordsOf(
      db
        .selectFrom('beta_rooms')
        .innerJoin('works', 'works.id', 'beta_rooms.work_id')
        .leftJoin('beta_members', 'beta_members.room_id', 'beta_rooms.id')
        .leftJoin('users', 'users.id', 'beta_members.user_id')
        .select(['beta_rooms.id', 'works.id as own_work', 'users.login as with', 'beta_members.role'])
        .select(['beta_rooms.opened_at', 'beta_rooms.ended_at'])
        .where(ownedBy(userId))
        .orderBy('beta_rooms.id')
        .orderBy('users.login_key'),
      (row) => row,
    )
    yield* recordsOf(
      db
        .selectFrom('beta_members')
        .innerJoin('beta_rooms', 'beta_rooms.id', 'beta_members.room_id')
        .select(['beta_rooms.id', 'beta_members.role', 'beta_rooms.opened_at', 'beta_rooms.ended_at'])
        .where('beta_members.user_id', '=', userId)
        .orderBy('beta_rooms.id'),
      (row) => ({ ...row, own_work: null, with: null }),
    )
  },
  stays: STAYS,
})

const notes = kindOf({
  name: 'beta-notes',
  says: 'A note in the margin of a work of the member’s, or one that they wrote themselves.',
  tables: ['beta_notes', 'beta_edits'],
  record: z.object({
    id: shape.id,
    room: shape.id,
    chapter: shape.id.nullable(),
    by: shape.line.nullable().describe('login; null once the account is gone'),
    block: shape.line.describe('id of the paragraph'),
    words: z.string(),
    suggests: z.array(z.object({ added: shape.html, state: z.enum(['open', 'accepted', 'rejected']) })),
    created_at: shape.instant,
    resolved_at: shape.instant.nullable(),
  }),
  async *read({ db, userId }) {
    const query = db
      .selectFrom('beta_notes')
      .innerJoin('beta_rooms', 'beta_rooms.id', 'beta_notes.room_id')
      .innerJoin('works', 'works.id', 'beta_rooms.work_id')
      .leftJoin('users', 'users.id', 'beta_notes.user_id')
      .select(['beta_notes.id', 'beta_notes.room_id as room', 'beta_notes.chapter_id as chapter', 'users.login as by'])
      .select(['block', 'words', 'beta_notes.created_at', 'resolved_at'])
      .where((is) => is.or([is('beta_notes.user_id', '=', userId), ownedBy(userId)]))
      .orderBy('beta_notes.id')
    const edits = await db
      .selectFrom('beta_edits')
      .select(['note_id', 'added', 'state'])
      .where('note_id', 'in', query.clearSelect().clearOrderBy().select('beta_notes.id'))
      .orderBy('note_id')
      .orderBy('number')
      .execute()
    const suggested = Map.groupBy(edits, ({ note_id }) => note_id)
    yield* recordsOf(query, ({ id, ...row }) => ({
      id,
      ...row,
      suggests: (suggested.get(id) ?? []).map(({ added, state }) => ({ added, state })),
    }))
  },
  stays: STAYS,
})

const replies = kindOf({
  name: 'beta-replies',
  says: 'An answer to such a note.',
  tables: ['beta_replies'],
  record: z.object({
    id: shape.id,
    note: shape.id,
    by: shape.line.nullable(),
    words: z.string(),
    created_at: shape.instant,
  }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('beta_replies')
        .innerJoin('beta_notes', 'beta_notes.id', 'beta_replies.note_id')
        .innerJoin('beta_rooms', 'beta_rooms.id', 'beta_notes.room_id')
        .innerJoin('works', 'works.id', 'beta_rooms.work_id')
        .leftJoin('users', 'users.id', 'beta_replies.user_id')
        .select(['beta_replies.id', 'beta_replies.note_id as note', 'users.login as by'])
        .select(['beta_replies.words', 'beta_replies.created_at'])
        .where((is) => is.or([is('beta_replies.user_id', '=', userId), ownedBy(userId)]))
        .orderBy('beta_replies.id'),
      (row) => row,
    ),
  stays: STAYS,
})

/** What beta rooms give to an account that leaves. */
export const betasPart: AccountPart = {
  kinds: [rooms, notes, replies],
  leftOut: {
    beta_invitations: 'questions to others, for some days',
    beta_progress: 'how far a beta has come, moved with every page',
    beta_thanks: 'thanks that somebody has agreed to see on a work in this archive alone',
  },
}
