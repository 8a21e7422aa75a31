import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { openMoment } from '../../../platform/db/moment.ts'
import type { Db, Tables } from '../../../schema/index.ts'
import { absolute } from '../../absolute.ts'
import type { AccountPart, Owner } from '../../belongings/index.ts'
import type { House } from '../../house.ts'
import { archiveId } from '../../settings/index.ts'
import { type Written, writeAccount } from './write.ts'

/** Whose account is to be written. */
export interface Member {
  readonly id: number
  readonly login: string
}

/** @returns who reads the account, from this database */
export function ownerOf({ config }: Pick<House, 'config'>, db: Db, { id, login }: Member): Owner {
  const viewer = { kind: 'member', id, login, roles: [], sessionId: '' } as const
  return { db, userId: id, login, viewer, base: absolute(config, '') }
}

/** Writes the account of a member, as it is at this moment, to a file that is there when it is whole.
 * @param told is told how many records are written */
export async function makeAccountFile(
  house: House,
  parts: readonly AccountPart[],
  member: Member,
  to: string,
  told: (done: number) => void | Promise<void> = () => {},
): Promise<Written & { readonly bytes: number }> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 })
  const id = await house.db.transaction().execute(archiveId)
  const { name } = await house.settings.read()
  const draft = `${to}.${randomBytes(6).toString('hex')}.part`
  await using moment = await openMoment<Tables>(house.config.database)
  let done = 0
  try {
    await using file = await open(draft, 'wx', 0o600)
    const leaving = {
      house,
      owner: ownerOf(house, moment.db, member),
      archive: { id, name: name || 'Fanlight', address: absolute(house.config, '') },
      parts,
      told: () => told(++done),
    }
    const written = await writeAccount(leaving, async (bytes) => void (await file.appendFile(bytes)))
    await file.sync()
    await rename(draft, to)
    return { ...written, bytes: (await stat(to)).size }
  } finally {
    await rm(draft, { force: true })
  }
}

/** @returns where files of accounts lie, for those who have asked for them or sent them */
export function accountFolder({ config }: Pick<House, 'config'>): string {
  return path.join(config.data, 'accounts')
}

/** @returns a name that nobody guesses */
export function newFileName(): string {
  return `${randomBytes(20).toString('hex')}.zip`
}

/** Takes away what is not kept for anybody, unless it is young enough to be in the making. */
export async function sweepFolder(house: Pick<House, 'config'>, kept: ReadonlySet<string>): Promise<void> {
  const folder = accountFolder(house)
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    if (kept.has(name)) continue
    const found = await stat(path.join(folder, name)).catch(() => undefined)
    if (found && (name.endsWith('.zip') || Date.now() - found.mtimeMs > 86_400_000))
      await rm(path.join(folder, name), { force: true })
  }
}
