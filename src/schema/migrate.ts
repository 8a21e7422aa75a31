import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import * as people from './migrations/0001-people.ts'
import * as tags from './migrations/0002-tags.ts'
import * as works from './migrations/0003-works.ts'
import * as housekeeping from './migrations/0004-housekeeping.ts'
import * as words from './migrations/0005-words.ts'
import * as writing from './migrations/0006-writing.ts'
import * as importing from './migrations/0007-importing.ts'
import * as catalogue from './migrations/0008-catalogue.ts'
import * as wrangling from './migrations/0009-wrangling.ts'
import * as seriesWords from './migrations/0010-series-words.ts'
import * as desk from './migrations/0011-desk.ts'
import * as talk from './migrations/0013-talk.ts'
import * as places from './migrations/0015-places.ts'
import * as shelf from './migrations/0016-shelf.ts'
import * as downloads from './migrations/0017-downloads.ts'
import * as searches from './migrations/0019-searches.ts'
import * as parcels from './migrations/0022-parcels.ts'
import * as moving from './migrations/0024-moving.ts'
import * as claims from './migrations/0025-claims.ts'
import * as bonds from './migrations/0028-bonds.ts'
import * as trail from './migrations/0031-trail.ts'
import * as reports from './migrations/0032-reports.ts'
import * as standingRules from './migrations/0033-standing-rules.ts'
import * as secondStep from './migrations/0034-second-step.ts'
import * as anonymity from './migrations/0035-anonymity.ts'
import * as collections from './migrations/0036-collections.ts'
import * as challenges from './migrations/0037-challenges.ts'
import * as pictures from './migrations/0039-pictures.ts'
import * as ties from './migrations/0040-ties.ts'
import * as statistics from './migrations/0041-statistics.ts'
import * as keys from './migrations/0044-keys.ts'
import * as syncing from './migrations/0045-syncing.ts'
import * as accountFiles from './migrations/0049-account-files.ts'
import * as betaRooms from './migrations/0052-beta-rooms.ts'
import * as feedKeys from './migrations/0056-feed-keys.ts'
import * as skins from './migrations/0061-skins.ts'
import * as passkeys from './migrations/0067-passkeys.ts'
import * as margin from './migrations/0068-margin.ts'
import * as news from './migrations/0069-news.ts'
import * as templates from './migrations/0071-templates.ts'
import * as commentBin from './migrations/0072-comment-bin.ts'
import * as sending from './migrations/0077-sending.ts'
import * as pieces from './migrations/0080-pieces.ts'
import * as chapterBin from './migrations/0083-chapter-bin.ts'
import * as followedSearches from './migrations/0085-followed-searches.ts'
import * as contentNotes from './migrations/0089-content-notes.ts'
import type { Tables } from './tables.ts'

/** In order; a name, once released, never changes. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-people': people,
  '0002-tags': tags,
  '0003-works': works,
  '0004-housekeeping': housekeeping,
  '0005-words': words,
  '0006-writing': writing,
  '0007-importing': importing,
  '0008-catalogue': catalogue,
  '0009-wrangling': wrangling,
  '0010-series-words': seriesWords,
  '0011-desk': desk,
  '0013-talk': talk,
  '0015-places': places,
  '0016-shelf': shelf,
  '0017-downloads': downloads,
  '0019-searches': searches,
  '0022-parcels': parcels,
  '0024-moving': moving,
  '0025-claims': claims,
  '0028-bonds': bonds,
  '0031-trail': trail,
  '0032-reports': reports,
  '0033-standing-rules': standingRules,
  '0034-second-step': secondStep,
  '0035-anonymity': anonymity,
  '0036-collections': collections,
  '0037-challenges': challenges,
  '0039-pictures': pictures,
  '0040-ties': ties,
  '0041-statistics': statistics,
  '0044-keys': keys,
  '0045-syncing': syncing,
  '0049-account-files': accountFiles,
  '0052-beta-rooms': betaRooms,
  '0056-feed-keys': feedKeys,
  '0061-skins': skins,
  '0067-passkeys': passkeys,
  '0068-margin': margin,
  '0069-news': news,
  '0071-templates': templates,
  '0072-comment-bin': commentBin,
  '0077-sending': sending,
  '0080-pieces': pieces,
  '0083-chapter-bin': chapterBin,
  '0085-followed-searches': followedSearches,
  '0089-content-notes': contentNotes,
}

/** The names of all migrations, oldest first. */
export const migrationNames: readonly string[] = Object.keys(MIGRATIONS)

/**
 * Brings the database up to the given migration, all steps in one transaction under the engine's lock: of several
 * processes that start at once, one migrates and the others wait.
 * @param upTo the last migration to apply; the newest when absent
 * @returns the names of those applied now; none when it was up to date
 * @throws with the failing migration's name, and with the database as it was before
 */
export async function migrate(db: Kysely<Tables>, upTo?: string): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error, results = [] } = upTo ? await migrator.migrateTo(upTo) : await migrator.migrateToLatest()
  const failed = results.find(({ status }) => status === 'Error')
  if (error)
    throw new Error(`the database could not be brought up to date${failed ? ` (${failed.migrationName})` : ''}`, {
      cause: error,
    })
  return results.map(({ migrationName }) => migrationName)
}
