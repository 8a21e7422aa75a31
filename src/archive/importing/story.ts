import type { Result } from '../../platform/text/result.ts'
import type { ChapterTyped } from '../works/index.ts'
import type { Beside } from './beside.ts'
import type { FilePicture } from './formats/picture-box.ts'
import type { Told } from './manifest.ts'
import type { LostText } from './paragraphs/rules.ts'
import type { Remark } from './remarks.ts'

/** A work as it was read from files: nobody's yet, and nothing of it in the archive. */
export interface Story {
  /** what a second import of the same thing has in common with the first, within one byline */
  readonly key: string
  readonly title: string
  /** what the files say about the work, and what the import says where they are silent */
  readonly told: Told
  readonly chapters: readonly StoryChapter[]
  /** what was left aside or taken for something, in sentences for the person who imports */
  readonly notes: readonly string[]
  /** the same for what can be counted: pictures, comments, notes that moved */
  readonly remarks?: readonly Remark[]
  /** those that its texts show and that nobody keeps yet */
  readonly pictures?: readonly FilePicture[]
  /** the text of a file that had lost its line breaks, and where its paragraphs were found again */
  readonly lost?: LostText
}

/** A chapter as its file has it. */
export interface StoryChapter extends ChapterTyped {
  /** where its text stands */
  readonly file: string
}

/** A story, or the sentence that says why there is none. */
export type Reading = Result<Story, string>

/** The bytes of a file, or the sentence that says why it cannot be read. */
export type Opened = Result<Uint8Array, string>

/** What somebody points at: one file, or a folder of files; on a disk, or sent by a browser. */
export type Source =
  | {
      readonly kind: 'file'
      readonly name: string
      readonly open: () => Opened
      /** of a page: what it may show */
      readonly beside?: Beside
    }
  | {
      readonly kind: 'folder'
      readonly name: string
      /** the folder's own name, without where it lies */
      readonly folder: string
      /** names of the files that lie in it */
      readonly files: readonly string[]
      /** what is said of a file that does not lie in it */
      readonly absent: string
      readonly open: (file: string) => Opened
    }
  | {
      /** files that are the chapters of one work */
      readonly kind: 'chapters'
      readonly name: string
      /** of the work; empty for the name of the folder */
      readonly title: string
      readonly parts: readonly Source[]
    }
  | { readonly kind: 'refused'; readonly name: string; readonly reason: string }
