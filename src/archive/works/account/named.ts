import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import { urls } from '../../urls.ts'
import { bylineOf } from '../pages/byline.tsx'
import { loadBlurbs } from '../store/blurbs.ts'
import { visibleTo } from '../visible.ts'

/** A work of anybody's, as a viewer may name it. */
export interface NamedWork {
  readonly title: string
  /** "Anonymous" where its creators are not named */
  readonly by: string
  /** from the root */
  readonly address: string
}

/** @returns those of these works that the viewer may see, by number; in a few queries however many there are */
export async function namedWorks(
  db: Db,
  workIds: readonly number[],
  viewer: Viewer,
): Promise<ReadonlyMap<number, NamedWork>> {
  if (workIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('works')
    .select('works.id')
    .where('works.id', 'in', workIds)
    .where(visibleTo(viewer))
    .execute()
  const blurbs = await loadBlurbs(
    db,
    rows.map(({ id }) => id),
  )
  return new Map(
    [...blurbs].map(([id, { title, creators }]) => {
      const by = creators.length === 0 ? 'Anonymous' : creators.map(bylineOf).join(', ')
      return [id, { title, by, address: urls.work(id) }]
    }),
  )
}
