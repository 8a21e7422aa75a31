import type { Generated } from 'kysely'

/** Works gathered under a name by people who look after them. Written only by archive/collections. */
export interface CollectionsTable {
  id: Generated<number>
  /** in addresses: letters, digits and underscores */
  name: string
  /** unique: the same for names that differ in case alone */
  name_key: string
  title: string
  /** title for sorting, folded */
  title_sort: string
  /** sanitised HTML; empty for none (so too the others) */
  summary: string
  intro: string
  rules: string
  /** the collection that this one is part of */
  parent_id: number | null
  /** 1: a work waits for a maintainer, unless it comes from a member of the collection */
  moderated: 0 | 1
  /** 1: nobody but its people adds works */
  closed: 0 | 1
  /** what becomes of works that come in: see works.unrevealed and works.anonymous */
  unrevealed: 0 | 1
  anonymous: 0 | 1
  created_at: string
}

export type CollectionRole = 'owner' | 'moderator' | 'member'

/** Who belongs to a collection. Written only by archive/collections. */
export interface CollectionPeopleTable {
  collection_id: number
  user_id: number
  role: CollectionRole
  /** null while the person has not said yes */
  accepted_at: string | null
}

/** A work in a collection, or on its way. Both sides must agree. Written only by archive/collections. */
export interface CollectionItemsTable {
  id: Generated<number>
  collection_id: number
  work_id: number
  /** what the work's creator says; asked: invited, and not answered */
  creator_says: 'yes' | 'asked' | 'no'
  /** what the collection's maintainers say */
  collection_says: 'yes' | 'waiting' | 'no'
  /** since when both have said yes; null before */
  agreed_at: string | null
  /** what it keeps back of the work, as long as it is there and not refused */
  unrevealed: 0 | 1
  anonymous: 0 | 1
  added_at: string
}
