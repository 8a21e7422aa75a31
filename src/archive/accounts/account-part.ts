import { z } from 'zod'
import { storyHtml } from '../../platform/text/blocks.ts'
import { foldName } from '../../platform/text/fold.ts'
import { type AccountPart, type Brought, type Coming, kindOf, recordsOf, shape, yes } from '../belongings/index.ts'
import { parseLook, printLook } from '../frame/index.ts'
import { insertPseud } from './pseuds.ts'
import { pseudProblem, tidyPseud } from './rules.ts'
import { setProfile } from './users.ts'

const account = kindOf({
  name: 'account',
  says: 'The account itself: its name, its address, what its owner says of themselves. The password is not in it.',
  tables: ['users', 'user_roles'],
  record: z.object({
    login: shape.line,
    email: shape.line,
    email_confirmed_at: shape.instant.nullable(),
    profile: shape.html,
    created_at: shape.instant,
    roles: z.array(shape.line),
    suspended_until: shape.instant.nullable(),
    standing_reason: shape.line,
    adult_confirmed_at: shape.instant.nullable(),
  }),
  key: ({ login }) => login,
  async *read({ db, userId }) {
    const row = await db.selectFrom('users').selectAll().where('id', '=', userId).executeTakeFirstOrThrow()
    const roles = await db
      .selectFrom('user_roles')
      .select('role')
      .where('user_id', '=', userId)
      .orderBy('role')
      .execute()
    const { login, email, email_confirmed_at, profile, created_at } = row
    const { suspended_until, standing_reason, adult_confirmed_at } = row
    const standing = { suspended_until, standing_reason, adult_confirmed_at }
    yield { login, email, email_confirmed_at, profile, created_at, roles: roles.map(({ role }) => role), ...standing }
  },
  async bring({ trx, userId, pictures }, { profile }) {
    const { profile: here } = await trx
      .selectFrom('users')
      .select('profile')
      .where('id', '=', userId)
      .executeTakeFirstOrThrow()
    if (profile === '' || here !== '') {
      return here === '' || here === profile
        ? { became: 'known' }
        : { became: 'known', remark: 'The account here says something of its owner already; that stays.' }
    }
    await setProfile(trx, userId, pictures(storyHtml(profile, 'html', 'note')))
    return { became: 'new' }
  },
})

const preferences = kindOf({
  name: 'preferences',
  says: 'How the member likes to read.',
  tables: ['preferences'],
  record: z.object({
    show_adult: z.boolean(),
    entire_work: z.boolean(),
    keep_history: z.boolean(),
    look: shape.line.describe(
      'theme, face, size, width, spacing, alignment and what is folded away, as a query string; empty for what is usual',
    ),
  }),
  key: () => 'preferences',
  async *read({ db, userId }) {
    const row = await db.selectFrom('preferences').selectAll().where('user_id', '=', userId).executeTakeFirst()
    if (!row) return
    const { show_adult, entire_work, keep_history, look } = row
    yield {
      show_adult: yes(show_adult),
      entire_work: yes(entire_work),
      keep_history: yes(keep_history),
      look: printLook(parseLook(look)),
    }
  },
  async bring({ trx, userId }, { show_adult, entire_work, keep_history, look }) {
    const here = await trx.selectFrom('preferences').select('user_id').where('user_id', '=', userId).executeTakeFirst()
    if (here) return { became: 'known', remark: 'There are preferences here already; they stay.' }
    const columns = { show_adult: bit(show_adult), entire_work: bit(entire_work), keep_history: bit(keep_history) }
    await trx
      .insertInto('preferences')
      .values({ user_id: userId, ...columns, look: printLook(parseLook(look)) })
      .execute()
    return { became: 'new' }
  },
})

const penNames = kindOf({
  name: 'pen-names',
  says: 'A name that the account posts under.',
  tables: ['pseuds'],
  record: z.object({
    id: shape.id,
    name: shape.line,
    is_default: z.boolean(),
    description: shape.html,
    created_at: shape.instant,
  }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('pseuds')
        .select(['id', 'name', 'is_default', 'description', 'created_at'])
        .where('user_id', '=', userId)
        .orderBy('id'),
      (row) => ({ ...row, is_default: yes(row.is_default) }),
    ),
  bring: bringPenName,
})

async function bringPenName(
  { trx, userId, pictures }: Coming,
  record: { readonly name: string; readonly description: string; readonly created_at: string },
): Promise<Brought> {
  const name = tidyPseud(record.name)
  const known = await trx
    .selectFrom('pseuds')
    .select('id')
    .where('user_id', '=', userId)
    .where('name_key', '=', foldName(name))
    .executeTakeFirst()
  if (known) return { became: 'known', id: known.id }
  if (pseudProblem(name)) return { became: 'left', why: 'It cannot be a pen name here.' }
  const description = record.description === '' ? '' : pictures(storyHtml(record.description, 'html', 'note'))
  const now = new Date(record.created_at)
  const id = await insertPseud(trx, { userId, name, isDefault: false, description, now })
  return { became: 'new', id }
}

const keys = kindOf({
  name: 'keys',
  says: 'A key that was given to a program: what it is called and what it opens. The key itself is kept nowhere.',
  tables: ['program_keys'],
  record: z.object({
    id: shape.id,
    name: shape.line,
    opens: z.array(shape.line),
    created_at: shape.instant,
    used_on: shape.line.nullable(),
  }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('program_keys')
        .select(['id', 'name', 'scopes', 'created_at', 'used_on'])
        .where('user_id', '=', userId)
        .orderBy('id'),
      ({ scopes, ...row }) => ({ ...row, opens: scopes.split(' ').filter((scope) => scope !== '') }),
    ),
  stays: 'A key opens the archive that made it; make a new one here.',
})

const browsers = kindOf({
  name: 'browsers',
  says: 'A browser that is logged in.',
  tables: ['sessions'],
  record: z.object({
    browser: shape.line,
    created_at: shape.instant,
    seen_at: shape.instant,
    expires_at: shape.instant,
    remembered: z.boolean(),
  }),
  key: ({ created_at, browser }) => `${created_at} ${browser}`,
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('sessions')
        .select(['user_agent', 'created_at', 'seen_at', 'expires_at', 'remembered'])
        .where('user_id', '=', userId)
        .orderBy('created_at')
        .orderBy('id'),
      ({ user_agent, ...row }) => ({ browser: user_agent, ...row, remembered: yes(row.remembered) }),
    ),
  stays: 'A login belongs to one archive.',
})

const bit = (value: boolean): 0 | 1 => (value ? 1 : 0)

/** What accounts give to an account that leaves. */
export const accountsPart: AccountPart = {
  kinds: [account, preferences, penNames, keys, browsers],
  leftOut: {
    tokens: 'links in mails that were sent, and invitations: secrets that work in this archive alone',
    second_steps: 'the secret behind the codes of one’s device must not lie in a file',
    passkeys: 'a passkey opens the archive that it was made for, and nothing else',
    recovery_codes: 'secrets, of which only hashes are kept',
    feed_keys: 'secret addresses of feeds, which lead to this archive alone; only hashes of them are kept',
  },
}
