import type { Viewer } from '../../../platform/web/viewer.ts'

/** @returns whose history a viewer means; undefined for guests */
export function readerOf(viewer: Viewer): number | undefined {
  return viewer.kind === 'member' ? viewer.id : undefined
}
