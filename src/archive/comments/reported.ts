import type { Viewer } from '../../platform/web/viewer.ts'
import type { Db } from '../../schema/index.ts'
import { findWork } from '../works/index.ts'
import { nameOf } from './names.ts'
import { findComment } from './store/read.ts'

/** A comment that somebody wants to report. */
export interface SeenComment {
  readonly name: string
  readonly html: string
  /** null for a guest's */
  readonly userId: number | null
}

/** @returns undefined when there is no such comment, or none that this viewer may read */
export async function commentShownTo(db: Db, id: number, viewer: Viewer): Promise<SeenComment | undefined> {
  const comment = await findComment(db, id, viewer)
  const work = comment && (await findWork(db, comment.workId, viewer))
  if (!comment || !work || comment.state !== 'shown') return undefined
  return { name: nameOf(comment), html: comment.html, userId: comment.userId }
}
