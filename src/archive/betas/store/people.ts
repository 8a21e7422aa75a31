import { newSecret, secretId } from '../../../platform/web/secret.ts'
import type { BetaRole, Db, Transaction } from '../../../schema/index.ts'
import { INVITATION_DAYS, type Person } from '../rules.ts'

const DAY = 86_400_000

/** Who reads in a room, or has. */
export interface Beta extends Person {
  readonly role: BetaRole
  /** UTC instant; null while they read */
  readonly leftAt: string | null
}

/** An invitation that waits for an answer. */
export interface Invitation {
  readonly id: number
  readonly roomId: number
  readonly workId: number
  readonly role: BetaRole
  readonly from: Person
  /** undefined for a link */
  readonly to: Person | undefined
  /** of the work: adult or not, for whoever decides whether to come in */
  readonly adult: boolean
}

/** @returns those who read in a room and those who have left it, by name */
export async function betasOf(db: Db, roomId: number): Promise<readonly Beta[]> {
  const rows = await db
    .selectFrom('beta_members')
    .innerJoin('users', 'users.id', 'beta_members.user_id')
    .select(['users.id', 'login', 'role', 'left_at'])
    .where('room_id', '=', roomId)
    .orderBy('login_key')
    .execute()
  return rows.map(({ id, login, role, left_at }) => ({ userId: id, login, role, leftAt: left_at }))
}

/** @returns the creators of a work that have an account, in the order of the byline */
export async function authorsOf(db: Db, workId: number): Promise<readonly Person[]> {
  const rows = await db
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .innerJoin('users', 'users.id', 'pseuds.user_id')
    .select(['users.id', 'users.login'])
    .where('work_id', '=', workId)
    .orderBy('creatorships.position')
    .execute()
  return [...new Map(rows.map(({ id, login }) => [id, { userId: id, login }])).values()]
}

function waiting(db: Db, now: Date) {
  return db
    .selectFrom('beta_invitations')
    .innerJoin('beta_rooms', 'beta_rooms.id', 'beta_invitations.room_id')
    .innerJoin('works', 'works.id', 'beta_rooms.work_id')
    .innerJoin('users as giver', 'giver.id', 'beta_invitations.by_id')
    .leftJoin('users as taker', 'taker.id', 'beta_invitations.to_id')
    .select([
      'beta_invitations.id',
      'room_id',
      'role',
      'by_id',
      'giver.login as giver',
      'to_id',
      'taker.login as taker',
    ])
    .select(['works.adult', 'beta_rooms.work_id'])
    .where('expires_at', '>', now.toISOString())
    .where('beta_rooms.ended_at', 'is', null)
    .where('works.deleted_at', 'is', null)
    .where('works.hidden_at', 'is', null)
    .orderBy('beta_invitations.id')
}

type Row = Awaited<ReturnType<ReturnType<typeof waiting>['execute']>>[number]

function toInvitation({ id, room_id, work_id, role, by_id, giver, to_id, taker, adult }: Row): Invitation {
  return {
    id,
    roomId: room_id,
    workId: work_id,
    role,
    from: { userId: by_id, login: giver },
    to: to_id === null ? undefined : { userId: to_id, login: taker ?? '' },
    adult: adult === 1,
  }
}

/** @returns the invitations of one room that wait */
export async function invitationsOf(db: Db, roomId: number, now: Date): Promise<readonly Invitation[]> {
  return (await waiting(db, now).where('room_id', '=', roomId).execute()).map(toInvitation)
}

/** @returns the invitations that wait for a member's answer */
export async function invitationsTo(db: Db, userId: number, now: Date): Promise<readonly Invitation[]> {
  return (await waiting(db, now).where('to_id', '=', userId).execute()).map(toInvitation)
}

/** @returns the invitation with this link while it is good */
export async function invitationBehind(db: Db, secret: string, now: Date): Promise<Invitation | undefined> {
  const row = await waiting(db, now).where('secret_id', '=', secretId(secret)).executeTakeFirst()
  return row && toInvitation(row)
}

interface NewInvitation {
  readonly roomId: number
  readonly role: BetaRole
  readonly byId: number
  /** undefined for whoever brings the link */
  readonly toId: number | undefined
  readonly now: Date
}

/** @returns the link's secret, which is kept nowhere; empty for an invitation by name */
export async function invite(trx: Transaction, { roomId, role, byId, toId, now }: NewInvitation): Promise<string> {
  const secret = toId === undefined ? newSecret() : ''
  await trx
    .insertInto('beta_invitations')
    .values({
      room_id: roomId,
      role,
      by_id: byId,
      to_id: toId ?? null,
      secret_id: toId === undefined ? secretId(secret) : null,
      expires_at: new Date(now.getTime() + INVITATION_DAYS * DAY).toISOString(),
    })
    .execute()
  return secret
}

/** Takes an invitation out, used or taken back.
 * @returns whether it was there: of two who bring one link at once one gets false */
export async function spendInvitation(trx: Transaction, id: number): Promise<boolean> {
  return (
    (await trx.deleteFrom('beta_invitations').where('id', '=', id).returning('id').executeTakeFirst()) !== undefined
  )
}

/** Lets somebody in; whoever was there before comes back to their notes. */
export async function letIn(
  trx: Transaction,
  roomId: number,
  userId: number,
  role: BetaRole,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('beta_members')
    .values({ room_id: roomId, user_id: userId, role, joined_at: now.toISOString() })
    .onConflict((conflict) => conflict.columns(['room_id', 'user_id']).doUpdateSet({ role, left_at: null }))
    .execute()
}

/** Leaving and being removed: the notes stay, the room is not there any more for them. */
export async function letOut(trx: Transaction, roomId: number, userId: number, now: Date): Promise<void> {
  await trx
    .updateTable('beta_members')
    .set({ left_at: now.toISOString() })
    .where('room_id', '=', roomId)
    .where('user_id', '=', userId)
    .where('left_at', 'is', null)
    .execute()
}

export async function setRole(trx: Transaction, roomId: number, userId: number, role: BetaRole): Promise<void> {
  await trx
    .updateTable('beta_members')
    .set({ role })
    .where('room_id', '=', roomId)
    .where('user_id', '=', userId)
    .execute()
}

/** A block between a creator and a beta: the one is out of the other's rooms, and no invitation between them waits. */
export async function partBetas(trx: Transaction, one: number, other: number, now: Date): Promise<void> {
  for (const [author, beta] of [
    [one, other],
    [other, one],
  ] as const) {
    await trx
      .updateTable('beta_members')
      .set({ left_at: now.toISOString() })
      .where('user_id', '=', beta)
      .where('left_at', 'is', null)
      .where('room_id', 'in', (rooms) =>
        rooms
          .selectFrom('beta_rooms')
          .innerJoin('creatorships', 'creatorships.work_id', 'beta_rooms.work_id')
          .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
          .select('beta_rooms.id')
          .where('pseuds.user_id', '=', author),
      )
      .execute()
    await trx.deleteFrom('beta_invitations').where('by_id', '=', author).where('to_id', '=', beta).execute()
  }
}
