import type { Blurb } from '../works/index.ts'
import type { Status } from './rules.ts'

/** What can be saved. */
export type Target =
  | { readonly kind: 'work'; readonly id: number }
  | { readonly kind: 'series'; readonly id: number }
  | { readonly kind: 'external'; readonly id: number }

/** What was saved, as the viewer may see it. */
export type Item =
  | { readonly kind: 'work'; readonly blurb: Blurb }
  | { readonly kind: 'series'; readonly id: number; readonly title: string; readonly works: number }
  | {
      readonly kind: 'external'
      readonly id: number
      readonly url: string
      readonly title: string
      readonly author: string
    }
  | { readonly kind: 'gone'; readonly title: string }

export interface Bookmark {
  readonly id: number
  readonly userId: number
  readonly login: string
  readonly item: Item
  /** sanitised HTML; empty for none */
  readonly notes: string
  readonly tags: readonly string[]
  readonly private: boolean
  readonly rec: boolean
  readonly status: Status
  /** UTC instant */
  readonly createdAt: string
}
