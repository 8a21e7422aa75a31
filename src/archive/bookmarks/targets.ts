import type { Viewer } from '../../platform/web/viewer.ts'
import type { Db } from '../../schema/index.ts'
import { urls } from '../urls.ts'
import { bylineOf, findSeries, findWork } from '../works/index.ts'
import type { Item, Target } from './kinds.ts'

/** What a bookmark can be made of, as it is called now. */
export interface Found {
  readonly target: Target
  readonly title: string
  readonly byline: string
  readonly address: string
}

/** @returns undefined when there is none, or none that this viewer may see */
export async function findTarget(
  db: Db,
  kind: 'work' | 'series',
  id: number,
  viewer: Viewer,
): Promise<Found | undefined> {
  const found = kind === 'work' ? await findWork(db, id, viewer) : await findSeries(db, id, viewer)
  if (!found) return undefined
  const byline = found.creators.map(bylineOf).join(', ')
  const address = kind === 'work' ? urls.work(id) : urls.series(id)
  return { target: { kind, id }, title: found.title, byline, address }
}

/** @returns what the bookmark is of; undefined for a tombstone */
export async function targetOf(db: Db, item: Item, viewer: Viewer): Promise<Found | undefined> {
  if (item.kind === 'gone') return undefined
  if (item.kind === 'external') {
    const target = { kind: 'external', id: item.id } as const
    return { target, title: item.title, byline: item.author, address: item.url }
  }
  return findTarget(db, item.kind, item.kind === 'work' ? item.blurb.id : item.id, viewer)
}
