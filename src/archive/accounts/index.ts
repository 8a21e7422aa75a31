export { accountsPart } from './account-part.ts'
export { recogniseByPassword } from './basic.ts'
export { recogniseByKey } from './bearer.ts'
export { browserName } from './browser-name.ts'
export { logBrowserIn, logBrowserOut, REMEMBERED_COOKIE, SESSION_COOKIE } from './cookies.ts'
export {
  type Bar,
  type BarKind,
  barKey,
  barsInForce,
  countWaitingForInvitation,
  dropBar,
  inviteWaiting,
  makeBar,
} from './door.ts'
export { awaitsConfirmation } from './email-change.ts'
export {
  type FeedKey,
  type FeedOf,
  feedKeysOf,
  MOST_FEEDS,
  makeFeedKey,
  recogniseByFeed,
  withdrawFeed,
} from './feed-keys.ts'
export { memberOf, refuseSuspended, requireOwner } from './guards.tsx'
export { type Invitation, openInvitations, withdrawInvitation } from './invitations.ts'
export { digestOf, holderOfDigest, type KeyHolder, looksLikeKey } from './keys.ts'
export { archiveName } from './letterhead.ts'
export { listenAccounts } from './listening.ts'
export {
  listMembers,
  type MemberLine,
  type MembersPage,
  ROLES,
  rolesOf,
  setAdult,
  setRoles,
  setStanding,
} from './members.ts'
export { ORPHAN_NAME, orphanPseud } from './orphans.ts'
export { EmailField, LoginField, NewPasswordField, OwnPasswordField, Promises } from './pages/account-fields.tsx'
export { AccountFrame } from './pages/account-nav.tsx'
export { sentenceFor, sentencesFor } from './pages/sentences.ts'
export { mailResetLink, makeResetLink, replacePassword } from './password-reset.ts'
export { hashPassword, keepOldHash } from './passwords.ts'
export { type Preferences, preferencesOf, setPreferences } from './preferences.ts'
export {
  adoptPseud,
  dropBarePseud,
  insertPseud,
  type Pseud,
  type PseudDetails,
  pseudNamed,
  pseudsOf,
} from './pseuds.ts'
export { recogniseViewer } from './recognise.ts'
export { refuseSecretsInAddress } from './routes/login.tsx'
export { accountRoutes } from './routes.tsx'
export {
  type AccountProblem,
  emailProblem,
  loginFrom,
  loginProblem,
  named,
  type Problems,
  passwordProblem,
  pseudProblem,
  tidyPseud,
} from './rules.ts'
export { closeOtherSessions, openSession } from './sessions.ts'
export { findToken, issueToken, spendToken, voidTokens } from './tokens.ts'
export { showTooMany } from './too-many.tsx'
export {
  findUser,
  findUserById,
  findUserByLogin,
  freeLogin,
  hasUsers,
  insertUser,
  type NewUser,
  removeUser,
  setProfile,
  type User,
  verifyPassword,
} from './users.ts'
