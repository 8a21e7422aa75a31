import type { Viewer } from '../platform/web/viewer.ts'
import type { Role } from '../schema/index.ts'

/**
 * Everything that only some may do, and who. Reading and writing are everybody's; what a person may do with what is their
 * own (as a creator, a bookmarker, a commenter) is for the room that keeps it. An administrator may do all of it.
 */
export const RIGHTS = {
  /** settings, members, roles, invitations, background tasks, media */
  'run-archive': ['admin'],
  /** ties between tags, and the desk where they are made */
  'wrangle-tags': ['wrangler'],
  /** to bring in works in the name of others */
  'import-for-others': ['archivist'],
  /** to take away, freeze and let through what is said of works */
  'keep-talk': ['moderator', 'policy'],
  /** the desk for reports: to read it, claim, note, answer, hide, warn */
  'judge-reports': ['moderator', 'policy'],
  /** to suspend a member for days */
  'suspend-members': ['moderator', 'policy'],
  /** to shut a member out for good, to delete a work, to answer an appeal */
  'decide-for-good': ['policy'],
  /** what the archive shows to whom: ratings, regions, tags */
  'set-rules': ['policy'],
  /** who may register and from where */
  'keep-the-door': ['policy'],
  /** news, the banner over every page, questions and their answers */
  'write-news': ['moderator', 'policy'],
  /** the log of what staff did */
  'read-trail': ['moderator', 'policy', 'wrangler', 'archivist'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

/** The name of one of them. */
export type Right = keyof typeof RIGHTS

/** @returns whether the viewer may do this; guests may do none of it */
export function may(viewer: Viewer, right: Right): boolean {
  if (viewer.kind === 'guest') return false
  const roles: readonly string[] = RIGHTS[right]
  return viewer.roles.some((role) => role === 'admin' || roles.includes(role))
}

/** @returns whether the viewer has any of the rights: one of those who keep the archive */
export function isStaff(viewer: Viewer): boolean {
  return (Object.keys(RIGHTS) as Right[]).some((right) => may(viewer, right))
}
