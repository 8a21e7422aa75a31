/** The last import of a member through the browser, so that its report can be opened again; written only by
 * archive/importing. */
export interface ImportReportsTable {
  user_id: number
  made_at: string
  /** JSON: what became of each file */
  outcomes: string
}
