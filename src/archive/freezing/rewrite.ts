import { linkBetween, type Place, placeOf } from './addresses.ts'

/** A page as it is kept, and the places that it leads to. */
export interface Rewritten {
  readonly html: string
  readonly leadsTo: readonly Place[]
}

const SEARCH = 'search/index.html'
/** Stands in a page until its links are done. */
const SEARCH_GOES_HERE = '<!-- search -->'

/**
 * Makes a page of the running archive into one that stands by itself: links lead to files, from wherever the folder lies;
 * what needs somebody who answers is taken out, and a link to it becomes its words.
 * @param home the address that people see, so that whole addresses of the archive are known
 */
export function rewritePage(html: string, page: Place, home: string): Rewritten {
  const leadsTo = new Map<string, Place>()
  const up = '../'.repeat(page.file.split('/').length - 1)
  const relative = (link: string) => {
    const target = targetOf(link, page, home)
    if (!target || target === 'elsewhere') return target
    if (target.place) leadsTo.set(target.place.file, target.place)
    return up + target.link
  }
  const kept = html
    .replace(/<div id="login".*?<\/details><\/div>/gs, '')
    .replace(/<form\b[^>]*role="search"[^>]*>.*?<\/form>/gs, SEARCH_GOES_HERE)
    .replace(/<form\b.*?<\/form>/gs, '')
    .replace(/<script\b.*?<\/script>/gs, '')
    .replace(/<meta name="csrf-token"[^>]*>|<link rel="(?:preload|canonical)"[^>]*>/g, '')
    .replace(/<(a|link|img|source|audio|video)\b[^>]*>/g, (tag, name: string) =>
      tag.replace(/ (href|src)="([^"]*)"/, (whole, attribute: string, address: string) => {
        const link = relative(address)
        if (link === 'elsewhere') return whole
        if (link !== undefined) return ` ${attribute}="${link}"`
        return name === 'a' ? '' : ` data-gone=""`
      }),
    )
    .replace(/<link\b[^>]* data-gone=""[^>]*>/g, '')
    .replaceAll(SEARCH_GOES_HERE, searchLink(page))
  return { html: kept, leadsTo: [...leadsTo.values()] }
}

/** @returns whether a file is rewritten; feeds name works by whole addresses, which stay as they were */
export function isPage(file: string): boolean {
  return file.endsWith('.html')
}

/** @returns a page in place of one that there is none of */
export function standIn(page: Place, onward: Place | undefined): string {
  const home = escaped(linkBetween(page.file, 'index.html'))
  const link = onward && escaped(linkBetween(page.file, onward.file))
  const head = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${link ? 'Further on' : 'Not kept'}</title>`
  const refresh = link ? `<meta http-equiv="refresh" content="0; url=${link}">` : ''
  const words = link
    ? `<p><a href="${link}">It is here.</a></p>`
    : '<p>This page was not kept when the archive was frozen.</p>'
  return `${head}${refresh}</head><body>${words}<p><a href="${home}">The front page</a></p></body></html>`
}

/** @returns addresses in a style sheet that begin at the root, as they are from where it lies */
export function rewriteStyle(css: string): string {
  return css.replaceAll('/assets/', '')
}

function searchLink(page: Place): string {
  return `<p class="search"><a href="${escaped(linkBetween(page.file, SEARCH))}">Search</a></p>`
}

/** Where a link leads: to a place, or to the search, which is none; as it is written behind the way up to the root. */
interface Target {
  readonly place?: Place
  /** escaped */
  readonly link: string
}

/** Most links of a page are those of every page. */
const MOST_KNOWN = 20_000
const known = new Map<string, Target | 'elsewhere' | undefined>()

/** @param link an address as it stands in a page
 * @returns undefined for what needs somebody who answers */
function targetOf(link: string, page: Place, home: string): Target | 'elsewhere' | undefined {
  if (!link.startsWith('/') || page.address.includes('view_adult=true')) return findTarget(link, page, home)
  const name = `${home} ${link}`
  if (known.has(name)) return known.get(name)
  const target = findTarget(link, page, home)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(name, target)
  return target
}

function findTarget(link: string, page: Place, home: string): Target | 'elsewhere' | undefined {
  const address = unescaped(link)
  if (isElsewhere(address, home)) return 'elsewhere'
  const [path = '', hash] = inside(address, page, home)?.split('#') ?? []
  if (path === '/works/search') return { link: SEARCH }
  const place = path === '' ? undefined : placeOf(asking(path, page))
  return place && { place, link: escaped(linkBetween('', place.file) + (hash === undefined ? '' : `#${hash}`)) }
}

/** Who has agreed to see a work for adults goes on in it without being asked at each chapter. */
function asking(path: string, page: Place): string {
  const [, work] = page.address.includes('view_adult=true')
    ? (/^(\/works\/\d+)(?:[/?]|$)/.exec(page.address) ?? [])
    : []
  if (work === undefined || path.includes('view_adult') || !(path === work || /^[/?]/.test(path.slice(work.length))))
    return path
  if (!path.startsWith(work)) return path
  return `${path}${path.includes('?') ? '&' : '?'}view_adult=true`
}

/** @returns path, query and hash of an address within the archive; undefined for one that is none */
function inside(address: string, page: Place, home: string): string | undefined {
  const own = home !== '' && address.startsWith(`${home}/`) ? address.slice(home.length) : address
  const url = URL.parse(own, `http://archive${page.address}`)
  return url?.host === 'archive' ? `${url.pathname}${url.search}${url.hash}` : undefined
}

function isElsewhere(address: string, home: string): boolean {
  if (address.startsWith('#') || /^(?:data|mailto):/i.test(address)) return true
  return /^[a-z]+:/i.test(address) && !(home !== '' && address.startsWith(`${home}/`))
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
