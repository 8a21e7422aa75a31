export { answerFromKept } from './answer.ts'
export { turnAway } from './busy.tsx'
export { FeedLinks } from './feed-links.tsx'
export { requireMember, requireRight } from './guards.ts'
export type { Card, PageParts } from './layout.tsx'
export {
  LOOK_CHOICES,
  LOOK_COOKIE,
  LOOK_SCOPE,
  type Look,
  type LookName,
  parseLook,
  printLook,
  readLook,
} from './look.ts'
export { LookForm } from './look-form.tsx'
export { lookRoutes } from './look-routes.tsx'
export { askForKey, isForPrograms, refuseKey, refuseScope, sendJson } from './programs.ts'
export { readFromReplica } from './replica.ts'
export {
  formToken,
  goOn,
  showBroken,
  showForbidden,
  showForeignForm,
  showNotFound,
  showPage,
  showProblem,
} from './respond.tsx'
export { shapeRequests } from './shaping.tsx'
export { type StaffPage, showStaff } from './staff.tsx'
