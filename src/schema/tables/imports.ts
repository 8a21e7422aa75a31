import type { Generated } from 'kysely'

/** The last import of a member through the browser, so that its report can be opened again; written only by
 * archive/importing. */
export interface ImportReportsTable {
  user_id: number
  made_at: string
  /** JSON: what became of each file */
  outcomes: string
}

/** What a member has sent at once and looks at before it comes in; gone a day later, or when it is in. Written only by
 * archive/importing. */
export interface ImportParcelsTable {
  id: Generated<number>
  user_id: number
  /** whom the works are credited to */
  pseud_id: number
  made_at: string
  /** null while the member looks at it */
  started_at: string | null
  done_at: string | null
}

/** One story of a parcel, or what could not be read, in the order in which they are shown. */
export interface ImportPiecesTable {
  id: Generated<number>
  parcel_id: number
  /** 1: it is to come in */
  chosen: 0 | 1
  /** JSON: what the member is shown of it */
  looks: string
  /** JSON: all that will come in; null for what could not be read, and once it is in */
  story: string | null
  /** JSON: what became of it; null until then */
  outcome: string | null
}
