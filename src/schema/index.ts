import type { Kysely, Transaction as KyselyTransaction } from 'kysely'
import type { Tables } from './tables.ts'

/** The one handle that stores take first; a transaction is one too. */
export type Db = Kysely<Tables>

/** For what must stand or fall as one: a store that takes this cannot be called outside a transaction. */
export type Transaction = KyselyTransaction<Tables>

export { migrate, migrationNames } from './migrate.ts'
export type { BetaRole } from './tables/betas.ts'
export type { ChallengeKind } from './tables/challenges.ts'
export { TEXT_LEFT_OUT } from './tables/chapters.ts'
export type { CollectionRole } from './tables/collections.ts'
export type { AuthorStanding, MovedKind } from './tables/moving.ts'
export type { RuleVerdict } from './tables/policy.ts'
export type { MeasureKind, ReportAbout, ReportCategory } from './tables/reports.ts'
export type { TokenKind } from './tables/sessions.ts'
export { TAG_TYPES, type TagType } from './tables/tags.ts'
export type { CommentersAllowed, CommentState, MailKind, Moderated } from './tables/talk.ts'
export type { Role } from './tables/users.ts'
export type { Tables } from './tables.ts'
