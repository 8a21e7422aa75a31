import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** What is wrong with bonds, in sentences: who is in them, what is delivered in which order; and with the suggestions of
 * beta rooms. */
export async function bondFaults(db: Db): Promise<readonly string[]> {
  return [
    ...(await lonelyFaults(db)),
    ...(await leaderFaults(db)),
    ...(await mailFaults(db)),
    ...(await lostFaults(db)),
    ...(await suggestionFaults(db)),
  ]
}

/** A bond of one would be a secret kept from nobody. */
async function lonelyFaults(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ id: number; hands: number }>`
    select bonds.id, count(bond_members.user_id) as hands from bonds
    left join bond_members on bond_members.bond_id = bonds.id
    group by bonds.id having count(bond_members.user_id) not between 2 and 12 order by bonds.id`.execute(db)
  return rows.map(({ id, hands }) => `bond ${id} has ${hands} in it`)
}

async function leaderFaults(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ id: number }>`
    select id from bonds where leader_id is not null
    and not exists (select 1 from bond_members where bond_id = bonds.id and user_id = bonds.leader_id) order by id`.execute(
    db,
  )
  return rows.map(({ id }) => `bond ${id} is led by somebody who is not in it`)
}

/** A number given twice, or beyond the last that was given: an open page would miss what stands there. */
async function mailFaults(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ user_id: number; given: number; last: number; numbers: number; letters: number }>`
    select bond_mail.user_id, max(bond_mail.seq) as given, coalesce(max(bond_readers.seq), 0) as last,
      count(distinct bond_mail.seq) as numbers, count(bond_mail.seq) as letters
    from bond_mail left join bond_readers on bond_readers.user_id = bond_mail.user_id
    where bond_mail.seq is not null group by bond_mail.user_id
    having max(bond_mail.seq) > coalesce(max(bond_readers.seq), 0) or count(distinct bond_mail.seq) <> count(bond_mail.seq)
    order by bond_mail.user_id`.execute(db)
  return rows.map(({ user_id, given, last, numbers, letters }) =>
    numbers === letters
      ? `a whisper for member ${user_id} has the number ${given}, and the last that was given is ${last}`
      : `${letters} whispers for member ${user_id} have only ${numbers} numbers`,
  )
}

/** What is to be delivered is there, or is known to have been taken back. */
async function lostFaults(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ letter_id: number }>`
    select letter_id from bond_mail where gone = 0
    and not exists (select 1 from bond_letters where bond_letters.id = bond_mail.letter_id)
    group by letter_id order by letter_id`.execute(db)
  return rows.map(({ letter_id }) => `whisper ${letter_id} is to be delivered, and it is gone`)
}

async function suggestionFaults(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ note_id: number }>`
    select note_id from beta_edits where begins < 0 or ends < begins group by note_id order by note_id`.execute(db)
  return rows.map(({ note_id }) => `note ${note_id} suggests words at a place that cannot be`)
}
