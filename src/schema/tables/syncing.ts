/** EPUBs that somebody was given, and where each paragraph stands in them; written only by archive/files. */
export interface ServedBooksTable {
  /** MD5 of samples, as KOReader takes them */
  digest: string
  /** MD5 of the file's name */
  name_digest: string
  /** what names the file among all that were made; unique */
  content: string
  /** null for a series */
  work_id: number | null
  /** packed, as archive/files/known/map.ts does it */
  map: string
  first_at: string
}

/** What e-readers have said of where they are, in their own words; written only by archive/syncing. */
export interface ReaderPlacesTable {
  user_id: number
  /** how the e-reader names the file */
  document: string
  progress: string
  /** 0 to 1 */
  percentage: number
  device: string
  device_id: string
  /** UTC instant */
  noted_at: string
}
