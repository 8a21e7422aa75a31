import { sql } from 'kysely'
import type { Db, Transaction } from '../../../schema/index.ts'

/** What the author last asked the betas to read. */
export interface Round {
  readonly id: number
  readonly words: string
  /** UTC instant */
  readonly askedAt: string
  /** the version of each chapter that was asked about */
  readonly versions: ReadonlyMap<number, number>
  readonly progress: readonly Progress[]
}

/** How far a beta has come. */
export interface Progress {
  readonly userId: number
  readonly chapterId: number | null
  /** the last paragraph read; empty for none */
  readonly block: string
  readonly done: boolean
}

/** @returns undefined while nothing was asked */
export async function lastRound(db: Db, roomId: number): Promise<Round | undefined> {
  const round = await db
    .selectFrom('beta_rounds')
    .select(['id', 'words', 'asked_at'])
    .where('room_id', '=', roomId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!round) return undefined
  const versions = await db
    .selectFrom('beta_round_chapters')
    .select(['chapter_id', 'version'])
    .where('round_id', '=', round.id)
    .execute()
  const progress = await db
    .selectFrom('beta_progress')
    .select(['user_id', 'chapter_id', 'block', 'done_at'])
    .where('round_id', '=', round.id)
    .execute()
  return {
    id: round.id,
    words: round.words,
    askedAt: round.asked_at,
    versions: new Map(versions.map(({ chapter_id, version }) => [chapter_id, version])),
    progress: progress.map(({ user_id, chapter_id, block, done_at }) => ({
      userId: user_id,
      chapterId: chapter_id,
      block,
      done: done_at !== null,
    })),
  }
}

/** Asks for reading of what stands in these chapters now. */
export async function askRound(
  trx: Transaction,
  roomId: number,
  { words, chapterIds, now }: { readonly words: string; readonly chapterIds: readonly number[]; readonly now: Date },
): Promise<void> {
  const { id } = await trx
    .insertInto('beta_rounds')
    .values({ room_id: roomId, words, asked_at: now.toISOString() })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('beta_round_chapters')
    .columns(['round_id', 'chapter_id', 'version'])
    .expression((from) =>
      from
        .selectFrom('chapters')
        .select([sql<number>`cast(${id} as integer)`.as('round_id'), 'chapters.id', 'version'])
        .where('chapters.id', 'in', chapterIds),
    )
    .execute()
}

/** Read to here. */
export async function noteRead(
  trx: Transaction,
  roundId: number,
  userId: number,
  { chapterId, block, now }: { readonly chapterId: number; readonly block: string; readonly now: Date },
): Promise<void> {
  const at = { chapter_id: chapterId, block, noted_at: now.toISOString() }
  await trx
    .insertInto('beta_progress')
    .values({ round_id: roundId, user_id: userId, ...at })
    .onConflict((conflict) => conflict.columns(['round_id', 'user_id']).doUpdateSet(at))
    .execute()
}

/** @returns whether that is new */
export async function noteDone(trx: Transaction, roundId: number, userId: number, now: Date): Promise<boolean> {
  const at = now.toISOString()
  const before = await trx
    .selectFrom('beta_progress')
    .select('done_at')
    .where('round_id', '=', roundId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  await trx
    .insertInto('beta_progress')
    .values({ round_id: roundId, user_id: userId, block: '', noted_at: at, done_at: at })
    .onConflict((conflict) => conflict.columns(['round_id', 'user_id']).doUpdateSet({ done_at: at }))
    .execute()
  return before?.done_at == null
}
