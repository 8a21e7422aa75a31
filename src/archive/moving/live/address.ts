import { allow, type Result, refuse } from '../../../platform/text/result.ts'

/** A database of MySQL or MariaDB, and who reads it. */
export interface OldDatabase {
  readonly host: string
  readonly port: number
  /** a socket file that is asked in place of host and port */
  readonly socket: string | undefined
  readonly user: string
  readonly password: string
  readonly database: string
}

const FORM = 'mysql://USER:PASSWORD@HOST:PORT/DATABASE'
const USUAL_PORT = 3306

/** Whether somebody names a database, and not a file. */
export function namesDatabase(words: string): boolean {
  return /^(?:mysql|mariadb):/i.test(words)
}

/** @param password counts where the address has none
 * @returns what to connect to; or a sentence, which never repeats the address, since that may hold a password */
export function parseOldDatabase(address: string, password: string | undefined): Result<OldDatabase, string> {
  try {
    const url = new URL(address)
    const [user, ownPassword, database] = [url.username, url.password, url.pathname.slice(1)].map(decodeURIComponent)
    if (!user || !database || database.includes('/'))
      return refuse(`the address of a database has the form ${FORM}; ${user ? 'the database' : 'the user'} is missing`)
    const unknown = [...url.searchParams.keys()].find((name) => name !== 'socket')
    if (unknown !== undefined)
      return refuse(`the address of a database knows ?socket=FILE, and not ${JSON.stringify(unknown)}`)
    return allow({
      host: url.hostname.replace(/^\[(.*)\]$/, '$1') || 'localhost',
      port: Number(url.port) || USUAL_PORT,
      socket: url.searchParams.get('socket') ?? undefined,
      user,
      password: ownPassword || (password ?? ''),
      database,
    })
  } catch {
    return refuse(
      `the address of a database has the form ${FORM}; signs such as @ / # ? % in a name or password are written %40 %2F %23 %3F %25`,
    )
  }
}

/** Where it is, for people: without password. */
export function placeOf({ host, port, socket }: OldDatabase): string {
  return socket ?? (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`)
}
