/** How a creator wants the text of a work to look; written only by archive/skins. */
export interface SkinsTable {
  work_id: number
  /** as it was typed; it is read and written anew whenever it is served */
  source: string
  /** SHA-256 of the source, hexadecimal */
  digest: string
  edited_at: string
}
