import { z } from 'zod'
import type { Db } from '../../schema/index.ts'
import { type AccountPart, byIds, kindOf, type Owner, recordsOf, shape, yes } from '../belongings/index.ts'

const STAYS = 'A bond is between accounts of one archive; offer it again here.'

const bonds = kindOf({
  name: 'bonds',
  says: 'With whom the member reads, and what passes from them and to them.',
  tables: ['bonds', 'bond_members', 'bond_shelf'],
  record: z.object({
    id: shape.id,
    with: z.array(shape.line).describe('logins'),
    gives: shape.count,
    takes: shape.count,
    walks: z.boolean(),
    joined_at: shape.instant,
    works: z.array(shape.id).describe('on the shelf of what is read together'),
  }),
  async *read({ db, userId }) {
    const rows = await db
      .selectFrom('bond_members')
      .selectAll()
      .where('user_id', '=', userId)
      .orderBy('bond_id')
      .execute()
    for (const { bond_id, gives, takes, walks, joined_at } of rows)
      yield {
        id: bond_id,
        with: await othersIn(db, bond_id, userId),
        ...{ gives, takes, walks: yes(walks), joined_at },
        works: await shelfIn(db, bond_id),
      }
  },
  stays: STAYS,
})

async function othersIn(db: Db, bondId: number, userId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('bond_members')
    .innerJoin('users', 'users.id', 'bond_members.user_id')
    .select('users.login')
    .where('bond_id', '=', bondId)
    .where('bond_members.user_id', '<>', userId)
    .orderBy('users.login_key')
    .execute()
  return rows.map(({ login }) => login)
}

async function shelfIn(db: Db, bondId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('bond_shelf')
    .select('work_id')
    .where('bond_id', '=', bondId)
    .orderBy('work_id')
    .execute()
  return rows.map(({ work_id }) => work_id)
}

const choices = kindOf({
  name: 'bond-choices',
  says: 'What the member has chosen for all bonds.',
  tables: ['bond_choices'],
  record: z.object({ paused: z.boolean(), single_keys: z.boolean() }),
  key: () => 'bonds',
  async *read({ db, userId }) {
    const row = await db.selectFrom('bond_choices').selectAll().where('user_id', '=', userId).executeTakeFirst()
    if (row) yield { paused: yes(row.paused), single_keys: yes(row.single_keys) }
  },
  async bring({ trx, userId }, { paused, single_keys }) {
    const row = await trx
      .insertInto('bond_choices')
      .values({ user_id: userId, paused: paused ? 1 : 0, single_keys: single_keys ? 1 : 0 })
      .onConflict((conflict) => conflict.doNothing())
      .returning('user_id')
      .executeTakeFirst()
    return row ? { became: 'new' } : { became: 'known', remark: 'Something else was chosen here; that stays.' }
  },
})

const offers = kindOf({
  name: 'bond-offers',
  says: 'A bond that the member has offered.',
  tables: ['bond_offers'],
  record: z.object({ id: shape.id, to: shape.line.nullable().describe('null for a link'), created_at: shape.instant }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('bond_offers')
        .leftJoin('users', 'users.id', 'bond_offers.to_id')
        .select(['bond_offers.id', 'users.login as to', 'bond_offers.created_at'])
        .where('from_id', '=', userId)
        .orderBy('bond_offers.id'),
      (row) => row,
    ),
  stays: STAYS,
})

const devices = kindOf({
  name: 'bond-devices',
  says: 'A browser that whispers are sealed to, with its private key as it is kept: wrapped.',
  tables: ['bond_devices'],
  record: z.object({
    id: shape.id,
    name: shape.line,
    public_key: z.string(),
    wrapped: z.string(),
    created_at: shape.instant,
  }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('bond_devices')
        .select(['id', 'name', 'public_key', 'wrapped', 'created_at'])
        .where('user_id', '=', userId)
        .orderBy('id'),
      (row) => row,
    ),
  stays: STAYS,
})

const locks = kindOf({
  name: 'bond-locks',
  says: 'The key that the others are wrapped with, itself wrapped with the member’s passphrase or printed code.',
  tables: ['bond_locks'],
  record: z.object({
    kind: z.enum(['passphrase', 'code']),
    salt: z.string(),
    iterations: shape.count,
    wrapped: z.string(),
  }),
  key: ({ kind }) => kind,
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('bond_locks')
        .select(['kind', 'salt', 'iterations', 'wrapped'])
        .where('user_id', '=', userId)
        .orderBy('kind'),
      (row) => row,
    ),
  stays: STAYS,
})

const letterRecord = z.object({
  id: shape.id,
  bond: shape.id,
  from: shape.line.describe('login'),
  kind: z.enum(['whisper', 'impression']),
  body: z.string().describe('as it is kept: only the member’s browsers can read it'),
  commitment: z.string(),
  seals: z.array(z.object({ device: shape.id, sealed: z.string() })).describe('its key, for the member’s devices'),
  created_at: shape.instant,
})

const letters = kindOf({
  name: 'bond-letters',
  says: 'A whisper or an impression that the member sent or was given; what a shield holds back is not in it.',
  tables: ['bond_letters', 'bond_mail', 'bond_seals'],
  record: letterRecord,
  async *read(owner) {
    const rows = await owner.db
      .selectFrom('bond_letters')
      .select('bond_letters.id')
      .where((is) =>
        is.or([
          is('from_id', '=', owner.userId),
          is('bond_letters.id', 'in', (mail) =>
            mail
              .selectFrom('bond_mail')
              .select('letter_id')
              .where('user_id', '=', owner.userId)
              .where('seq', 'is not', null)
              .where('gone', '=', 0),
          ),
        ]),
      )
      .orderBy('bond_letters.id')
      .execute()
    yield* byIds(
      rows.map(({ id }) => id),
      200,
      (ids) => loadLetters(owner, ids),
    )
  },
  stays: STAYS,
})

async function loadLetters(
  { db, userId }: Owner,
  ids: readonly number[],
): Promise<readonly z.output<typeof letterRecord>[]> {
  const rows = await db
    .selectFrom('bond_letters')
    .innerJoin('users', 'users.id', 'bond_letters.from_id')
    .selectAll('bond_letters')
    .select('users.login')
    .where('bond_letters.id', 'in', ids)
    .orderBy('bond_letters.id')
    .execute()
  const seals = await db
    .selectFrom('bond_seals')
    .innerJoin('bond_devices', 'bond_devices.id', 'bond_seals.device_id')
    .select(['letter_id', 'device_id', 'sealed'])
    .where('letter_id', 'in', ids)
    .where('bond_devices.user_id', '=', userId)
    .orderBy('device_id')
    .execute()
  return rows.map(({ id, bond_id, login, kind, body, commitment, created_at }) => ({
    ...{ id, bond: bond_id, from: login, kind, body, commitment },
    seals: seals
      .filter(({ letter_id }) => letter_id === id)
      .map(({ device_id, sealed }) => ({ device: device_id, sealed })),
    created_at,
  }))
}

const places = kindOf({
  name: 'bond-places',
  says: 'Where the member was in a work while a bond let it pass.',
  tables: ['bond_places'],
  record: z.object({
    bond: shape.id,
    work: shape.id,
    chapter: shape.id,
    block: shape.line,
    noted_at: shape.instant,
  }),
  key: ({ bond, work }) => `${bond} ${work}`,
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('bond_places')
        .select(['bond_id as bond', 'work_id as work', 'chapter_id as chapter', 'block', 'noted_at'])
        .where('user_id', '=', userId)
        .orderBy('bond_id')
        .orderBy('work_id'),
      (row) => row,
    ),
  stays: STAYS,
})

/** What bonds give to an account that leaves. */
export const bondsPart: AccountPart = {
  kinds: [bonds, choices, offers, devices, locks, letters, places],
  leftOut: {
    bond_views: 'where others are, as it passed to the member: theirs',
    bond_readers: 'when a page was last open, moved with every page',
  },
}
