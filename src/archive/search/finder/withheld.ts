import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import { joined, negated, type Resolved } from '../listing/resolved.ts'
import type { Understood } from '../listing/understand.ts'
import { ownPseudIds } from '../mine/store.ts'

/** @returns a name that is the same for viewers who may see the same works */
export function whoseOf(viewer: Viewer): string {
  if (!viewer.withheld) return viewer.kind
  return viewer.kind === 'guest' ? `guest ${viewer.withheld.key}` : `member ${viewer.id} ${viewer.withheld.key}`
}

/** What a listing asks for, without what standing rules keep from the viewer. Their own works stay. */
export async function withoutWithheld(db: Db, asked: Understood, viewer: Viewer): Promise<Understood> {
  const closed = viewer.withheld?.closed ?? []
  const carrying = joined(
    'any',
    closed.map(({ id, tags, limited }): Resolved => ({ kind: 'tag', id, below: { tags, limited } })),
  )
  if (!carrying) return asked
  const pseudIds = viewer.kind === 'member' ? await ownPseudIds(db, viewer.id) : []
  const others: Resolved | undefined = pseudIds.length > 0 ? negated({ kind: 'creator', pseudIds }) : undefined
  const kept = joined('all', [carrying, others])
  return kept ? { ...asked, resolved: joined('all', [asked.resolved, negated(kept)]) } : asked
}
