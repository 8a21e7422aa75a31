import { type OldDatabase, placeOf } from './address.ts'

const NOBODY_THERE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'EACCES',
])
const WENT_AWAY = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'EPIPE',
  'ER_SERVER_SHUTDOWN',
  'ER_CONNECTION_KILLED',
  'ER_QUERY_INTERRUPTED',
])

/** Says in a sentence what went wrong with a database, without its password.
 * @param reading the table that was being read; undefined while nothing was read yet
 * @see https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html */
export function troubleWith(old: OldDatabase, error: unknown, reading?: string): Error {
  const { code = '', fatal } = error as { readonly code?: string; readonly fatal?: boolean }
  if (reading !== undefined && (fatal || WENT_AWAY.has(code)))
    return new Error(
      `the database server at ${placeOf(old)} went away while the table ${reading} was read; this run has written nothing, and what came in before is kept. Run it again to go on`,
    )
  if (NOBODY_THERE.has(code)) return new Error(`no database server answers at ${placeOf(old)} (${code})`)
  const refusal = REFUSALS[code]?.(old, reading)
  const cause = error instanceof Error ? error : new Error(String(error))
  const where = reading === undefined ? '' : ` while the table ${reading} was read`
  return refusal === undefined
    ? new Error(`the database server at ${placeOf(old)} gave an error${where}`, { cause })
    : new Error(refusal)
}

const REFUSALS: Readonly<Record<string, (old: OldDatabase, reading: string | undefined) => string>> = {
  ER_ACCESS_DENIED_ERROR: wrongPassword,
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: wrongPassword,
  ER_BAD_DB_ERROR: (old) => `the server at ${placeOf(old)} has no database "${old.database}"`,
  ER_DBACCESS_DENIED_ERROR: (old) =>
    `the server at ${placeOf(old)} has no database "${old.database}", or "${old.user}" may not read it`,
  ER_TABLEACCESS_DENIED_ERROR: ({ user, database }, reading) =>
    `"${user}" may not read the table ${reading} of the database "${database}"; it takes the right to SELECT`,
  ER_HOST_NOT_PRIVILEGED: (old) => `the server at ${placeOf(old)} takes no connections from this machine`,
}

function wrongPassword(old: OldDatabase): string {
  const tried = old.password === '' ? '; no password was given' : ''
  return `the server at ${placeOf(old)} does not let "${old.user}" in: the name or the password is wrong${tried}`
}
