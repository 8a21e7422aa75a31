import type { Viewer } from '../../platform/web/viewer.ts'
import type { Blurb } from './kinds.ts'

/** Whether a viewer who may read a work may also take it away as a file. */
export function mayDownload({ downloads, ownerIds }: Pick<Blurb, 'downloads' | 'ownerIds'>, viewer: Viewer): boolean {
  if (downloads === 'everyone') return true
  if (viewer.kind === 'guest') return false
  return downloads === 'members' || ownerIds.includes(viewer.id)
}
