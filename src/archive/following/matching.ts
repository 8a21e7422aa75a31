import type { Member } from '../../platform/web/viewer.ts'
import type { House } from '../house.ts'
import { enqueue, isPlanned } from '../jobs/index.ts'
import { type Asker, asksForHistory, foundAmong, parseFilter, shownAmong } from '../search/index.ts'
import {
  anyUnmatched,
  type Finding,
  type FollowedSearch,
  followedSearches,
  noteFound,
  noteMatched,
  type Unmatched,
  unmatchedPostings,
} from './found.ts'
import { noteTold } from './postings.ts'
import { MATCH, tellFresh } from './telling.ts'

/** Postings that every search is held against at once; searches read at once; members told in one transaction. */
const [POSTINGS, SEARCHES, AT_ONCE] = [200, 500, 100]
/** Milliseconds until what was not ready is asked for again */
const AGAIN = 10_000
/** and for which the words of a story are waited for */
const PATIENCE = 10 * 60_000

/** Tells whoever follows a search of works that it finds, each work once. May be broken off and begun again, also by several at
 * once: who was told is written down together with the mail. */
export async function matchSearches(asker: Asker & { readonly house: House }): Promise<void> {
  const { house } = asker
  for (;;) {
    const patience = new Date(house.now().getTime() - PATIENCE).toISOString()
    const postings = await unmatchedPostings(house.db, patience, POSTINGS)
    if (postings.length === 0 || !(await matchAll(asker, postings))) break
    const ids = postings.map(({ postingId }) => postingId)
    await noteMatched(house.db, ids, house.now())
  }
  await house.db.transaction().execute(async (trx) => {
    if (!(await anyUnmatched(trx)) || (await isPlanned(trx, MATCH, {}))) return
    await enqueue(trx, house.now(), MATCH, {}, new Date(house.now().getTime() + AGAIN))
  })
}

/** @returns false while the catalogue has not come so far */
async function matchAll(asker: Asker & { readonly house: House }, postings: readonly Unmatched[]): Promise<boolean> {
  const known = new Map<string, ReadonlySet<number>>()
  for (let after = 0; ; ) {
    const searches = await followedSearches(asker.house.db, after, SEARCHES)
    const last = searches.at(-1)
    if (!last) return true
    const findings = await findingsOf(asker, searches, postings, known)
    if (!findings) return false
    for (let at = 0; at < findings.length; at += AT_ONCE) await tellFound(asker.house, findings.slice(at, at + AT_ONCE))
    after = last.subscriptionId
  }
}

/** @param known what searches that ask for the same have found
 * @returns undefined while the catalogue has not come so far */
async function findingsOf(
  asker: Asker,
  searches: readonly FollowedSearch[],
  postings: readonly Unmatched[],
  known: Map<string, ReadonlySet<number>>,
): Promise<readonly Finding[] | undefined> {
  const works = [...new Set(postings.map(({ workId }) => workId))]
  const findings: Finding[] = []
  for (const search of searches) {
    const { filter } = parseFilter(new URLSearchParams(search.parameters), search.byMatch ? 'match' : 'updated')
    const same = asksForHistory(filter) ? `${search.userId} ${search.parameters}` : search.parameters
    const found = known.get(same) ?? (await foundAmong(asker, filter, memberOf(search), works))
    if (!found) return undefined
    known.set(same, found)
    const concerned = firstOfEach(postings.filter((one) => found.has(one.workId) && concerns(one, search)))
    const shown = filter.unhidden ? found : await shownTo(asker, search, concerned)
    if (!shown) return undefined
    const { subscriptionId, userId } = search
    for (const { postingId, workId } of concerned)
      if (shown.has(workId)) findings.push({ postingId, workId, subscriptionId, userId })
  }
  return findings
}

/** Nobody hears of what they made, or of what was there when they began to follow. */
function concerns({ postedAt, creators }: Unmatched, { since, userId }: FollowedSearch): boolean {
  return since <= postedAt && !creators.includes(userId)
}

async function shownTo(
  asker: Asker,
  search: FollowedSearch,
  postings: readonly Unmatched[],
): Promise<ReadonlySet<number> | undefined> {
  if (postings.length === 0) return new Set()
  return shownAmong(
    asker,
    memberOf(search),
    postings.map(({ workId }) => workId),
  )
}

function memberOf({ userId }: FollowedSearch): Member {
  return { kind: 'member', id: userId, login: '', roles: [], sessionId: '' }
}

/** A work is told of once, by what was posted of it first. */
function firstOfEach(postings: readonly Unmatched[]): readonly Unmatched[] {
  return postings.filter(({ workId }, at) => postings.findIndex((one) => one.workId === workId) === at)
}

function tellFound(house: House, findings: readonly Finding[]): Promise<void> {
  return house.db.transaction().execute(async (trx) => {
    const fresh = await noteFound(trx, findings)
    for (const [postingId, told] of Map.groupBy(fresh, (one) => one.postingId))
      await tellFresh(house, trx, postingId, await noteTold(trx, postingId, told))
  })
}
