import { z } from 'zod'
import { type AccountPart, kindOf, type Owner, recordsOf, shape } from '../belongings/index.ts'

const STAYS = 'Somebody of this name may be another person here; block or mute them again.'
const record = z.object({ login: shape.line, since: shape.instant })

const read =
  (table: 'blocks' | 'mutes') =>
  ({ db, userId }: Owner) =>
    recordsOf(
      db
        .selectFrom(table)
        .innerJoin('users', 'users.id', `${table}.other_id`)
        .select(['users.login', `${table}.created_at as since`])
        .where(`${table}.user_id`, '=', userId)
        .orderBy('users.login_key'),
      (row) => row,
    )

const key = ({ login }: z.output<typeof record>) => login

const blocked = kindOf({
  name: 'blocked',
  says: 'Whom the member has blocked.',
  tables: ['blocks'],
  ...{ record, key, read: read('blocks'), stays: STAYS },
})

const muted = kindOf({
  name: 'muted',
  says: 'Whom the member does not want to see.',
  tables: ['mutes'],
  ...{ record, key, read: read('mutes'), stays: STAYS },
})

/** What keeping a distance gives to an account that leaves. */
export const distancePart: AccountPart = { kinds: [blocked, muted], leftOut: {} }
