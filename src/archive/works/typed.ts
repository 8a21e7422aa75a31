/** How a text was typed; `detect` leaves it to the archive to see whether there is HTML in it. */
export type TypedFormat = 'detect' | 'plain' | 'html' | 'markdown'

/** A text as somebody typed it, not yet cleaned. */
export interface TypedText {
  readonly text: string
  readonly format: TypedFormat
}

/** What somebody says about a work, as typed: by a form, or read from a file. */
export interface WorkTyped {
  readonly title: string
  readonly summary: TypedText
  readonly notesBefore: TypedText
  readonly notesAfter: TypedText
  /** BCP 47; empty for not said */
  readonly language: string
  /** one of the fixed names; empty for not said */
  readonly rating: string
  readonly warnings: readonly string[]
  readonly categories: readonly string[]
  readonly fandoms: readonly string[]
  readonly relationships: readonly string[]
  readonly characters: readonly string[]
  readonly additional: readonly string[]
  readonly restricted: boolean
  /** one of three; anything else is taken as everyone, nothing as it was */
  readonly downloads?: string
  /** a whole number, or "?" or nothing for an open end */
  readonly expectedChapters: string
  /** how many chapters there are already, 1 or more: fewer cannot be expected */
  readonly chapters: number
}

/** A chapter as typed. */
export interface ChapterTyped {
  readonly title: string
  readonly summary: TypedText
  readonly contentNotes: TypedText
  readonly notesBefore: TypedText
  readonly notesAfter: TypedText
  readonly text: TypedText
}

/** Whether readers are to see it. A draft may lack anything, but nothing in it may be too long. */
export type Stage = 'posted' | 'draft'

export type WorkField = Exclude<keyof WorkTyped, 'restricted' | 'downloads' | 'chapters'>
export type ChapterField = keyof ChapterTyped

/** What can be wrong with a field; each has its sentence in sentences.ts. */
export type ProblemName =
  | 'title-missing'
  | 'title-too-long'
  | 'language-missing'
  | 'language-unknown'
  | 'rating-missing'
  | 'rating-unknown'
  | 'warning-missing'
  | 'warning-unknown'
  | 'category-unknown'
  | 'fandom-missing'
  | 'tag-too-long'
  | 'tag-has-comma'
  | 'too-many-tags'
  | 'expected-broken'
  | 'expected-too-few'
  | 'summary-too-long'
  | 'notes-too-long'
  | 'markup-too-long'
  | 'text-missing'
  | 'text-too-long'
  | 'text-in-too-many-pieces'

/** What is wrong with one field. */
export interface Problem {
  readonly name: ProblemName
  /** by how much a limit is passed; 0 where there is none */
  readonly over: number
  /** the part that is meant: a tag's name, a word that is not one of ours; often empty */
  readonly what: string
}

export type Problems<Field extends string> = Readonly<Partial<Record<Field, Problem>>>

/** What a check answers: the whole, cleaned; or everything that is wrong with it. */
export type Checked<Value, Field extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: Problems<Field> }
