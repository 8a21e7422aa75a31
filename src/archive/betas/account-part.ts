import { z } from 'zod'
import { textWithin } from '../../platform/text/difference/passages.ts'
import { type AccountPart, kindOf, recordsOf, shape } from '../belongings/index.ts'
import { ownedBy } from '../works/index.ts'

const STAYS = 'A beta room is between people of one archive; open it again here.'

const rooms = kindOf({
  name: 'beta-rooms',
  says: 'A room around a work of the member’s, or one in which they read; of others’ works only that.',
  tables: ['beta_rooms', 'beta_members'],
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

const rounds = kindOf({
  name: 'beta-rounds',
  says: 'What the member asked the betas of a work to read, and how far each has come.',
  tables: ['beta_rounds', 'beta_round_chapters', 'beta_progress'],
  record: z.object({
    id: shape.id,
    room: shape.id,
    words: z.string(),
    asked_at: shape.instant,
    chapters: z.array(z.object({ chapter: shape.id, version: shape.count })),
    readers: z.array(
      z.object({
        by: shape.line.describe('login'),
        chapter: shape.id.nullable(),
        block: shape.line.describe('id of the last paragraph read; empty for none'),
        done_at: shape.instant.nullable(),
      }),
    ),
  }),
  async *read({ db, userId }) {
    const query = db
      .selectFrom('beta_rounds')
      .innerJoin('beta_rooms', 'beta_rooms.id', 'beta_rounds.room_id')
      .innerJoin('works', 'works.id', 'beta_rooms.work_id')
      .select(['beta_rounds.id', 'beta_rounds.room_id as room', 'beta_rounds.words', 'asked_at'])
      .where(ownedBy(userId))
      .orderBy('beta_rounds.id')
    const ids = query.clearSelect().clearOrderBy().select('beta_rounds.id')
    const chapters = await db
      .selectFrom('beta_round_chapters')
      .select(['round_id', 'chapter_id as chapter', 'version'])
      .where('round_id', 'in', ids)
      .orderBy('chapter_id')
      .execute()
    const readers = await db
      .selectFrom('beta_progress')
      .innerJoin('users', 'users.id', 'beta_progress.user_id')
      .select(['round_id', 'users.login as by', 'chapter_id as chapter', 'block', 'done_at'])
      .where('round_id', 'in', ids)
      .orderBy('users.login_key')
      .execute()
    const [asked, read] = [Map.groupBy(chapters, (row) => row.round_id), Map.groupBy(readers, (row) => row.round_id)]
    yield* recordsOf(query, (row) => ({
      ...row,
      chapters: (asked.get(row.id) ?? []).map(({ chapter, version }) => ({ chapter, version })),
      readers: (read.get(row.id) ?? []).map(({ by, chapter, block, done_at }) => ({ by, chapter, block, done_at })),
    }))
  },
  stays: STAYS,
})

const thanks = kindOf({
  name: 'beta-thanks',
  says: 'Thanks to a beta on a work of the member’s, or to the member.',
  tables: ['beta_thanks'],
  record: z.object({
    work: shape.id,
    to: shape.line.describe('login'),
    as: shape.line.nullable().describe('the pen name that stands on the work; null until the beta agrees'),
  }),
  key: ({ work, to }) => `${work} ${to}`,
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('beta_thanks')
        .innerJoin('works', 'works.id', 'beta_thanks.work_id')
        .innerJoin('users', 'users.id', 'beta_thanks.user_id')
        .leftJoin('pseuds', 'pseuds.id', 'beta_thanks.pseud_id')
        .select(['works.id as work', 'users.login as to', 'pseuds.name as as'])
        .where((is) => is.or([is('beta_thanks.user_id', '=', userId), ownedBy(userId)]))
        .orderBy('works.id')
        .orderBy('users.login_key'),
      (row) => row,
    ),
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
    paragraph: shape.html.describe('what stood in that paragraph then'),
    passage: z.string().describe('the words of it that the note is about; empty for the whole paragraph'),
    words: z.string(),
    suggests: z.array(
      z.object({
        begins: shape.count.describe('words of the paragraph from this one'),
        ends: shape.count.describe('to below this one give way to what is added'),
        added: shape.html,
        state: z.enum(['open', 'accepted', 'rejected']),
      }),
    ),
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
      .select(['block', 'paragraph', 'begins', 'ends', 'words', 'beta_notes.created_at', 'resolved_at'])
      .where((is) => is.or([is('beta_notes.user_id', '=', userId), ownedBy(userId)]))
      .orderBy('beta_notes.id')
    const edits = await db
      .selectFrom('beta_edits')
      .select(['note_id', 'begins', 'ends', 'added', 'state'])
      .where('note_id', 'in', query.clearSelect().clearOrderBy().select('beta_notes.id'))
      .orderBy('note_id')
      .orderBy('number')
      .execute()
    const suggested = Map.groupBy(edits, ({ note_id }) => note_id)
    yield* recordsOf(query, ({ begins, ends, ...row }) => ({
      ...row,
      passage: textWithin(row.paragraph).slice(begins, ends),
      suggests: (suggested.get(row.id) ?? []).map(({ note_id: _, ...edit }) => edit),
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
  kinds: [rooms, rounds, notes, replies, thanks],
  leftOut: { beta_invitations: 'questions to others, for some days' },
}
