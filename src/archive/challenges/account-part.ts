import { z } from 'zod'
import { type AccountPart, kindOf, recordsOf, shape, yes } from '../belongings/index.ts'

const STAYS = 'It belongs to a challenge of the archive where that is.'

const signUps = kindOf({
  name: 'sign-ups',
  says: 'That the member takes part in an exchange.',
  tables: ['sign_ups'],
  record: z.object({
    id: shape.id,
    collection: shape.line,
    letter: shape.line,
    avoids: shape.line,
    created_at: shape.instant,
  }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('sign_ups')
        .innerJoin('collections', 'collections.id', 'sign_ups.collection_id')
        .select(['sign_ups.id', 'collections.name as collection', 'letter', 'avoids', 'sign_ups.created_at'])
        .where('sign_ups.user_id', '=', userId)
        .orderBy('sign_ups.id'),
      (row) => row,
    ),
  stays: STAYS,
})

const prompts = kindOf({
  name: 'prompts',
  says: 'What the member would like, asks for or offers in a challenge.',
  tables: ['prompts'],
  record: z.object({
    id: shape.id,
    collection: shape.line,
    kind: z.enum(['prompt', 'request', 'offer']),
    fandoms: z.string(),
    relationships: z.string(),
    characters: z.string(),
    additional: z.string(),
    all_of: z.boolean(),
    unwanted: z.string(),
    note: shape.html,
    anonymous: z.boolean(),
    created_at: shape.instant,
  }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('prompts')
        .innerJoin('collections', 'collections.id', 'prompts.collection_id')
        .select(['prompts.id', 'collections.name as collection', 'kind', 'fandoms', 'relationships', 'characters'])
        .select(['additional', 'all_of', 'unwanted', 'note', 'prompts.anonymous', 'prompts.created_at'])
        .where('prompts.user_id', '=', userId)
        .orderBy('prompts.id'),
      (row) => ({ ...row, all_of: yes(row.all_of), anonymous: yes(row.anonymous) }),
    ),
  stays: STAYS,
})

const claims = kindOf({
  name: 'claims',
  says: 'A prompt that the member means to fill, or has.',
  tables: ['claims'],
  record: z.object({ id: shape.id, collection: shape.line, work: shape.id.nullable(), created_at: shape.instant }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('claims')
        .innerJoin('prompts', 'prompts.id', 'claims.prompt_id')
        .innerJoin('collections', 'collections.id', 'prompts.collection_id')
        .select(['claims.id', 'collections.name as collection', 'claims.work_id as work', 'claims.created_at'])
        .where('claims.user_id', '=', userId)
        .orderBy('claims.id'),
      (row) => row,
    ),
  stays: STAYS,
})

const assignments = kindOf({
  name: 'assignments',
  says: 'For whom the member makes something. Who makes something for them is not in it.',
  tables: ['assignments'],
  record: z.object({ id: shape.id, collection: shape.line, for: shape.line, work: shape.id.nullable() }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('assignments')
        .innerJoin('challenges', 'challenges.collection_id', 'assignments.collection_id')
        .innerJoin('collections', 'collections.id', 'assignments.collection_id')
        .innerJoin('users', 'users.id', 'assignments.recipient_id')
        .select([
          'assignments.id',
          'collections.name as collection',
          'users.login as for',
          'assignments.work_id as work',
        ])
        .where('assignments.giver_id', '=', userId)
        .where('challenges.sent_at', 'is not', null)
        .orderBy('assignments.id'),
      (row) => row,
    ),
  stays: STAYS,
})

/** What challenges give to an account that leaves. */
export const challengesPart: AccountPart = { kinds: [signUps, prompts, claims, assignments], leftOut: {} }
