import type { Generated } from 'kysely'

/** Who gives a code after the password; written only by archive/accounts. */
export interface SecondStepsTable {
  user_id: number
  /** the secret that codes are made from, sealed with the archive's own key: whoever reads the database alone cannot use it */
  sealed: string
  made_at: string
  /** the first code was right; null while it is being set up, and not asked for */
  confirmed_at: Generated<string | null>
  /** half minutes since 1970 of the newest code that was taken: none is taken twice */
  last_step: number
}

/** Each lets its owner in once in place of a code; written only by archive/accounts. */
export interface RecoveryCodesTable {
  /** the code's hash */
  id: string
  user_id: number
}
