import path from 'node:path'
import { z } from 'zod'
import { blurbDay } from '../../../platform/text/dates.ts'
import type { Transaction } from '../../../schema/index.ts'
import { absolute } from '../../absolute.ts'
import { archiveName, findUserById } from '../../accounts/index.ts'
import type { AccountPart } from '../../belongings/index.ts'
import type { House } from '../../house.ts'
import { enqueue } from '../../jobs/index.ts'
import { urls } from '../../urls.ts'
import { askForExport, countWorks, exportOf, finishExport, keptFiles, noteExported } from '../store.ts'
import { accountFolder, makeAccountFile, newFileName, sweepFolder } from './make.ts'

/** The kind of job that writes the account of a member. */
export const EXPORT_ACCOUNT = 'export-account'
/** So long a file is kept for its owner. */
export const KEPT_DAYS = 7

const DAY = 86_400_000
/** Progress is noted at most so often, in milliseconds. */
const SAY_EVERY = 1000
const payloadSchema = z.object({ userId: z.int(), file: z.string() })

/** @returns whether this asked for it: one file is made at a time for each member */
export async function askFor(house: House, trx: Transaction, userId: number): Promise<boolean> {
  const file = newFileName()
  if (!(await askForExport(trx, userId, file, house.now()))) return false
  await enqueue(trx, house.now(), EXPORT_ACCOUNT, { userId, file })
  return true
}

/** The job. Done twice, it writes the same file again. */
export async function exportAccount(house: House, parts: readonly AccountPart[], payload: unknown): Promise<void> {
  const { userId, file } = payloadSchema.parse(payload)
  const user = await findUserById(house.db, userId)
  const asked = await exportOf(house.db, userId)
  if (!user || asked?.file !== file || asked.readyAt !== null) return
  const total = await countWorks(house.db, userId)
  let said = 0
  const { bytes } = await makeAccountFile(house, parts, user, path.join(accountFolder(house), file), async (done) => {
    if (performance.now() - said < SAY_EVERY) return
    said = performance.now()
    await noteExported(house.db, userId, { done, total: Math.max(total, done) })
  })
  await house.db.transaction().execute(async (trx) => {
    await finishExport(trx, userId, { file, bytes, now: house.now() })
    await tell(house, trx, user)
  })
}

async function tell(house: House, trx: Transaction, user: { readonly login: string; readonly email: string }) {
  const archive = await archiveName(house)
  const until = blurbDay(new Date(house.now().getTime() + KEPT_DAYS * DAY).toISOString())
  await enqueue(trx, house.now(), 'mail', {
    to: user.email,
    subject: `Your account at ${archive} is ready to take along`,
    text: `${[
      `Hello ${user.login},`,
      `the file with everything of yours is ready. Until ${until} you can fetch it here, logged in:`,
      absolute(house.config, urls.exportAccount(user.login)),
      'If it was not you who asked for it, change your password: somebody else knows it.',
      archive,
    ].join('\n\n')}\n`,
  })
}

/** Takes away files that were kept long enough, and those of accounts that are gone. */
export async function sweepExports(house: House): Promise<void> {
  const before = new Date(house.now().getTime() - KEPT_DAYS * DAY).toISOString()
  await sweepFolder(house, await house.db.transaction().execute((trx) => keptFiles(trx, before)))
}
