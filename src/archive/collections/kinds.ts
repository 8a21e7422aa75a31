import type { CollectionRole } from '../../schema/index.ts'

/** What a collection says about itself and how works come into it; texts are sanitised HTML. */
export interface CollectionDetails {
  readonly name: string
  readonly title: string
  readonly summary: string
  readonly intro: string
  readonly rules: string
  /** a work waits for a maintainer, unless it comes from somebody who belongs to it */
  readonly moderated: boolean
  /** nobody but those who belong to it adds works */
  readonly closed: boolean
  /** works that come in are kept back, and their creators' names */
  readonly unrevealed: boolean
  readonly anonymous: boolean
}

export interface Collection extends CollectionDetails {
  readonly id: number
  /** the collection that it is part of */
  readonly parent: { readonly id: number; readonly name: string; readonly title: string } | undefined
}

/** Somebody who belongs to a collection. */
export interface CollectionPerson {
  readonly userId: number
  readonly login: string
  readonly role: CollectionRole
  /** they have said yes */
  readonly accepted: boolean
}

/** Where a work stands with a collection. */
export type ItemState = 'in' | 'waiting' | 'invited' | 'refused'

/** A work in a collection, or on its way, as its maintainers and its creators see it. */
export interface Item {
  readonly id: number
  readonly workId: number
  readonly title: string
  readonly posted: boolean
  readonly state: ItemState
  readonly unrevealed: boolean
  readonly anonymous: boolean
  readonly collection: { readonly id: number; readonly name: string; readonly title: string }
}
