import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import { knownTags, type Tag } from '../../tags/index.ts'
import type { WrittenBlurb } from '../../works/index.ts'
import { EVERYTHING } from '../filter/filter.ts'
import type { Finder } from '../finder/finder.ts'
import type { Shown } from '../finder/shelf.ts'
import type { Listed } from '../listing/store.ts'
import { likenesses, soughtTags } from './rules.ts'
import { tagsOfWorks } from './store.ts'

/** A work that is like another one. */
export interface Similar {
  readonly shown: Shown<WrittenBlurb>
  /** what both carry, what says most first */
  readonly shared: readonly Tag[]
}

const MOST_SHOWN = 20
const MOST_REASONS = 5
/** Works that are looked at for each tag, the most loved first. */
const LOOKED_AT = 40

/** Finds works that share with this one what few others carry. They come from the viewer's own listings, so what they may not see is not
 * among them, nor what their filters hide; nobody's reading is looked at.
 * @returns the most alike first */
export async function similarTo(db: Db, finder: Finder, workId: number, viewer: Viewer): Promise<readonly Similar[]> {
  const own = (await tagsOfWorks(db, [workId])).get(workId) ?? []
  const ids = own.map(({ id }) => id)
  const counts = (await finder.tags.uses(ids, viewer)) ?? []
  const uses = new Map(ids.map((id, at) => [id, counts[at] ?? 2]))
  const candidates = new Map<number, Listed>()
  for (const { id, type } of soughtTags(own, uses)) {
    const filter = { ...EVERYTHING, include: [{ id, type }], sort: 'kudos' as const }
    const answer = await finder.list(filter, viewer, { page: 1, size: LOOKED_AT })
    for (const listed of answer?.listing.works ?? []) candidates.set(listed.id, listed)
  }
  candidates.delete(workId)
  const carried = await tagsOfWorks(db, [...candidates.keys()])
  const others = new Map([...carried].map(([id, tags]) => [id, new Set(tags.map((tag) => tag.id))]))
  const best = likenesses(own, uses, others).slice(0, MOST_SHOWN)
  const names = await knownTags(db, ids)
  const blurbs = await finder.show(best.flatMap((one) => candidates.get(one.workId) ?? []))
  return blurbs.map((shown) => ({
    shown,
    shared: (best.find((one) => one.workId === shown.written.id)?.shared ?? [])
      .flatMap((id) => names.get(id) ?? [])
      .slice(0, MOST_REASONS),
  }))
}
