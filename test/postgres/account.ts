import { readFileSync } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/** The system account a server runs under. */
export type Account = { readonly uid: number; readonly gid: number }

const USUAL_NOBODY: Account = { uid: 65534, gid: 65534 }

/** The account PostgreSQL is started as. It refuses root, so root starts it as `nobody`.
 * @returns undefined when we are an ordinary person already, and the server runs as we do */
export function serverAccount(): Account | undefined {
  return process.getuid?.() === 0 ? nobody() : undefined
}

/** Where servers keep their temporary folders: the first temporary folder that the server's account can enter.
 * @returns an absolute path without links
 * @throws when root's temporary folders are all closed to others */
export async function serverGround(): Promise<string> {
  const own = await realpath(os.tmpdir())
  if (serverAccount() === undefined) return own
  for (const folder of [own, '/tmp', '/var/tmp']) if (await isOpenToAll(folder)) return folder
  throw new Error(
    `PostgreSQL cannot run as root, and other accounts cannot enter ${own}: set TMPDIR to a folder they can.`,
  )
}

function nobody(): Account {
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? []
  return uid === undefined || gid === undefined ? USUAL_NOBODY : { uid: Number(uid), gid: Number(gid) }
}

async function isOpenToAll(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined)
  if (found === undefined || (found.mode & 0o001) === 0) return false
  const above = path.dirname(folder)
  return above === folder || isOpenToAll(above)
}
