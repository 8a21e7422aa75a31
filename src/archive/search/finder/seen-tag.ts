import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import { type Family, familyOf, findTagInAddress, synonymsOf, type Tag, tagStanding } from '../../tags/index.ts'
import type { Finder } from './finder.ts'

/** A tag with what it is tied to, as a viewer may see it. */
export interface SeenTag {
  readonly tag: Tag
  readonly canonical: boolean
  readonly merger: Tag | undefined
  readonly synonyms: readonly Tag[]
  readonly family: Family
}

/** A tag that stands only on what this viewer may not see is not there, unless a wrangler has made it canonical.
 * @param name as it stands in an address */
export async function seeTag(db: Db, finder: Finder, name: string, viewer: Viewer): Promise<SeenTag | undefined> {
  const tag = await findTagInAddress(db, name)
  const standing = tag && (await tagStanding(db, tag.id))
  if (!tag || !standing || !(await finder.tags.known([tag], viewer)).has(tag.id)) return undefined
  const [synonyms, all] = [await synonymsOf(db, tag.id), await familyOf(db, tag.id)]
  const seen = await usedOf(finder, [...synonyms, ...all.limited.map((one) => one.tag)], viewer)
  return {
    tag,
    ...standing,
    synonyms: synonyms.filter(({ id }) => seen.has(id)),
    family: { ...all, limited: all.limited.filter((one) => seen.has(one.tag.id)) },
  }
}

/** @returns the numbers of those that stand on a work which this viewer may see */
async function usedOf(finder: Finder, tags: readonly Tag[], viewer: Viewer): Promise<ReadonlySet<number>> {
  const ids = tags.map(({ id }) => id)
  const uses = (await finder.tags.uses(ids, viewer)) ?? []
  return new Set(ids.filter((_, at) => (uses[at] ?? 0) > 0))
}
