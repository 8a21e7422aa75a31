import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { engine } from '../../../test/engines.ts'
import { openTestHouse } from '../../../test/house.ts'
import { isOutOfReach } from './open.ts'

test('a connection lost in the middle of a transaction is an error of that transaction and of nothing else', async () => {
  await using house = await openTestHouse()
  const cut = house.db.transaction().execute(async (trx) => {
    if (engine === 'sqlite') throw Object.assign(new Error('disk I/O error'), { errcode: 10 })
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
    await sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(house.db)
    // the news reaches this process between two statements
    await new Promise((resolve) => setImmediate(resolve))
    await trx.selectFrom('settings').selectAll().execute()
  })
  const error = await cut.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(isOutOfReach(error), String(error)).toBe(true)
  expect(await house.db.selectFrom('settings').selectAll().execute()).toEqual([])
})
