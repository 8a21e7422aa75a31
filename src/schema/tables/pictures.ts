import type { Generated } from 'kysely'

/** A picture in the media folder; written only by archive/media. */
export interface PicturesTable {
  id: Generated<number>
  /** null once the account is gone, as long as a work still shows it */
  user_id: number | null
  /** of its file, such as `…32 signs….jpg`; not to be guessed, unique */
  name: string
  bytes: number
  width: number
  height: number
  /** what is to be seen, for those who do not see it; empty for an ornament */
  alt: string
  /** SHA-256 of the file as it was sent: the same one twice is kept once */
  print: string
  kept_at: string
}

/** Which works have shown a picture; written only by archive/media. */
export interface PictureWorksTable {
  picture_id: number
  work_id: number
}
