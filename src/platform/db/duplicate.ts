/** SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY.
 * @see https://sqlite.org/rescode.html */
const SQLITE_CODES: ReadonlySet<unknown> = new Set([2067, 1555])
/** unique_violation.
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
const POSTGRES_CODE = '23505'

/** @returns whether a write failed because a unique column already holds the value; of two who write it at once, one gets this */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { errcode, code } = error as Error & { readonly errcode?: unknown; readonly code?: unknown }
  return SQLITE_CODES.has(errcode) || code === POSTGRES_CODE
}
