import type { Result } from '../../../platform/text/result.ts'
import type { Told } from '../manifest.ts'
import type { Remark } from '../remarks.ts'
import type { FilePicture } from './picture-box.ts'

/** A file that was read: what it says of the work, and its chapters. */
export interface Document {
  /** empty when it does not say */
  readonly title: string
  readonly told: Told
  readonly chapters: readonly DocumentChapter[]
  readonly remarks: readonly Remark[]
  /** that its texts show */
  readonly pictures?: readonly FilePicture[]
}

/** A chapter of it; texts are HTML, as hostile as the file. */
export interface DocumentChapter {
  readonly title: string
  readonly summary: string
  readonly contentNotes: string
  readonly notesBefore: string
  readonly notesAfter: string
  readonly html: string
}

/** A document, or the sentence that says why there is none. */
export type DocumentRead = Result<Document, string>
