import type { Member } from '../../platform/web/viewer.ts'
import { entriesBehind, type Entry as InboxEntry, nameOf } from '../comments/index.ts'
import { ENTRIES, type Entry, escaped, workEntry } from '../feeds/index.ts'
import { postedFor } from '../following/index.ts'
import type { House } from '../house.ts'
import { readingsBehind } from '../place/index.ts'
import { type Finder, parseFilter, searchesOf } from '../search/index.ts'
import { urls } from '../urls.ts'
import { type Blurb, loadBlurbs } from '../works/index.ts'

/** What a feed tells, and the page that shows the same. */
export interface Told {
  readonly title: string
  readonly page: string
  readonly entries: readonly Entry[]
}

/** Who asks, and for what. */
export interface Asked {
  readonly house: House
  readonly finder: Finder
  readonly member: Member
  /** the archive's address, without a slash at the end */
  readonly base: string
}

/** @returns works that a saved search finds now; undefined when it is gone, or finds nobody's listing */
export async function searchTold(asked: Asked, searchId: number | null): Promise<Told | undefined> {
  const { house, finder, member, base } = asked
  const search = (await searchesOf(house.db, member.id)).find(({ id }) => id === searchId)
  if (!search) return undefined
  const params = new URLSearchParams(search.parameters)
  // what is new is what a feed is for, whatever the page puts first
  const { filter } = parseFilter(params)
  const found = await finder.list({ ...filter, sort: 'updated', descending: true }, member, { page: 1, size: ENTRIES })
  if (!found) return undefined
  const blurbs = await blurbsOf(
    house,
    found.listing.works.map(({ id }) => id),
  )
  const entries = found.listing.works.flatMap(({ id }) => told(blurbs.get(id), base))
  return { title: search.name, page: `${urls.works()}?${search.parameters}`, entries }
}

/** @returns what was posted of what the member follows, without what their filters hide */
export async function followingTold(asked: Asked): Promise<Told> {
  const { house, member, base } = asked
  const posted = await postedFor(house.db, member, ENTRIES)
  const ids = [...new Set(posted.map(({ workId }) => workId))]
  const [blurbs, shown] = [await blurbsOf(house, ids), await notHidden(asked, ids)]
  const entries = posted.flatMap(({ workId, chapterId, at }) => {
    const blurb = shown.has(workId) ? blurbs.get(workId) : undefined
    if (!blurb) return []
    const entry = workEntry(blurb, base)
    if (chapterId === null) return [{ ...entry, updated: at }]
    const address = base + urls.chapter(workId, chapterId)
    return [{ ...entry, id: address, address, title: `${entry.title}: a new chapter`, posted: at, updated: at }]
  })
  return { title: 'What I follow', page: urls.subscriptions(member.login), entries }
}

/** @returns those of these works that stand in the member's lists */
export async function notHidden(
  { finder, member }: Pick<Asked, 'finder' | 'member'>,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const line = ids.map((id) => `work:${id}`).join(' OR ')
  const { filter } = parseFilter(new URLSearchParams({ 'work_search[query]': line }))
  const found = await finder.list(filter, member, { page: 1, size: ids.length })
  return new Set(found?.listing.works.map(({ id }) => id))
}

/** @returns what the member has marked for later: on purpose, so that no filter hides it */
export async function laterTold({ house, member, base }: Asked): Promise<Told> {
  const marked = await readingsBehind(house.db, member, true, undefined, ENTRIES)
  const blurbs = await blurbsOf(
    house,
    marked.map(({ workId }) => workId),
  )
  const entries = marked.flatMap(({ workId, markedAt }) =>
    told(blurbs.get(workId), base).map((entry) => ({ ...entry, updated: markedAt ?? entry.updated })),
  )
  return { title: 'Marked for later', page: urls.readings(member.login, 'to-read'), entries }
}

/** @returns comments that concern the member; of works for adults, only that there is one */
export async function inboxTold({ house, member, base }: Asked): Promise<Told> {
  const found = await entriesBehind(house.db, member, undefined, ENTRIES)
  const blurbs = await blurbsOf(house, [...new Set(found.map(({ comment }) => comment.workId))])
  const entries = found.flatMap((entry) => {
    const blurb = blurbs.get(entry.comment.workId)
    return blurb ? [saidEntry(entry, blurb, base)] : []
  })
  return { title: 'Inbox', page: urls.inbox(member.login), entries }
}

function saidEntry({ comment, title }: InboxEntry, { adult, language }: Blurb, base: string): Entry {
  const address = base + urls.comment(comment.id)
  const name = nameOf(comment)
  const words = comment.state === 'shown' && !adult ? comment.html : ''
  return {
    ...{ id: address, address, language },
    title: `${name} on “${title}”`,
    authors: [{ name, address: undefined }],
    posted: comment.createdAt,
    updated: comment.editedAt ?? comment.createdAt,
    html: words === '' ? `<p>${escaped('A comment; open it to read it.')}</p>` : words,
    tags: [],
  }
}

function told(blurb: Blurb | undefined, base: string): readonly Entry[] {
  return blurb ? [workEntry(blurb, base)] : []
}

function blurbsOf({ db }: House, ids: readonly number[]): Promise<ReadonlyMap<number, Blurb>> {
  return loadBlurbs(db, ids)
}
