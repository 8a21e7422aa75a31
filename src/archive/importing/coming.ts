import type { Byline } from './credit.ts'
import type { Remark } from './remarks.ts'
import type { ReadyStory } from './rules.ts'
import type { Story } from './story.ts'

/** A story on its way in. */
export interface Coming {
  /** its chapters are in `ready` */
  readonly story: Omit<Story, 'chapters'>
  /** what the rules made of it */
  readonly ready: ReadyStory
  readonly byline: Byline
  /** whether readers are to see it at once, if it may be posted */
  readonly post: boolean
}

/** Where a story ended up. */
export type Arrival =
  /** without an id where nothing was written */
  | {
      readonly kind: 'new'
      readonly workId?: number
      readonly posted: boolean
      readonly notes: readonly string[]
      /** how many came in with it, and what is to be said of those that did not */
      readonly pictures: number
      readonly remarks: readonly Remark[]
    }
  /** it had come in before */
  | { readonly kind: 'known'; readonly workId: number; readonly notes: readonly string[] }

/** What a second import of the same story has in common with the first. */
export function importKey({ story }: Pick<Coming, 'story'>, pseudId: number): string {
  return `import:${story.key}@${pseudId}`
}

/** A work that was published elsewhere before keeps its date. */
export function dateOf(
  { told: { published } }: Coming['story'],
  posted: boolean,
  now: Date,
): { readonly date: Date; readonly notes: readonly string[] } {
  if (published === undefined) return { date: now, notes: [] }
  if (!posted) return { date: now, notes: ['its date is not kept: a draft is dated on the day it is posted'] }
  if (published > now) return { date: now, notes: ['its date lies ahead; today’s is taken'] }
  return { date: published, notes: [] }
}
