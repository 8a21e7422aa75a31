import { isId } from '../../platform/db/ids.ts'
import type { Viewer } from '../../platform/web/viewer.ts'
import type { Db } from '../../schema/index.ts'
import { visibleTo } from '../works/index.ts'

/** A work that can be kept on a device. */
export interface Keepable {
  readonly id: number
  readonly title: string
  /** another one whenever the work's pages say something else */
  readonly version: string
}

/** @returns those of these works that the viewer may see, in the order of the numbers; in two queries however many there are */
export async function keepable(db: Db, viewer: Viewer, workIds: readonly number[]): Promise<readonly Keepable[]> {
  const ids = workIds.filter(isId)
  if (ids.length === 0) return []
  const works = await db
    .selectFrom('works')
    .select(['id', 'title', 'edited_at', 'updated_at', 'anonymous'])
    .where('works.id', 'in', ids)
    .where(visibleTo(viewer))
    .execute()
  const texts = await db
    .selectFrom('chapters')
    .select((row) => [
      'work_id',
      row.fn.sum<number>('version').as('versions'),
      row.fn.countAll<number>().as('chapters'),
    ])
    .where('work_id', 'in', ids)
    .where('posted_at', 'is not', null)
    .groupBy('work_id')
    .execute()
  const byWork = new Map(texts.map(({ work_id, versions, chapters }) => [work_id, `${Number(versions)}.${chapters}`]))
  const found = new Map(works.map((work) => [work.id, work]))
  return ids.flatMap((id) => {
    const work = found.get(id)
    if (!work) return []
    const version = [work.edited_at, work.updated_at, work.anonymous, byWork.get(id) ?? '0'].join(' ')
    return [{ id, title: work.title, version }]
  })
}
