import type { ChaptersTable, ChapterTextsTable } from './tables/chapters.ts'
import type { ChangesTable, JobsTable, SettingsTable } from './tables/housekeeping.ts'
import type { ImportReportsTable } from './tables/imports.ts'
import type { PseudsTable } from './tables/pseuds.ts'
import type { SeriesCreatorsTable, SeriesTable, SeriesWorksTable } from './tables/series.ts'
import type { SessionsTable, TokensTable } from './tables/sessions.ts'
import type { TaggingsTable, TagsTable } from './tables/tags.ts'
import type { PreferencesTable, UserRolesTable, UsersTable } from './tables/users.ts'
import type { CreatorshipsTable, WorkCountersTable, WorksTable } from './tables/works.ts'

/** Everything that is kept, in one look. Each table is written by one room, and may be read by all. Beside them stand
 * `work_words` and `series_words`, indexes of each engine's own kind: see platform/db/words.ts. */
export interface Tables {
  users: UsersTable
  user_roles: UserRolesTable
  preferences: PreferencesTable
  pseuds: PseudsTable
  sessions: SessionsTable
  tokens: TokensTable

  tags: TagsTable
  taggings: TaggingsTable

  works: WorksTable
  work_counters: WorkCountersTable
  creatorships: CreatorshipsTable
  chapters: ChaptersTable
  chapter_texts: ChapterTextsTable
  series: SeriesTable
  series_works: SeriesWorksTable
  series_creators: SeriesCreatorsTable

  settings: SettingsTable
  jobs: JobsTable
  changes: ChangesTable

  import_reports: ImportReportsTable
}
