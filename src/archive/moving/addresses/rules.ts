/** What an old address asks for. */
export type Asked =
  | {
      readonly kind: 'story'
      readonly id: number
      readonly place?: number | undefined
      readonly chapter?: number | undefined
    }
  | { readonly kind: 'chapter' | 'member' | 'series' | 'series-comments' | 'story-comments'; readonly id: number }
  | { readonly kind: 'category' | 'character' | 'class'; readonly id: number }
  /** a page that stands at another address here, for everybody the same */
  | {
      readonly kind: 'page'
      readonly page: 'home' | 'works' | 'search' | 'feed' | 'login' | 'register' | 'about' | 'media'
    }

/** The pages of eFiction that had addresses of their own. */
export const OLD_PAGES = [
  'index',
  'viewstory',
  'viewuser',
  'viewseries',
  'series',
  'browse',
  'categories',
  'authors',
  'titles',
  'reviews',
  'search',
  'searching',
  'rss',
  'user',
  'member',
  'viewpage',
  'news',
  'contact',
  'report',
  'toplists',
] as const

export type OldPage = (typeof OLD_PAGES)[number]

const PAGES: Readonly<Partial<Record<OldPage, Extract<Asked, { readonly kind: 'page' }>['page']>>> = {
  index: 'home',
  news: 'home',
  viewpage: 'about',
  contact: 'about',
  report: 'about',
  browse: 'works',
  titles: 'works',
  toplists: 'works',
  authors: 'works',
  series: 'works',
  categories: 'media',
  search: 'search',
  searching: 'search',
  rss: 'feed',
  user: 'login',
  member: 'login',
}

/** @param parameters of the old address
 * @returns undefined when it asks for nothing that anybody could know */
export function askedBy(page: OldPage, parameters: URLSearchParams): Asked | undefined {
  const id = (name: string) => numberIn(parameters.get(name))
  const special = SPECIAL[page]?.(id, parameters)
  if (special) return special
  const name = PAGES[page]
  return name === undefined ? undefined : { kind: 'page', page: name }
}

type Reading = (id: (name: string) => number | undefined, parameters: URLSearchParams) => Asked | undefined

const SPECIAL: Readonly<Partial<Record<OldPage, Reading>>> = {
  viewstory: (id) => {
    const [story, chapter] = [id('sid'), id('chapid') ?? id('chapterid')]
    if (story !== undefined) return { kind: 'story', id: story, place: id('chapter'), chapter }
    return chapter === undefined ? undefined : { kind: 'chapter', id: chapter }
  },
  viewuser: (id) => one('member', id('uid')),
  viewseries: (id) => one('series', id('seriesid')),
  series: (id) => one('series', id('seriesid')),
  categories: (id) => one('category', id('catid')),
  browse: (id, parameters) => {
    const type = parameters.get('type')
    if (type === 'categories') return one('category', id('catid') ?? id('id'))
    if (type === 'characters') return one('character', id('charid') ?? id('id'))
    if (type === 'class')
      return one('class', firstOf(parameters.get('classid') ?? parameters.get('classin')) ?? id('id'))
    return one('category', id('catid')) ?? one('character', id('charid'))
  },
  reviews: (id, parameters) => {
    const [type, item] = [parameters.get('type') ?? 'ST', id('item') ?? id('sid')]
    return one(type === 'SE' ? 'series-comments' : 'story-comments', item)
  },
  user: (_, parameters) => (parameters.get('action') === 'newaccount' ? { kind: 'page', page: 'register' } : undefined),
}

function one(kind: Exclude<Asked['kind'], 'page' | 'story'>, id: number | undefined): Asked | undefined {
  return id === undefined ? undefined : { kind, id }
}

function firstOf(list: string | null): number | undefined {
  return numberIn(list?.split(',')[0] ?? null)
}

function numberIn(words: string | null): number | undefined {
  return words !== null && /^[1-9]\d{0,8}$/.test(words.trim()) ? Number(words) : undefined
}
