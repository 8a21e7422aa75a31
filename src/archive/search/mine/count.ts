import type { Desk } from '../../catalogue/index.ts'
import type { Asking } from '../finder/catalogued.ts'
import { wantedBy } from '../finder/wanted.ts'
import { joined, type Resolved } from '../listing/resolved.ts'
import type { Hiding } from './hiding.ts'
import type { MyFilter } from './store.ts'

/** One filter, and how many of the works that the listing asks for it hides. */
export interface WhyHidden {
  readonly filter: MyFilter
  readonly works: number
}

/** What a viewer's own filters hide of one listing. */
export interface HiddenWorks {
  /** each work once, however many filters hide it; undefined while the catalogue is being read */
  readonly total: number | undefined
  /** those that hide something here, most first */
  readonly reasons: readonly WhyHidden[]
}

/** Counts what is hidden and why.
 * @param asking the listing without what the filters take away */
export async function countHidden(desk: Desk, asking: Asking, hiding: Hiding): Promise<HiddenWorks> {
  if (!desk.ready) return { total: undefined, reasons: [] }
  const count = (hides: Resolved | undefined) => countOf(desk, asking, hides)
  const total = await count(hiding.hidden)
  if (total === 0) return { total, reasons: [] }
  const counts = await Promise.all(hiding.reasons.map(({ hides }) => count(hides)))
  const reasons = hiding.reasons.map(({ filter }, at) => ({ filter, works: counts[at] ?? 0 }))
  return {
    total,
    reasons: reasons.filter(({ works }) => works > 0).toSorted((left, right) => right.works - left.works),
  }
}

async function countOf(
  desk: Desk,
  { asked, viewer, since, now }: Asking,
  hides: Resolved | undefined,
): Promise<number> {
  if (hides === undefined) return 0
  const answer = await desk.find(since, {
    condition: wantedBy(joined('all', [asked.resolved, hides]), now),
    members: viewer.kind === 'member',
    sort: 'updated',
    descending: true,
    page: 1,
    size: 1,
    facets: 0,
  })
  return answer.total
}
