export { LOOK_CHOICES, LOOK_COOKIE, type Look, type LookName, parseLook, printLook } from './look.ts'
export type { PageParts } from './layout.tsx'
export { formToken, goOn, showBroken, showForbidden, showForeignForm, showNotFound, showPage, showProblem } from './respond.tsx'
export { requireMember, requireRole } from './guards.ts'
