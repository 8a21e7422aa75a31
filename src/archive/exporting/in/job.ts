import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Transaction } from '../../../schema/index.ts'
import { findUserById } from '../../accounts/index.ts'
import type { AccountPart } from '../../belongings/index.ts'
import type { House } from '../../house.ts'
import { enqueue } from '../../jobs/index.ts'
import { accountFolder } from '../out/make.ts'
import { bringAccount } from './bring.ts'
import { openAccountFile } from './open.ts'
import { endImport, importOf, noteImported, startImport } from './store.ts'

/** The kind of job that brings the account of a member in. */
export const IMPORT_ACCOUNT = 'import-account'

/** Progress is noted at most so often, in milliseconds. */
const SAY_EVERY = 1000
const payloadSchema = z.object({ userId: z.int(), file: z.string() })

/** @returns whether it begins */
export async function beginImport(house: House, trx: Transaction, userId: number, file: string): Promise<boolean> {
  if (!(await startImport(trx, userId, house.now()))) return false
  await enqueue(trx, house.now(), IMPORT_ACCOUNT, { userId, file })
  return true
}

/** The job. Broken off, it goes on where it stopped. */
export async function importAccount(house: House, parts: readonly AccountPart[], payload: unknown): Promise<void> {
  const { userId, file } = payloadSchema.parse(payload)
  const user = await findUserById(house.db, userId)
  const asked = await importOf(house.db, userId)
  if (!user || asked?.file !== file || asked.doneAt !== null) return
  const lies = path.join(accountFolder(house), file)
  let said = 0
  const report = await bringAccount(house, parts, openAccountFile(await readFile(lies)), user, {
    trusted: false,
    dryRun: 'no',
    async told(done, total) {
      if (performance.now() - said > SAY_EVERY) {
        said = performance.now()
        await noteImported(house.db, userId, { done, total })
      }
      return true
    },
  })
  await house.db.transaction().execute((trx) => endImport(trx, userId, report, house.now()))
  await rm(lies, { force: true })
}
