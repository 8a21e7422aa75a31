import { existsSync, readdirSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { openBundle, verifyBundle } from '../bundle/index.ts'
import { makeBackup, planBackup } from './index.ts'

const plan = (house: TestHouse) => house.db.transaction().execute((trx) => planBackup(trx, house))

async function planned(house: TestHouse): Promise<readonly string[]> {
  const rows = await house.db.selectFrom('jobs').select('run_at').where('kind', '=', 'back-up').execute()
  return rows.map(({ run_at }) => run_at)
}

test('each night one backup is made and opened, however many processes plan it, and old ones go', {
  tags: 'long',
}, async () => {
  await using house = await openTestHouse({ FANLIGHT_BACKUPS: './unused', FANLIGHT_BACKUP_KEEP: '2,1,1' })
  const folder = path.join(house.folder, 'backups')
  Object.assign(house.config, { backups: folder })
  await Promise.all([plan(house), plan(house), plan(house)])
  expect(await planned(house)).toEqual(['2026-03-10T03:30:00.000Z'])
  for (let night = 0; night < 4; night++) {
    house.clock.now = new Date(Date.parse('2026-03-10T03:31:00.000Z') + night * 86_400_000)
    await house.workOff()
  }
  expect(readdirSync(folder)).toEqual(['fanlight-2026-03-12.tar', 'fanlight-2026-03-13.tar'])
  expect(await planned(house)).toEqual(['2026-03-14T03:30:00.000Z'])
  await verifyBundle(await openBundle(path.join(folder, 'fanlight-2026-03-13.tar')), () => undefined)
})

test('where no folder for backups is named, none are planned', async () => {
  await using house = await openTestHouse()
  await plan(house)
  expect(await planned(house)).toEqual([])
})

test('a backup never writes over anything, and one that was cut short is known for it', async () => {
  await using house = await openTestHouse()
  const file = path.join(house.folder, 'one.tar')
  const origin = { database: house.config.database, data: house.folder }
  await makeBackup(origin, file, house.now())
  await expect(makeBackup(origin, file, house.now())).rejects.toThrow('is there already')
  truncateSync(file, 10_000)
  await expect(openBundle(file)).rejects.toThrow('cannot be used')
  expect(readdirSync(house.folder).filter((name) => name.startsWith('.'))).toEqual([])
  expect(existsSync(`${file}.new`)).toBe(false)
})
