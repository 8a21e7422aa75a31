import { createHash } from 'node:crypto'

/** What a page of the frozen archive is: the address that it is rendered from, and the file that it becomes. */
export interface Place {
  /** path and query, as the app answers it */
  readonly address: string
  /** below the folder, with slashes */
  readonly file: string
}

/** Pages that mean something only where somebody answers: forms, logins, desks, machine doors, and lists of one kind for each work. */
const LEFT_OUT = [
  /^\/(?:admin|api|autocomplete|autosaves|bookmarks|comments|desk|import|kudos|login|logout|look|my|opds|report|set-up|sitemap|token_dispenser|unfollow|unsubscribe|users\/(?:login|logout|register|password|confirm))(?:[/.]|$)/,
  /^\/works\/(?:new|search)(?:\/|$)/,
  /^\/works\/\d+\/(?:edit|preview|post|delete|restore|plan|withdraw|kudos|bookmarks|place|mark_|feed|chapters$|chapters\/new|chapters\/manage)/,
  /^\/works\/\d+\/chapters\/\d+\/./,
  /^\/chapters\/\d+$/,
  /^\/tags\/[^/]+\/(?:works\/)?feed\./,
  /^\/users\/[^/]+\/(?:preferences|sessions|inbox|subscriptions|readings|lists|invitations|email|password|delete|blocked|works\/(?:drafts|bin)|pseuds$|pseuds\/[^/]+\/edit)/,
  /^\/downloads\/(?!.*\.(?:epub|png)$)/,
]

/** What a frozen address may ask for, and how that is called as a folder. */
const QUERIES: Readonly<Record<string, (value: string) => string>> = {
  page: (value) => `page-${value}`,
  letter: (value) => `letter-${segment(value)}`,
  view_full_work: () => 'entire',
  view_adult: () => 'asked',
  show_comments: () => 'comments-shown',
}

const AS_THEY_ARE = /\.(?:atom|json|epub|png|jpe?g|gif|webp|avif|svg|txt|css|woff2|ico|webmanifest)$/

/**
 * @param address path and query, from a link of a page
 * @returns where it stands once frozen; undefined for what needs somebody who answers
 */
export function placeOf(address: string): Place | undefined {
  const url = URL.parse(address, 'http://archive')
  if (url?.host !== 'archive' || LEFT_OUT.some((pattern) => pattern.test(url.pathname))) return undefined
  const file = AS_THEY_ARE.test(url.pathname)
  const asked = file ? [] : [...url.searchParams].filter(([name, value]) => !(name === 'page' && value === '1'))
  const steps = asked.map(([name, value]) => QUERIES[name]?.(value))
  if (steps.includes(undefined)) return undefined
  const path = url.pathname
    .split('/')
    .filter((step) => step !== '')
    .map((step) => segment(decoded(step)))
  const query = new URLSearchParams(asked).toString()
  return {
    address: `${url.pathname}${file ? url.search : query && `?${query}`}`,
    file: [...path, ...[...steps].sort(), ...(file ? [] : ['index.html'])].join('/'),
  }
}

/** @returns how a page names a file from where it stands itself */
export function linkBetween(from: string, to: string): string {
  const up = '../'.repeat(from.split('/').length - 1)
  return up + to.split('/').map(encodeURIComponent).join('/')
}

/** A name that every file system takes; a longer one is cut and told apart by a sum. */
function segment(step: string): string {
  const plain =
    step === '.' || step === '..' ? encodeURIComponent(step).replaceAll('.', '%2E') : step.replace(/[\0/\\:"<>|]/g, '_')
  if (Buffer.byteLength(plain) <= 160) return plain
  return `${plain.slice(0, 40)}-${createHash('sha256').update(step).digest('hex').slice(0, 16)}`
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    return step
  }
}
