import type { Member } from '../../../platform/web/viewer.ts'
import { type Desk, withWorks } from '../../catalogue/index.ts'
import type { House } from '../../house.ts'
import { newestChange } from '../../works/index.ts'
import type { WorkFilter } from '../filter/filter.ts'
import type { Known } from '../listing/lookup.ts'
import { negated, type Resolved } from '../listing/resolved.ts'
import { understand } from '../listing/understand.ts'
import { hidingOf, myFilters } from '../mine/hiding.ts'
import { TagFinder } from './tag-finder.ts'
import { wantedBy } from './wanted.ts'

/** Who answers which works are found. */
export interface Asker {
  readonly house: Pick<House, 'db' | 'now'>
  readonly desk: Desk
}

/** Holds a search against a few works, as members see them, with nobody's filters.
 * @param member any, as long as it does not speak of what they have read: what may be seen is the same for all
 * @returns those that it finds; undefined while the catalogue has not taken in what has changed up to now */
export async function foundAmong(
  asker: Asker,
  filter: WorkFilter,
  member: Member,
  works: readonly number[],
): Promise<ReadonlySet<number> | undefined> {
  const { resolved, missing } = await understand(asker.house.db, filter, knownTo(asker, member), member.id)
  return missing ? new Set() : among(asker, resolved, works)
}

/** @returns those of these works that the member's own filters leave in their lists; undefined as for {@link foundAmong} */
export async function shownAmong(
  asker: Asker,
  member: Member,
  works: readonly number[],
): Promise<ReadonlySet<number> | undefined> {
  const mine = await myFilters(asker.house.db, member)
  const { hidden } = await hidingOf(asker.house.db, mine, member, knownTo(asker, member))
  return hidden === undefined ? new Set(works) : among(asker, negated(hidden), works)
}

export function knownTo({ house, desk }: Asker, member: Member): Known {
  const tags = new TagFinder(house.db, desk)
  return (asked) => tags.known(asked, member)
}

async function among(
  { house, desk }: Asker,
  resolved: Resolved | undefined,
  works: readonly number[],
): Promise<ReadonlySet<number> | undefined> {
  if (!desk.ready) return undefined
  const since = await newestChange(house.db)
  // words are looked for in these works alone: "love" stands in a million others
  const condition = await withWorks(house.db, wantedBy(resolved, house.now()), works)
  const order = { members: true, sort: 'updated', descending: true, page: 1, size: works.length } as const
  const found = await desk.find(since, { ...order, condition: { all: [condition, { works }] } })
  return found.seq < since ? undefined : new Set(found.works)
}
