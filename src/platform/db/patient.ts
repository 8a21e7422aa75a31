import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, type TransactionBuilder } from 'kysely'

/** deadlock_detected, serialization_failure: nothing was written, and the same again may well succeed.
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
const WORTH_ANOTHER_TRY: ReadonlySet<unknown> = new Set(['40P01', '40001'])
const TRIES = 8
const LONGEST_PAUSE = 50

/**
 * Does a transaction again when the database broke it off to let another one through, so what a transaction does must be
 * done through its own handle alone. People never hear that two of them met.
 */
export class PatientKysely<Tables> extends Kysely<Tables> {
  /** how many transactions this process has brought to an end: as long as it is the same, nothing was changed by it */
  committed = 0

  override transaction(): TransactionBuilder<Tables> {
    const builder = super.transaction()
    const once = builder.execute.bind(builder)
    builder.execute = async (callback) => {
      for (let tried = 1; ; tried++) {
        try {
          const result = await once(callback)
          this.committed++
          return result
        } catch (error) {
          if (tried === TRIES || !isWorthAnotherTry(error)) throw error
        }
        // of two that met, one must come later than the other
        await pause(Math.random() * LONGEST_PAUSE)
      }
    }
    return builder
  }
}

function isWorthAnotherTry(error: unknown): boolean {
  return error instanceof Error && WORTH_ANOTHER_TRY.has((error as Error & { readonly code?: unknown }).code)
}
