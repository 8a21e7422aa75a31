import type { Db, Transaction } from '../../schema/index.ts'

/** What machines may do with a work. */
export interface RobotChoice {
  /** search engines may list it */
  readonly engines: boolean
  /** it may be used to train programs that write */
  readonly training: boolean
}

/** @returns undefined while its creators have not chosen: then it is as the archive says */
export async function choiceFor(db: Db, workId: number): Promise<RobotChoice | undefined> {
  const row = await db.selectFrom('robot_choices').selectAll().where('work_id', '=', workId).executeTakeFirst()
  return row && { engines: row.engines === 1, training: row.training === 1 }
}

/** @param choice undefined to leave it to the archive again */
export async function choose(trx: Transaction, workId: number, choice: RobotChoice | undefined): Promise<void> {
  await trx.deleteFrom('robot_choices').where('work_id', '=', workId).execute()
  if (!choice) return
  await trx
    .insertInto('robot_choices')
    .values({ work_id: workId, engines: choice.engines ? 1 : 0, training: choice.training ? 1 : 0 })
    .execute()
}

/** Works in robots.txt at most: no machine reads more of it than half a megabyte. */
const MOST_ALLOWED = 5000

/** @returns works that may be used for training because their creators said so */
export async function worksForTraining(db: Db): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('robot_choices')
    .select('work_id')
    .where('training', '=', 1)
    .orderBy('work_id')
    .limit(MOST_ALLOWED)
    .execute()
  return rows.map(({ work_id }) => work_id)
}
