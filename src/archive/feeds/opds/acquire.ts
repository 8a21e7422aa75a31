import { urls } from '../../urls.ts'
import type { Blurb } from '../../works/index.ts'

/** @returns where the work is had as EPUB, and its cover */
export function filesOf(work: Blurb): { readonly epub: string; readonly cover: string } {
  const seconds = Math.floor(Date.parse(work.updatedAt) / 1000)
  return { epub: urls.download(work.id, 'work', 'epub', seconds), cover: urls.cover(work.id, seconds) }
}

/** Where a member is in the work.
 * @see https://drafts.opds.io/opds-progression-1.0 */
export const PROGRESSION = {
  rel: 'http://opds-spec.org/progression',
  type: 'application/opds-progression+json',
} as const
