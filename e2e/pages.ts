/** Who looks: a guest, or one of the cast of the demo. */
export type Onlooker = 'guest' | 'maren' | 'quillfeather' | 'lamplighter' | 'knotwork'

/** A kind of page of the demo archive. `WORK:Title` in an address stands for that work's own. */
export interface PageKind {
  readonly page: string
  readonly address: string
  readonly onlooker: Onlooker
  /** 200 where absent */
  readonly status?: number
}

const VIOLIN = 'WORK:The Adventure of the Borrowed Violin'
const FANDOM = '/tags/Sherlock%20Holmes%20-%20Arthur%20Conan%20Doyle'

/** One of every kind of page that there is to look at. */
export const PAGES: readonly PageKind[] = [
  ...guestPages(),
  ...pagesOf('maren', {
    'the front page of a member': '/',
    'the preferences': '/users/maren/preferences',
    'editing a profile': '/users/maren/profile/edit',
    'the pen names': '/users/maren/pseuds',
    'editing a pen name': '/users/maren/pseuds/maren/edit',
    'the e-mail address': '/users/maren/email',
    'changing the password': '/users/maren/password',
    'the logged-in browsers': '/users/maren/sessions',
    'keys for programs': '/users/maren/keys',
    'the private feeds': '/users/maren/feeds',
    'passkeys, where there can be none': '/users/maren/passkeys',
    'taking everything along': '/users/maren/export',
    'bringing an account in': '/users/maren/import-account',
    'the invitations': '/users/maren/invitations',
    'reading together, nobody yet': '/bonds',
    'beta rooms, none yet': '/beta',
    'logging in with a code': '/users/maren/second-step',
    'one’s standing': '/users/maren/standing',
    'what the archive did about one': '/users/maren/trail',
    'my filters': '/my/filters',
    'saved searches': '/my/searches',
    'logging out': '/users/logout',
    'deleting an account': '/users/maren/delete',
    'a shelf with nothing on it': '/users/maren/works',
    'drafts, none yet': '/users/maren/works/drafts',
    'a bin with nothing in it': '/users/maren/works/bin',
    'bringing in files': '/import',
    'an inbox': '/users/maren/inbox',
    'comments that wait, none yet': '/users/maren/inbox/waiting',
    'what one lets others say, and mails': '/users/maren/preferences/talk',
    'blocked and muted': '/users/maren/blocked',
    'editing a comment': '/comments/3/edit',
    'deleting a comment': '/comments/3/delete',
    'the history': '/users/maren/readings',
    'what is marked for later, nothing yet': '/users/maren/readings?show=to-read',
    'the bookmarks of one’s own': '/users/maren/bookmarks',
    'bookmarking a page elsewhere': '/bookmarks/new',
    'the reading lists': '/users/maren/lists',
    'the subscriptions': '/users/maren/subscriptions',
    'the collections': '/collections',
    'a new collection': '/collections/new',
    'the collections of one’s own': '/users/maren/collections',
    'the collections of a work': `${VIOLIN}/collections`,
    'a work as a member reads it': VIOLIN,
  }),
  ...pagesOf('quillfeather', {
    'an own work': VIOLIN,
    'the comments on an own work': `${VIOLIN}/comments`,
    'who may comment on a work': `${VIOLIN}/comments/choices`,
    'a new work': '/works/new',
    'the pictures': '/users/quillfeather/pictures',
    'changing several works': '/users/quillfeather/works/edit',
    statistics: '/users/quillfeather/stats',
    'statistics of a work by month': '/users/quillfeather/stats?by=month&of=kudos&work=1',
    'what is asked of one': '/users/quillfeather/ties',
    'opening a beta room': `${VIOLIN}/beta`,
    'the creators of a work': `${VIOLIN}/creators`,
    'whom a work is for': `${VIOLIN}/gifts`,
    'what a work was made from': `${VIOLIN}/related`,
    'editing a work': `${VIOLIN}/edit`,
    'what machines may do with a work': `${VIOLIN}/machines`,
    'a new chapter': `${VIOLIN}/chapters/new`,
    'the chapters in order': `${VIOLIN}/chapters/manage`,
    'making a work a draft again': `${VIOLIN}/withdraw`,
    'the style of a work': `${VIOLIN}/skin`,
    'dates of a work': `${VIOLIN}/dates`,
    'a work begun like another': '/works/new?like=1',
    'deleting a work': `${VIOLIN}/delete`,
    'the preview of what is stored': `${VIOLIN}/preview`,
    'editing a series': '/series/1/edit',
    'deciding over the works one leaves': '/users/quillfeather/delete',
  }),
  ...pagesOf('lamplighter', {
    'running the archive': '/admin',
    'the settings': '/admin/settings',
    'how the archive fares': '/admin/condition',
    'the tasks': '/admin/jobs',
    'the members': '/admin/users',
    'one member': '/admin/users/maren',
    'the invitations of everybody': '/admin/invitations',
    'the kinds of media': '/desk/media',
    'the reports': '/staff/reports',
    'the appeals': '/staff/reports?show=appeals',
    'the stock answers': '/staff/answers',
    'held comments, none yet': '/staff/held',
    'the standing rules': '/staff/rules',
    'the door': '/staff/door',
    'what was done': '/staff/trail',
  }),
  ...pagesOf('knotwork', {
    'the tag desk': '/desk',
    'tags that wait': '/desk/tags?type=character',
    'tags that wait in a bin without any': '/desk/tags?type=fandom&status=unwrangleable',
    'a tag on the desk': `/desk${FANDOM}`,
    'a change before it is done': '/desk/change?verb=canonical&tag=10000',
    'suggestions, none yet': '/desk/suggestions?type=relationship',
    'who looks after which fandom': '/desk/fandoms',
    'the history of tags': '/desk/history',
    'tag packs': '/desk/pack',
  }),
]

function guestPages(): readonly PageKind[] {
  return [
    ...pagesOf('guest', {
      'the front page': '/',
      'what programs can ask for': '/api/v1',
      'what is kept on the device': '/offline',
      'browsing by fandom': '/media',
      'reporting something': '/report',
      'browsing by letter': '/media?letter=S',
      'the works': '/works',
      'works narrowed by filters':
        '/works?include_work_search[rating_ids][]=10&exclude_work_search[rating_ids][]=12&work_search[words_from]=900',
      'works that nothing matches': '/works?work_search[words_from]=900000',
      'the works of a fandom': `${FANDOM}/works`,
      'a tag': FANDOM,
      'the search': '/works/search',
      'what a search found': '/works/search?work_search[query]=violin',
      'a search with mistakes in it':
        '/works/search?work_search[query]=violin+fandm:%22Treasure+Island%22+words:9-1+(tea+OR',
      'works narrowed by a line with mistakes': '/works?work_search[query]=violin+rating:teem+OR+(tea',
      'how to search': '/works/search/help',
      'the key to the squares': '/works/squares',
      'a work of several chapters': VIOLIN,
      'an entire work': `${VIOLIN}?view_full_work=true`,
      'an entire work with its comments': `${VIOLIN}?view_full_work=true&show_comments=true`,
      'the comments on a work': `${VIOLIN}/comments`,
      'a conversation': '/comments/1',
      'the kudos of a work': `${VIOLIN}/kudos`,
      'a work of one chapter': 'WORK:Five Things Mrs. Hudson Never Told the Doctor',
      'a work in French': 'WORK:Une visite de courtoisie',
      'a work with Japanese in it': 'WORK:Half an Hour, Three Hundred Years',
      'the page before a work for adults': 'WORK:The Thousand and Second Night',
      'the chapters of a work': `${VIOLIN}/navigate`,
      'a series': '/series/1',
      'a person': '/users/quillfeather',
      'a pen name': '/users/quillfeather/pseuds/quillfeather',
      'the works of a person': '/users/quillfeather/works',
      'the series of a person': '/users/quillfeather/series',
      'a profile': '/users/quillfeather/profile',
      'logging in': '/users/login',
      'becoming a member': '/users/register',
      'a forgotten password': '/users/password/new',
      'type and theme': '/look',
      'about the archive': '/about',
    }),
    { page: 'an address where nothing stands', address: '/nothing/here', onlooker: 'guest', status: 404 },
    { page: 'a link that has run out', address: '/users/confirm/nothing', onlooker: 'guest', status: 410 },
  ]
}

function pagesOf(onlooker: Onlooker, addresses: Readonly<Record<string, string>>): readonly PageKind[] {
  return Object.entries(addresses).map(([page, address]) => ({ page, address, onlooker }))
}
