import type { Generated } from 'kysely'

/** Stretches of works as search reads them: of a posted chapter, or the notes of the work; written only by archive/works. Their words are
 * in the index piece_words under the same number. */
export interface TextPiecesTable {
  id: Generated<number>
  work_id: number
  /** null for the notes of the work */
  chapter_id: number | null
  /** where it stands in the chapter's HTML, in code points from 0; both 0 for notes */
  start: number
  length: number
  /** from what it was made: another value and it is made again */
  made: string
}

/** Works whose words are to be read anew; written only by archive/works. */
export interface TextsToReadTable {
  work_id: number
  /** grows with every change, so that one in between is not missed */
  round: Generated<number>
  /** how often it could not be read */
  tries: Generated<number>
}

/** Works whose text their creators do not want to be searched; written only by archive/works. */
export interface UnsearchedTextsTable {
  work_id: number
}
