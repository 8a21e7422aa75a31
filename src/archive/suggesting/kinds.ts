import type { Person } from '../../platform/text/people/index.ts'
import type { Place, Signs } from './signs.ts'

/** What can be suggested of a work. */
export type SuggestedField = 'language' | 'rating' | 'warnings' | 'categories' | 'characters' | 'relationships'

/** One thing that a work might carry, and why. */
export interface Suggestion {
  readonly field: SuggestedField
  /** of a pair two, between which the person chooses; of all else one */
  readonly options: readonly Option[]
  /** goes on behind "because" */
  readonly because: string
}

export interface Option {
  /** as the form's field holds it: a tag's name, or the code of a language */
  readonly value: string
  /** as a person reads it */
  readonly label: string
  /** whether the archive has this tag as one that filters */
  readonly known: boolean
}

/** What a story itself says, before the archive’s tags are looked at. */
export interface StoryRead {
  readonly language: LanguageRead | undefined
  readonly people: readonly PersonRead[]
  readonly pairs: readonly PairRead[]
  readonly signs: Signs
  readonly deaths: readonly DeathRead[]
  readonly words: number
}

export interface LanguageRead {
  readonly code: string
  readonly signs: number
  readonly of: number
  readonly words: readonly string[]
}

export type PersonRead = Omit<Person, 'at'> & { readonly place: Place }

export interface PairRead {
  /** places among the people */
  readonly one: number
  readonly other: number
  readonly times: number
  readonly place: Place
}

export interface DeathRead {
  readonly name: string
  readonly times: number
  readonly place: Place
}
