import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { House, WebEnv } from '../house.ts'
import type { Chapter, ChapterHead, Work } from './kinds.ts'
import type { Series } from './reading/series.ts'

/** What the page of a work shows, for a room that adds to it. */
export interface Shown {
  readonly work: Work
  /** all chapters that readers may open */
  readonly heads: readonly ChapterHead[]
  /** the one chapter on the page; undefined when all are */
  readonly chapter: Chapter | undefined
}

/** What one room puts around the text of a work; the pieces of several rooms stand in the order of the rooms. */
export interface Around {
  /** items of the list of actions over the work; each an `li` */
  readonly actions?: Child
  /** over the text, behind what the work says about itself */
  readonly before?: Child
  /** items of the list of actions under the text; each an `li` */
  readonly endings?: Child
  /** at the end of what the work says about itself; pairs of `dt` and `dd` */
  readonly meta?: Child
  /** in the bar over the text, after its own controls */
  readonly bar?: Child
  /** lines for the head of the page */
  readonly head?: Child
  /** what machines may do with the work: list it in search engines, train programs with it */
  readonly robots?: { readonly engines: boolean; readonly training: boolean }
  /** Puts something into the text of a chapter as it is shown, such as links at the ends of paragraphs. */
  readonly weave?: (html: string, chapterId: number) => string
  /** under the text: thanks, conversation */
  readonly after?: Child
}

/** A room on a higher floor that has something to put around a work; `app.ts` says which. What it gives a guest must be the same for
 * every guest, since such pages are kept for a moment. */
export type Companion = (house: House, c: Context<WebEnv>, shown: Shown) => Promise<Around> | Around

/** Asks all companions at once. */
export function gatherAround(
  companions: readonly Companion[],
  house: House,
  c: Context<WebEnv>,
  shown: Shown,
): Promise<readonly Around[]> {
  return Promise.all(companions.map((companion) => companion(house, c, shown)))
}

/** The same for the page of a series, which has actions alone. */
export type SeriesCompanion = (house: House, c: Context<WebEnv>, series: Series) => Promise<Child> | Child

/** What a viewer's own filters hide of a series. */
export interface HiddenInSeries {
  /** the viewer wants to see it all the same */
  readonly off: boolean
  /** by the number of each hidden work: the names of the filters */
  readonly works: ReadonlyMap<number, Child>
  /** how many there are and why, with the way to see them; empty when there are none */
  readonly note: Child
}

/** Asks the room on a higher floor that knows; `app.ts` says which.
 * @param address the page with the filters off, or on again */
export type SeriesHiding = (
  c: Context<WebEnv>,
  series: Series,
  address: (off: boolean) => string,
) => Promise<HiddenInSeries>
