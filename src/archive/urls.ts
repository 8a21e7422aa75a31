/** Characters that a tag's name may hold and a path may not, as the field's tools write them.
 * @see docs/architecture.md, addresses */
const TAG_ESCAPES: Readonly<Record<string, string>> = { '/': '*s*', '&': '*a*', '.': '*d*', '?': '*q*', '#': '*h*' }

/** @returns a tag's name as one path segment: "Fish & Chips/Peas" → "Fish%20*a*%20Chips*s*Peas" */
export function tagSegment(name: string): string {
  const written = escaped(name)
  return encodeURIComponent(tagName(written) === name ? written : escaped(name.replace(/[%*]/g, encodeSign)))
}

/** @param segment as Hono decoded it
 * @returns the tag's name; the inverse of {@link tagSegment} */
export function tagName(segment: string): string {
  return segment.replace(/\*([saqdh])\*|%2[5A]/g, (written) => SIGNS[written] ?? written)
}

/** What a name says where nothing stands in place of it: `*s*` itself is not a slash. */
function encodeSign(sign: string): string {
  return sign === '%' ? '%25' : '%2A'
}

function escaped(name: string): string {
  return name.replace(/[/&.?#]/g, (character) => TAG_ESCAPES[character] ?? character)
}

const SIGNS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(TAG_ESCAPES).map(([character, written]) => [written, character])),
  '%25': '%',
  '%2A': '*',
}

/** @returns what stands behind an address; nothing for nothing */
function parametersOf(of: Readonly<Record<string, string | number | undefined>>): string {
  const said = Object.entries(of).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return said.length === 0 ? '' : `?${new URLSearchParams(said)}`
}

/** Every address of the archive, relative to its root. */
export const urls = {
  home: () => '/',
  assets: '/assets',
  setUp: (token: string) => `/set-up/${token}`,

  // works
  works: () => '/works',
  newWork: () => '/works/new',
  searchWorks: () => '/works/search',
  /** the tags of one type in a listing, all of them */
  listingTags: (type: string) => `/works/tags/${type}`,
  searchPeople: () => '/search/people',
  searchTags: () => '/search/tags',

  // collections
  collections: () => '/collections',
  newCollection: () => '/collections/new',
  collection: (name: string) => `/collections/${name}`,
  collectionWorks: (name: string) => `/collections/${name}/works`,
  collectionProfile: (name: string) => `/collections/${name}/profile`,
  collectionPeople: (name: string) => `/collections/${name}/people`,
  collectionItems: (name: string) => `/collections/${name}/items`,
  editCollection: (name: string) => `/collections/${name}/edit`,
  deleteCollection: (name: string) => `/collections/${name}/delete`,
  challenge: (name: string) => `/collections/${name}/challenge`,
  challengeSettings: (name: string) => `/collections/${name}/challenge/settings`,
  challengePrompt: (name: string, id: number) => `/collections/${name}/prompts/${id}`,
  challengeSignUp: (name: string) => `/collections/${name}/signup`,
  challengeMatching: (name: string) => `/collections/${name}/matching`,
  challengeAssignments: (name: string) => `/collections/${name}/assignments`,
  challengeAssignment: (name: string, id: number) => `/collections/${name}/assignments/${id}`,
  workCollections: (workId: number) => `/works/${workId}/collections`,
  userCollections: (login: string) => `/users/${login}/collections`,
  searchHelp: () => '/works/search/help',
  work: (id: number) => `/works/${id}`,
  entireWork: (id: number) => `/works/${id}?view_full_work=true`,
  editWork: (id: number) => `/works/${id}/edit`,
  /** its form, with what its text suggests */
  suggestTags: (id: number) => `/works/${id}/edit?suggest#suggested`,
  previewWork: (id: number) => `/works/${id}/preview`,
  postWork: (id: number) => `/works/${id}/post`,
  deleteWork: (id: number) => `/works/${id}/delete`,
  restoreWork: (id: number) => `/works/${id}/restore`,
  newWorkLike: (id: number) => `/works/new?like=${id}`,
  newWorkFrom: (templateId: number) => `/works/new?template=${templateId}`,
  planWork: (id: number) => `/works/${id}/plan`,
  planChapter: (workId: number, chapterId: number) => `/works/${workId}/chapters/${chapterId}/plan`,
  datesOfWork: (id: number) => `/works/${id}/dates`,
  withdrawWork: (id: number) => `/works/${id}/withdraw`,
  withdrawChapter: (workId: number, chapterId: number) => `/works/${workId}/chapters/${chapterId}/withdraw`,
  splitChapter: (workId: number, chapterId: number) => `/works/${workId}/chapters/${chapterId}/split`,
  joinChapter: (workId: number, chapterId: number) => `/works/${workId}/chapters/${chapterId}/join`,
  versions: (workId: number, chapterId: number) => `/works/${workId}/chapters/${chapterId}/versions`,
  version: (workId: number, chapterId: number, id: number) => `/works/${workId}/chapters/${chapterId}/versions/${id}`,
  restoreVersion: (workId: number, chapterId: number, id: number) =>
    `/works/${workId}/chapters/${chapterId}/versions/${id}/restore`,
  compareVersions: (workId: number, chapterId: number, parameters = '') =>
    `/works/${workId}/chapters/${chapterId}/versions/compare${parameters === '' ? '' : `?${parameters}`}`,
  autosaveOf: (form: string) => `${form}/autosave`,
  autosave: (id: number) => `/autosaves/${id}`,
  discardAutosave: (id: number) => `/autosaves/${id}/discard`,
  chapters: (workId: number) => `/works/${workId}/chapters`,
  chapterIndex: (workId: number) => `/works/${workId}/navigate`,
  newChapter: (workId: number) => `/works/${workId}/chapters/new`,
  manageChapters: (workId: number) => `/works/${workId}/chapters/manage`,
  chapter: (workId: number, chapterId: number) => `/works/${workId}/chapters/${chapterId}`,
  editChapter: (workId: number, chapterId: number) => `/works/${workId}/chapters/${chapterId}/edit`,
  previewChapter: (workId: number, chapterId: number) => `/works/${workId}/chapters/${chapterId}/preview`,
  postChapter: (workId: number, chapterId: number) => `/works/${workId}/chapters/${chapterId}/post`,
  restoreChapter: (workId: number, chapterId: number) => `/works/${workId}/chapters/${chapterId}/restore`,
  deleteChapter: (workId: number, chapterId: number) => `/works/${workId}/chapters/${chapterId}/delete`,
  comments: (workId: number) => `/works/${workId}/comments`,
  chapterComments: (chapterId: number) => `/chapters/${chapterId}/comments`,
  margin: (chapterId: number) => `/chapters/${chapterId}/margin`,
  marginAt: (chapterId: number, block: string) => `/chapters/${chapterId}/margin/${block}`,
  kudosOf: (workId: number) => `/works/${workId}#kudos`,
  place: (workId: number, device = '') => `/works/${workId}/place${device && `?device=${encodeURIComponent(device)}`}`,
  similar: (workId: number) => `/works/${workId}/similar`,
  markForLater: (workId: number) => `/works/${workId}/mark_for_later`,
  markAsRead: (workId: number) => `/works/${workId}/mark_as_read`,
  bookmarksOf: (workId: number) => `/works/${workId}/bookmarks`,
  series: (id: number) => `/series/${id}`,
  download: (workId: number, name: string, ending: string, seconds: number) =>
    `/downloads/${workId}/${encodeURIComponent(name)}.${ending}?updated_at=${seconds}`,
  downloadChapters: (workId: number, ending: string) => `/downloads/${workId}/chapters.${ending}`,
  downloadSeries: (seriesId: number, name: string, ending: string, seconds: number) =>
    `/downloads/series/${seriesId}/${encodeURIComponent(name)}.${ending}?updated_at=${seconds}`,
  downloadCollection: (name: string) => `/downloads/collections/${name}/${name}.epub`,
  coverOfCollection: (name: string) => `/downloads/collections/${name}/cover.png`,
  coverOfSeries: (id: number, seconds: number) => `/downloads/series/${id}/cover.png?updated_at=${seconds}`,
  downloadReadingList: (id: number) => `/downloads/lists/${id}/list.epub`,
  coverOfReadingList: (id: number) => `/downloads/lists/${id}/cover.png`,
  coverOfBookmarks: () => '/downloads/bookmarks/cover.png',
  downloadBookmarks: () => '/downloads/bookmarks/bookmarks.epub',
  editSeries: (id: number) => `/series/${id}/edit`,
  bookmarksOfSeries: (id: number) => `/series/${id}/bookmarks`,
  bookmark: (id: number) => `/bookmarks/${id}`,
  editBookmark: (id: number) => `/bookmarks/${id}/edit`,
  bookmarks: () => '/bookmarks',
  newBookmark: () => '/bookmarks/new',
  unfollow: (token: string) => `/unfollow/${token}`,

  // tags and browsing
  tag: (pathName: string) => `/tags/${tagSegment(pathName)}`,
  tagWorks: (pathName: string) => `/tags/${tagSegment(pathName)}/works`,
  squares: () => '/works/squares',
  media: () => '/media',
  mediumFandoms: (medium: string) => `/media/${tagSegment(medium)}/fandoms`,
  fandoms: (letter: string, medium?: string) =>
    `/media${medium === undefined ? '' : `/${tagSegment(medium)}/fandoms`}?letter=${encodeURIComponent(letter)}`,
  autocomplete: (kind: string) => `/autocomplete/${kind}`,
  api: () => '/api/v1',
  apiDocument: () => '/api/v1/openapi.json',
  apiWorks: () => '/api/v1/works',
  koreader: () => '/koreader',
  favourite: (pathName: string) => `/tags/${tagSegment(pathName)}/favourite`,

  // thanks and conversation
  kudos: () => '/kudos',
  kudosForScripts: () => '/kudos.js',
  kudosList: (workId: number) => `/works/${workId}/kudos`,
  commentChoices: (workId: number) => `/works/${workId}/comments/choices`,
  comment: (id: number) => `/comments/${id}`,
  replies: (id: number) => `/comments/${id}/comments`,
  editComment: (id: number) => `/comments/${id}/edit`,
  deleteComment: (id: number) => `/comments/${id}/delete`,
  freezeComment: (id: number) => `/comments/${id}/freeze`,
  unfreezeComment: (id: number) => `/comments/${id}/unfreeze`,
  inbox: (login: string) => `/users/${login}/inbox`,
  commentBin: (login: string) => `/users/${login}/comments/bin`,
  waitingComments: (login: string) => `/users/${login}/inbox/waiting`,
  talkPreferences: (login: string) => `/users/${login}/preferences/talk`,
  distance: (login: string) => `/users/${login}/blocked`,
  unsubscribe: (token: string) => `/unsubscribe/${token}`,

  // the tag desk
  desk: () => '/desk',
  deskBin: (parameters = '') => (parameters ? `/desk/tags?${parameters}` : '/desk/tags'),
  deskTag: (pathName: string) => `/desk/tags/${tagSegment(pathName)}`,
  deskComments: (pathName: string) => `/desk/tags/${tagSegment(pathName)}/comments`,
  deskNewTag: () => '/desk/new',
  deskChange: () => '/desk/change',
  deskHistory: (tagId?: number) => (tagId === undefined ? '/desk/history' : `/desk/history?tag=${tagId}`),
  deskUndo: (id: number) => `/desk/history/${id}`,
  deskFandoms: () => '/desk/fandoms',
  deskMedia: () => '/desk/media',
  deskSuggestions: (parameters = '') => (parameters ? `/desk/suggestions?${parameters}` : '/desk/suggestions'),
  deskPack: () => '/desk/pack',

  // e-readers that are sent works; the address of the first is typed on a bad keyboard
  device: () => '/r',
  deviceFiles: (secret: string) => `/r/${secret}`,
  deviceFile: (secret: string, workId: number, name: string) => `/r/${secret}/${workId}/${encodeURIComponent(name)}`,
  sendWork: (id: number) => `/works/${id}/send`,

  // feeds and catalogues
  feed: (page: string, kind: 'atom' | 'json') => page.replace(/(\?|$)/, `/feed.${kind}$1`),
  privateFeed: (secret: string, kind: 'atom' | 'json') => `/feeds/private/${secret}.${kind}`,
  tagFeed: (tagId: number) => `/tags/${tagId}/feed.atom`,
  robots: () => '/robots.txt',
  sitemap: () => '/sitemap.xml',
  sitemapWorks: (number: number) => `/sitemap/${number}`,
  opds: () => '/opds',
  opdsWorks: (parameters = '') => (parameters ? `/opds/works?${parameters}` : '/opds/works'),
  opdsFandoms: (after = '') => (after ? `/opds/fandoms?after=${encodeURIComponent(after)}` : '/opds/fandoms'),
  opdsProgression: (workId: number) => `/opds/works/${workId}/progression`,
  opdsSeries: (id: number) => `/opds/series/${id}`,
  opdsCollections: (page = 1) => `/opds/collections${page === 1 ? '' : `?page=${page}`}`,
  opdsReadingList: (id: number | string) => `/opds/own/lists/${id}`,
  opdsOwn: (part: 'later' | 'bookmarks' | 'following' | 'lists', after = '') =>
    `/opds/own/${part}${after === '' ? '' : `?after=${encodeURIComponent(after)}`}`,
  opdsSearch: () => '/opds/search.xml',
  opdsLogin: () => '/opds/login',
  cover: (workId: number, seconds: number) => `/downloads/${workId}/cover.png?updated_at=${seconds}`,

  // people
  user: (login: string) => `/users/${login}`,
  picture: (name: string) => `/media/${name}`,
  creatorsOfWork: (id: number) => `/works/${id}/creators`,
  creatorsOfChapter: (workId: number, chapterId: number) => `/works/${workId}/chapters/${chapterId}/creators`,
  creatorsOfSeries: (id: number) => `/series/${id}/creators`,
  giftsOfWork: (id: number) => `/works/${id}/gifts`,
  relatedWorks: (id: number) => `/works/${id}/related`,
  giftsTo: (login: string) => `/users/${login}/gifts`,
  bulk: (login: string) => `/users/${login}/works/edit`,
  statistics: (login: string, of: Readonly<Record<string, string | number | undefined>> = {}) =>
    `/users/${login}/stats${parametersOf(of)}`,
  statisticsCsv: (login: string, of: Readonly<Record<string, string | number | undefined>> = {}) =>
    `/users/${login}/stats.csv${parametersOf(of)}`,
  ties: (login: string) => `/users/${login}/ties`,
  pictures: (login: string) => `/users/${login}/pictures`,
  editPicture: (login: string, id: number) => `/users/${login}/pictures/${id}`,
  deletePicture: (login: string, id: number) => `/users/${login}/pictures/${id}/delete`,
  profile: (login: string) => `/users/${login}/profile`,
  userWorks: (login: string) => `/users/${login}/works`,
  userDrafts: (login: string) => `/users/${login}/works/drafts`,
  userBin: (login: string) => `/users/${login}/works/bin`,
  templates: (login: string) => `/users/${login}/templates`,
  newTemplate: (login: string) => `/users/${login}/templates/new`,
  newTemplateLike: (login: string, workId: number) => `/users/${login}/templates/new?like=${workId}`,
  editTemplate: (login: string, id: number) => `/users/${login}/templates/${id}/edit`,
  deleteTemplate: (login: string, id: number) => `/users/${login}/templates/${id}/delete`,
  userSeries: (login: string) => `/users/${login}/series`,
  readings: (login: string, show: 'all' | 'to-read' = 'all') =>
    `/users/${login}/readings${show === 'to-read' ? '?show=to-read' : ''}`,
  userBookmarks: (login: string) => `/users/${login}/bookmarks`,
  readingLists: (login: string) => `/users/${login}/lists`,
  readingList: (login: string, id: number | string) => `/users/${login}/lists/${id}`,
  subscriptions: (login: string) => `/users/${login}/subscriptions`,
  subscription: (login: string, id: number | string) => `/users/${login}/subscriptions/${id}`,
  pseud: (login: string, pseud: string) => `/users/${login}/pseuds/${encodeURIComponent(pseud)}`,
  pseudWorks: (login: string, pseud: string) => `/users/${login}/pseuds/${encodeURIComponent(pseud)}/works`,
  pseuds: (login: string) => `/users/${login}/pseuds`,
  editPseud: (login: string, pseud: string) => `/users/${login}/pseuds/${encodeURIComponent(pseud)}/edit`,
  defaultPseud: (login: string, pseud: string) => `/users/${login}/pseuds/${encodeURIComponent(pseud)}/default`,
  deletePseud: (login: string, pseud: string) => `/users/${login}/pseuds/${encodeURIComponent(pseud)}/delete`,
  preferences: (login: string) => `/users/${login}/preferences`,
  sessions: (login: string) => `/users/${login}/sessions`,
  programKeys: (login: string) => `/users/${login}/keys`,
  exportAccount: (login: string) => `/users/${login}/export`,
  exportedFile: (login: string) => `/users/${login}/export/file`,
  importAccount: (login: string) => `/users/${login}/import-account`,
  accountSchema: (kind: string) => `/schemas/account/${kind}.json`,
  privateFeeds: (login: string) => `/users/${login}/feeds`,
  eReaders: (login: string) => `/users/${login}/e-readers`,
  confirmEReader: (token: string) => `/e-readers/confirm/${token}`,
  editProfile: (login: string) => `/users/${login}/profile/edit`,
  changePassword: (login: string) => `/users/${login}/password`,
  changeEmail: (login: string) => `/users/${login}/email`,
  invitations: (login: string) => `/users/${login}/invitations`,
  deleteAccount: (login: string) => `/users/${login}/delete`,

  // coming and going
  login: () => '/users/login',
  logout: () => '/users/logout',
  register: () => '/users/register',
  registerWith: (invitation: string) => `/users/register?invitation=${invitation}`,
  confirmEmail: (token: string) => `/users/confirm/${token}`,
  forgottenPassword: () => '/users/password/new',
  resetPassword: (token: string) => `/users/password/${token}`,
  tokenDispenser: () => '/token_dispenser.json',

  // what members keep
  myFilters: () => '/my/filters',
  editFilter: (id: number | string) => `/my/filters/${id}`,
  exportFilters: () => '/my/filters/export',
  savedSearches: () => '/my/searches',

  // reading together
  bonds: () => '/bonds',
  bond: (id: number | string) => `/bonds/${id}`,
  bondOffers: () => '/bonds/offers',
  bondOffer: (id: number | string) => `/bonds/offers/${id}`,
  joinBond: (secret: string) => `/bonds/join/${secret}`,
  pauseBonds: () => '/bonds/pause',
  bondKeys: () => '/bonds/keys',
  bondKeysChoice: () => '/bonds/keys/choice',
  bondShields: (id: number | string) => `/bonds/${id}/shields`,
  endBond: (id: number | string) => `/bonds/${id}/end`,
  bondShelf: (id: number | string) => `/bonds/${id}/shelf`,
  bondStep: (id: number | string) => `/bonds/${id}/step`,
  bondStream: () => '/bonds/stream',
  bondPlace: () => '/bonds/place',

  // kept on a device
  offline: () => '/offline',
  offlineWorks: (kind: 'work' | 'series' | 'list', id: number) => `/offline/works?${kind}=${id}`,
  manifest: () => '/manifest.webmanifest',
  serviceWorker: () => '/service-worker.js',
  // beta rooms
  betas: () => '/beta',
  betaOf: (workId: number) => `/works/${workId}/beta`,
  betaRoom: (id: number | string) => `/beta/${id}`,
  betaChapter: (id: number, chapterId: number, parameters = '') =>
    `/beta/${id}/chapters/${chapterId}${parameters === '' ? '' : `?${parameters}`}`,
  betaEdits: (id: number, chapterId: number) => `/beta/${id}/chapters/${chapterId}/edits`,
  betaNote: (id: number, noteId: number) => `/beta/${id}/notes/${noteId}`,
  betaPeople: (id: number) => `/beta/${id}/people`,
  betaRounds: (id: number) => `/beta/${id}/rounds`,
  endBeta: (id: number) => `/beta/${id}/end`,
  betaThanks: (workId: number) => `/beta/thanks/${workId}`,
  betaInvitation: (id: number) => `/beta/invitations/${id}`,
  joinBeta: (secret: string) => `/beta/join/${secret}`,

  // reading
  look: () => '/look',
  importStories: () => '/import',
  importParcel: (id: number) => `/import/${id}`,
  /** what a file that lost its line breaks looks like, from one of its paragraphs on */
  importParagraphs: (id: number, piece: number, from = 0) =>
    `/import/${id}/paragraphs/${piece}${from === 0 ? '' : `?from=${from}`}`,
  discardParcel: (id: number) => `/import/${id}/discard`,
  importReport: () => '/import/report',
  postImported: () => '/import/post',

  // works that came in without an account
  importedAuthor: (id: number | string) => `/imported/${id}`,
  askToClaim: (id: number | string) => `/imported/${id}/claim`,
  claim: (token: string) => `/claim/${token}`,
  claims: (standing = '', page = 1) =>
    `/staff/imported${standing === '' ? '' : `?standing=${standing}${page > 1 ? `&page=${page}` : ''}`}`,

  // running the archive
  admin: () => '/admin',
  news: () => '/news',
  newsPost: (id: number) => `/news/${id}`,
  newsFeed: () => '/news/feed.atom',
  faq: () => '/faq',
  staffNews: () => '/staff/news',
  staffNewsPost: (id: number) => `/staff/news/${id}`,
  staffBanner: () => '/staff/banner',
  staffFaq: () => '/staff/faq',
  staffFaqEntry: (id: number) => `/staff/faq/${id}`,
  adminSettings: () => '/admin/settings',
  adminCondition: () => '/admin/condition',
  adminJobs: () => '/admin/jobs',
  adminUsers: () => '/admin/users',
  adminUser: (login: string) => `/admin/users/${login}`,
  adminInvitations: () => '/admin/invitations',
  about: () => '/about',

  // keeping order
  report: (address = '') => (address === '' ? '/report' : `/report?about=${encodeURIComponent(address)}`),
  appeal: (token: string) => `/appeal/${token}`,
  standing: (login: string) => `/users/${login}/standing`,
  staffReports: (show = '') => (show === '' ? '/staff/reports' : `/staff/reports?show=${show}`),
  staffCase: (id: number) => `/staff/reports/${id}`,
  staffMeasure: (id: number) => `/staff/measures/${id}`,
  staffAnswers: () => '/staff/answers',
  loginCode: () => '/users/login/code',
  passkeys: (login: string) => `/users/${login}/passkeys`,
  passkeyChallenge: (login: string) => `/users/${login}/passkeys/challenge`,
  passkeyLogin: () => '/users/login/passkey',
  passkeyLoginChallenge: () => '/users/login/passkey/challenge',
  secondStep: (login: string) => `/users/${login}/second-step`,
  staffDoor: () => '/staff/door',
  staffHeld: (show = '') => (show === '' ? '/staff/held' : `/staff/held?show=${show}`),
  skinOfWork: (id: number) => `/works/${id}/skin`,
  skin: (file: string) => `/skins/${file}`,
  robotChoices: (id: number) => `/works/${id}/machines`,
  miningReservation: () => '/.well-known/tdmrep.json',
  waitingList: () => '/users/register/waiting',
  staffRules: () => '/staff/rules',
  staffTrail: (person = '', before?: number) =>
    `/staff/trail${before === undefined ? '' : `?person=${encodeURIComponent(person)}&before=${before}`}`,
  ownTrail: (login: string, before?: number) =>
    `/users/${login}/trail${before === undefined ? '' : `?before=${before}`}`,
} as const
