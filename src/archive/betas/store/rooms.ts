import { sql } from 'kysely'
import { isId } from '../../../platform/db/ids.ts'
import type { Member } from '../../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { carriesOneOf, ownedBy } from '../../works/index.ts'
import type { Room } from '../rules.ts'

/** A room among the rooms of a member. */
export interface ListedRoom extends Room {
  readonly title: string
  /** when the author last asked for reading, and whether this beta is done with that */
  readonly askedAt: string | null
  readonly done: boolean
}

/** Works that somebody with an account is credited with: an orphan has nobody to read for. */
const hasCreator = sql<boolean>`exists (select 1 from creatorships join pseuds on pseuds.id = creatorships.pseud_id where creatorships.work_id = works.id and pseuds.user_id is not null)`

/** Nothing stands between a beta and any creator. */
function notApart(userId: number) {
  return sql<boolean>`not exists (select 1 from creatorships join pseuds on pseuds.id = creatorships.pseud_id join blocks
    on (blocks.user_id = pseuds.user_id and blocks.other_id = ${userId}) or (blocks.user_id = ${userId} and blocks.other_id = pseuds.user_id)
    where creatorships.work_id = works.id)`
}

/** The rooms that a member may come in to: as a creator, unless the work is in the bin; as a beta, while the room goes on, the work has an
 * author and is neither hidden nor withheld, and nothing stands between. */
function roomsOpenTo(db: Db, member: Member) {
  const closed = member.withheld?.closed ?? []
  const own = ownedBy(member.id)
  return db
    .selectFrom('beta_rooms')
    .innerJoin('works', 'works.id', 'beta_rooms.work_id')
    .leftJoin('beta_members', (join) =>
      join.onRef('beta_members.room_id', '=', 'beta_rooms.id').on('beta_members.user_id', '=', member.id),
    )
    .select(['beta_rooms.id', 'beta_rooms.work_id', 'keeps', 'ended_at', 'role', 'works.title'])
    .select(sql<number>`case when ${own} then 1 else 0 end`.as('own'))
    .where('works.deleted_at', 'is', null)
    .where(({ and, or, eb }) =>
      or([
        own,
        and([
          eb('role', 'is not', null),
          eb('left_at', 'is', null),
          eb('ended_at', 'is', null),
          eb('works.hidden_at', 'is', null),
          hasCreator,
          notApart(member.id),
          ...(closed.length === 0 ? [] : [eb.not(carriesOneOf(closed))]),
        ]),
      ]),
    )
    .orderBy('beta_rooms.id', 'desc')
}

type Row = Awaited<ReturnType<ReturnType<typeof roomsOpenTo>['execute']>>[number]

function toRoom({ id, work_id, keeps, ended_at, role, own }: Row): Room {
  const side = own === 1 ? 'author' : 'beta'
  return {
    id,
    workId: work_id,
    keeps: keeps === 1,
    endedAt: ended_at,
    side,
    role: side === 'beta' ? (role ?? undefined) : undefined,
  }
}

/** @returns undefined when there is no such room, or none that this member may come in to: the two must look alike */
export async function roomFor(db: Db, roomId: number, member: Member): Promise<Room | undefined> {
  if (!isId(roomId)) return undefined
  const row = await roomsOpenTo(db, member).where('beta_rooms.id', '=', roomId).executeTakeFirst()
  return row && toRoom(row)
}

/** @returns the room of a work, for one of its creators */
export async function roomOfWork(db: Db, workId: number, member: Member): Promise<Room | undefined> {
  const row = await roomsOpenTo(db, member).where('beta_rooms.work_id', '=', workId).executeTakeFirst()
  return row && toRoom(row)
}

/** @returns all rooms of a member, the newest first */
export async function roomsOf(db: Db, member: Member): Promise<readonly ListedRoom[]> {
  const rows = await roomsOpenTo(db, member).execute()
  if (rows.length === 0) return []
  const rounds = await db
    .selectFrom('beta_rounds')
    .leftJoin('beta_progress', (join) =>
      join.onRef('beta_progress.round_id', '=', 'beta_rounds.id').on('beta_progress.user_id', '=', member.id),
    )
    .select(['room_id', 'asked_at', 'done_at'])
    .where(
      'room_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('beta_rounds.id')
    .execute()
  const last = new Map(rounds.map((round) => [round.room_id, round]))
  return rows.map((row) => ({
    ...toRoom(row),
    title: row.title,
    askedAt: last.get(row.id)?.asked_at ?? null,
    done: last.get(row.id)?.done_at != null,
  }))
}

/** Opens the room of a work, or opens one again that has ended.
 * @returns its number */
export async function openRoom(trx: Transaction, workId: number, keeps: boolean, now: Date): Promise<number> {
  const { id } = await trx
    .insertInto('beta_rooms')
    .values({ work_id: workId, keeps: keeps ? 1 : 0, opened_at: now.toISOString() })
    .onConflict((conflict) => conflict.column('work_id').doUpdateSet({ ended_at: null, keeps: keeps ? 1 : 0 }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Ends a room as was chosen when it was opened: its notes stay for the author, or everything goes. */
export async function endRoom(trx: Transaction, { id, keeps }: Room, now: Date): Promise<void> {
  if (!keeps) {
    await trx.deleteFrom('beta_rooms').where('id', '=', id).execute()
    return
  }
  const at = now.toISOString()
  await trx.updateTable('beta_rooms').set({ ended_at: at }).where('id', '=', id).execute()
  await trx
    .updateTable('beta_members')
    .set({ left_at: at })
    .where('room_id', '=', id)
    .where('left_at', 'is', null)
    .execute()
  await trx.deleteFrom('beta_invitations').where('room_id', '=', id).execute()
}

/** Takes away the rooms of works that nobody with an account is credited with any more. */
export async function removeDeserted(trx: Transaction): Promise<void> {
  await trx
    .deleteFrom('beta_rooms')
    .where('work_id', 'not in', (works) =>
      works
        .selectFrom('creatorships')
        .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
        .select('work_id')
        .where('pseuds.user_id', 'is not', null),
    )
    .execute()
}
