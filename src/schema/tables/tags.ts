import type { Generated } from 'kysely'

/** The kinds of tags, in the order in which a blurb shows them. */
export const TAG_TYPES = ['rating', 'warning', 'category', 'fandom', 'relationship', 'character', 'additional'] as const

export type TagType = (typeof TAG_TYPES)[number]

/** Written only by archive/tags. */
export interface TagsTable {
  id: Generated<number>
  type: TagType
  /** at most 150 characters, as first typed */
  name: string
  /** folded name; unique within one type */
  name_key: string
  /** the name in addresses: the name itself, or "name - Type" when another type had it first; unique */
  path_name: string
  /** 1: the form that filters */
  canonical: Generated<0 | 1>
  /** the canonical tag that this one is a synonym of */
  merger_id: number | null
  /** 1: set aside as not worth tying */
  unwrangleable: Generated<0 | 1>
  /** of a relationship whose name is a pairing: what all spellings and orders of it share */
  pairing_key: string | null
  created_at: string
}

/** Which tags a work carries, in the creator's order; written only by archive/works. */
export interface TaggingsTable {
  work_id: number
  tag_id: number
  position: number
}
