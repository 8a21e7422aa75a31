import type { AccountArrivalsTable, AccountExportsTable, AccountImportsTable } from './tables/account-files.ts'
import type {
  BetaEditsTable,
  BetaInvitationsTable,
  BetaMembersTable,
  BetaNotesTable,
  BetaProgressTable,
  BetaRepliesTable,
  BetaRoomsTable,
  BetaRoundChaptersTable,
  BetaRoundsTable,
  BetaThanksTable,
} from './tables/betas.ts'
import type {
  BondChoicesTable,
  BondDevicesTable,
  BondLettersTable,
  BondLocksTable,
  BondMailTable,
  BondMembersTable,
  BondOffersTable,
  BondPlacesTable,
  BondReadersTable,
  BondSealsTable,
  BondShelfTable,
  BondsTable,
  BondViewsTable,
} from './tables/bonds.ts'
import type {
  BookmarksTable,
  BookmarkTagsTable,
  ExternalWorksTable,
  ReadingListBookmarksTable,
  ReadingListsTable,
} from './tables/bookmarks.ts'
import type { AssignmentsTable, ChallengesTable, ClaimsTable, PromptsTable, SignUpsTable } from './tables/challenges.ts'
import type { ChapterBinTable, ChaptersTable, ChapterTextsTable } from './tables/chapters.ts'
import type { CollectionItemsTable, CollectionPeopleTable, CollectionsTable } from './tables/collections.ts'
import type {
  AutosavesTable,
  PlannedPostsTable,
  RevisionsTable,
  TemplatesTable,
  WithdrawnPostsTable,
} from './tables/desk.ts'
import type {
  FollowingChoicesTable,
  PostingNoticesTable,
  PostingsTable,
  SearchNoticesTable,
  SubscriptionsTable,
} from './tables/following.ts'
import type { ChangesTable, JobsTable, SettingsTable } from './tables/housekeeping.ts'
import type { ImportParcelsTable, ImportPiecesTable, ImportReportsTable } from './tables/imports.ts'
import type { FeedKeysTable, PasskeyChallengesTable, PasskeysTable, ProgramKeysTable } from './tables/keys.ts'
import type { ClaimRequestsTable, ImportedAuthorsTable, MovedArchivesTable, MovedThingsTable } from './tables/moving.ts'
import type { FaqEntriesTable, NewsPostsTable } from './tables/news.ts'
import type { PicturesTable, PictureWorksTable } from './tables/pictures.ts'
import type { ForLaterTable, HitsTable, PlacesTable, ReadingsTable } from './tables/places.ts'
import type {
  DoorBansTable,
  HeldCommentsTable,
  RobotChoicesTable,
  SaidBeforeTable,
  SpamWordsTable,
  StandingRulesTable,
  WaitingListTable,
} from './tables/policy.ts'
import type { PseudsTable } from './tables/pseuds.ts'
import type {
  AppealsTable,
  CaseNotesTable,
  CasesTable,
  MeasurePeopleTable,
  MeasuresTable,
  ReportsTable,
  StockAnswersTable,
} from './tables/reports.ts'
import type { TextPiecesTable, TextsToReadTable, UnsearchedTextsTable } from './tables/searched.ts'
import type { MyFiltersTable, SavedSearchesTable } from './tables/searches.ts'
import type { RecoveryCodesTable, SecondStepsTable } from './tables/second-step.ts'
import type { HandoversTable, HandoverWorksTable, ReaderAddressesTable, SentBooksTable } from './tables/sending.ts'
import type { SeriesCreatorsTable, SeriesTable, SeriesWorksTable } from './tables/series.ts'
import type { SessionsTable, TokensTable } from './tables/sessions.ts'
import type { SkinsTable } from './tables/skins.ts'
import type {
  ChapterDaysTable,
  ChapterHitsTable,
  StatisticsOffTable,
  WorkDaysTable,
  WorkSitesTable,
} from './tables/statistics.ts'
import type { ReaderPlacesTable, ServedBooksTable } from './tables/syncing.ts'
import type { TaggingsTable, TagsTable } from './tables/tags.ts'
import type {
  ChapterCommentShelvesTable,
  CommentAnchorsTable,
  CommentBinTable,
  CommentChoicesTable,
  CommentDefaultsTable,
  CommentShelvesTable,
  CommentsTable,
  DistanceTable,
  InboxTable,
  KudosNewsTable,
  KudosSaltsTable,
  KudosTable,
  MailRefusalsTable,
} from './tables/talk.ts'
import type {
  ChapterCreatorsTable,
  CocreatorInvitationsTable,
  GiftsTable,
  RelatedWorksTable,
  TieChoicesTable,
} from './tables/ties.ts'
import type { TrailPeopleTable, TrailTable } from './tables/trail.ts'
import type { PreferencesTable, UserRolesTable, UsersTable } from './tables/users.ts'
import type { CreatorshipsTable, WorkCountersTable, WorksTable } from './tables/works.ts'
import type {
  MediaTable,
  TagCommentsTable,
  TagFavouritesTable,
  TagHistoryTable,
  TagHistoryTagsTable,
  TagLimitsTable,
  TagMediaTable,
  TagMetasTable,
  TagParentsTable,
  WranglerFandomsTable,
} from './tables/wrangling.ts'

/** Everything that is kept, in one look. Each table is written by one room, and may be read by all. Beside them stand
 * `work_words` and `series_words`, indexes of each engine's own kind: see platform/db/words.ts. */
export interface Tables {
  users: UsersTable
  challenges: ChallengesTable
  sign_ups: SignUpsTable
  prompts: PromptsTable
  claims: ClaimsTable
  assignments: AssignmentsTable
  collections: CollectionsTable
  collection_people: CollectionPeopleTable
  collection_items: CollectionItemsTable
  user_roles: UserRolesTable
  preferences: PreferencesTable
  pseuds: PseudsTable
  sessions: SessionsTable
  tokens: TokensTable
  program_keys: ProgramKeysTable
  feed_keys: FeedKeysTable
  passkeys: PasskeysTable
  passkey_challenges: PasskeyChallengesTable
  reader_addresses: ReaderAddressesTable
  sent_books: SentBooksTable
  handovers: HandoversTable
  handover_works: HandoverWorksTable

  tags: TagsTable
  taggings: TaggingsTable
  tag_metas: TagMetasTable
  tag_parents: TagParentsTable
  tag_limits: TagLimitsTable
  media: MediaTable
  tag_media: TagMediaTable
  tag_history: TagHistoryTable
  tag_history_tags: TagHistoryTagsTable
  tag_favourites: TagFavouritesTable
  wrangler_fandoms: WranglerFandomsTable
  tag_comments: TagCommentsTable

  works: WorksTable
  work_counters: WorkCountersTable
  creatorships: CreatorshipsTable
  chapters: ChaptersTable
  chapter_texts: ChapterTextsTable
  chapter_bin: ChapterBinTable
  autosaves: AutosavesTable
  templates: TemplatesTable
  revisions: RevisionsTable
  planned_posts: PlannedPostsTable
  withdrawn_posts: WithdrawnPostsTable
  series: SeriesTable
  series_works: SeriesWorksTable
  series_creators: SeriesCreatorsTable

  text_pieces: TextPiecesTable
  texts_to_read: TextsToReadTable
  unsearched_texts: UnsearchedTextsTable

  my_filters: MyFiltersTable
  saved_searches: SavedSearchesTable
  blocks: DistanceTable
  mutes: DistanceTable
  mail_refusals: MailRefusalsTable
  kudos: KudosTable
  kudos_salts: KudosSaltsTable
  kudos_news: KudosNewsTable
  comments: CommentsTable
  comment_bin: CommentBinTable
  comment_anchors: CommentAnchorsTable
  comment_shelves: CommentShelvesTable
  news_posts: NewsPostsTable
  faq_entries: FaqEntriesTable
  chapter_comment_shelves: ChapterCommentShelvesTable
  comment_choices: CommentChoicesTable
  comment_defaults: CommentDefaultsTable
  inbox: InboxTable

  settings: SettingsTable
  jobs: JobsTable
  changes: ChangesTable

  import_parcels: ImportParcelsTable
  import_pieces: ImportPiecesTable
  import_reports: ImportReportsTable

  moved_archives: MovedArchivesTable
  moved_things: MovedThingsTable
  imported_authors: ImportedAuthorsTable
  claim_requests: ClaimRequestsTable

  account_exports: AccountExportsTable
  account_imports: AccountImportsTable
  account_arrivals: AccountArrivalsTable

  readings: ReadingsTable
  places: PlacesTable
  for_later: ForLaterTable
  served_books: ServedBooksTable
  reader_places: ReaderPlacesTable
  hits: HitsTable

  bookmarks: BookmarksTable
  bookmark_tags: BookmarkTagsTable
  external_works: ExternalWorksTable
  reading_lists: ReadingListsTable
  reading_list_bookmarks: ReadingListBookmarksTable

  skins: SkinsTable

  pictures: PicturesTable
  picture_works: PictureWorksTable

  work_days: WorkDaysTable
  chapter_days: ChapterDaysTable
  chapter_hits: ChapterHitsTable
  work_sites: WorkSitesTable
  statistics_off: StatisticsOffTable

  cocreator_invitations: CocreatorInvitationsTable
  chapter_creators: ChapterCreatorsTable
  gifts: GiftsTable
  related_works: RelatedWorksTable
  tie_choices: TieChoicesTable

  subscriptions: SubscriptionsTable
  postings: PostingsTable
  posting_notices: PostingNoticesTable
  search_notices: SearchNoticesTable
  following_choices: FollowingChoicesTable

  cases: CasesTable
  reports: ReportsTable
  case_notes: CaseNotesTable
  stock_answers: StockAnswersTable
  measures: MeasuresTable
  measure_people: MeasurePeopleTable
  appeals: AppealsTable

  standing_rules: StandingRulesTable
  door_bans: DoorBansTable
  waiting_list: WaitingListTable
  robot_choices: RobotChoicesTable
  held_comments: HeldCommentsTable
  said_before: SaidBeforeTable
  spam_words: SpamWordsTable

  second_steps: SecondStepsTable
  recovery_codes: RecoveryCodesTable

  trail: TrailTable
  trail_people: TrailPeopleTable

  bonds: BondsTable
  bond_members: BondMembersTable
  bond_offers: BondOffersTable
  bond_choices: BondChoicesTable
  bond_readers: BondReadersTable
  bond_places: BondPlacesTable
  bond_views: BondViewsTable
  bond_shelf: BondShelfTable
  bond_devices: BondDevicesTable
  bond_locks: BondLocksTable
  bond_letters: BondLettersTable
  bond_seals: BondSealsTable
  bond_mail: BondMailTable

  beta_rooms: BetaRoomsTable
  beta_members: BetaMembersTable
  beta_invitations: BetaInvitationsTable
  beta_rounds: BetaRoundsTable
  beta_round_chapters: BetaRoundChaptersTable
  beta_progress: BetaProgressTable
  beta_notes: BetaNotesTable
  beta_edits: BetaEditsTable
  beta_replies: BetaRepliesTable
  beta_thanks: BetaThanksTable
}
