import type { Generated } from 'kysely'

/** A name that an account posts under; written only by archive/accounts. */
export interface PseudsTable {
  id: Generated<number>
  /** null: the account is gone and the byline was kept */
  user_id: number | null
  /** 1 to 40 letters of any script, digits, space, _ and - */
  name: string
  /** folded name; unique within one user */
  name_key: string
  is_default: 0 | 1
  description: Generated<string>
  created_at: string
}
