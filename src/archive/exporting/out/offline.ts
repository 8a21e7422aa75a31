import { escapeAttribute, escapeText } from '../../../platform/text/characters.ts'
import { isoDay, withThousands } from '../../../platform/text/dates.ts'
import type { Told } from '../../belongings/index.ts'

const STYLE = `
:root { color-scheme: light dark; --line: #d9d2c5; --soft: #5d554a; --link: #1d5c6b; --ground: #fbf8f3; --ink: #1f1b16; }
@media (prefers-color-scheme: dark) {
  :root { --line: #3a353f; --soft: #b3a999; --link: #7fc4d4; --ground: #17151a; --ink: #ece6dc; }
}
body { max-width: 42em; margin: 2em auto; padding: 0 1em; background: var(--ground); color: var(--ink);
  font: 1.05em/1.5 "Source Sans 3", system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
h1, h2 { line-height: 1.2; text-wrap: balance; }
h2 { margin-top: 2em; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.5em 1.5em; padding: 0; list-style: none; }
nav a { display: inline-block; padding: 0.3em 0; }
.list { padding: 0; list-style: none; }
.list > li { padding: 0.8em 0; border-top: 1px solid var(--line); }
.list p { margin: 0.2em 0; }
.soft { color: var(--soft); font-size: 0.95em; }
blockquote { margin: 0.5em 0 0.5em 1em; }
img { max-width: 100%; height: auto; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; }
td, th { padding: 0.3em 0.8em 0.3em 0; text-align: start; vertical-align: top; border-top: 1px solid var(--line); }
`

/** A page that opens without the archive, a network or a script.
 * @param content HTML */
export function page(title: string, content: string, { home = true } = {}): string {
  const back = home ? '<nav aria-label="All pages"><ul><li><a href="index.html">All of it</a></li></ul></nav>\n' : ''
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${back}<main>
<h1>${escapeText(title)}</h1>
${content}
</main>
</body>
</html>
`
}

/** A text as it stood in the archive: its pictures are beside the page, its links lead to the archive. */
export function asItStood(html: string, base: string): string {
  return html
    .replaceAll(' src="/media/', ' src="pictures/')
    .replaceAll(/ href="(\/[^"]*)"/g, (_, path: string) => ` href="${escapeAttribute(base)}${path}"`)
}

/** A work as the first page lists it. */
export interface WorkLine {
  readonly title: string
  /** addresses from the first page */
  readonly html: string
  readonly epub: string
  readonly words: number
  readonly chapters: number
  readonly standing: 'posted' | 'draft' | 'in the bin'
  readonly day: string
  readonly fandoms: readonly string[]
}

export function workItem(work: WorkLine): string {
  const about = [
    work.fandoms.join(', '),
    work.standing === 'posted' ? '' : work.standing,
    `${withThousands(work.words)} words`,
    work.chapters === 1 ? '1 chapter' : `${work.chapters} chapters`,
    isoDay(work.day),
  ].filter((word) => word !== '')
  return `<li><p><a href="${hrefOf(work.html)}" dir="auto">${escapeText(work.title)}</a> <a class="soft" href="${hrefOf(work.epub)}">EPUB</a></p>
<p class="soft">${escapeText(about.join(' · '))}</p></li>`
}

/** A name in the file, as an address. */
export function hrefOf(name: string): string {
  return escapeAttribute(name.split('/').map(encodeURIComponent).join('/'))
}

interface About {
  readonly title: string
  readonly by: string
  readonly address: string
}

function named({ title, by, address }: About): string {
  const name = escapeText(title === '' ? 'Something that is not shown any more' : title)
  const link = /^https?:/.test(address) ? `<a href="${escapeAttribute(address)}" dir="auto">${name}</a>` : name
  return by === '' ? link : `${link} by ${escapeText(by)}`
}

/** A record on a page for people; undefined for kinds that have no page. */
export type Item = (record: Told, base: string) => string

export function bookmarkItem(record: Told, base: string): string {
  const { of, notes, tags, created_at, rec, status, ...rest } = record as {
    of: About
    notes: string
    tags: string[]
    created_at: string
    rec: boolean
    status: string
    private: boolean
  }
  const about = [
    ...tags,
    ...(rec ? ['recommended'] : []),
    ...(rest.private ? ['private'] : []),
    status,
    isoDay(created_at),
  ].filter((word) => word !== '')
  return `<li><p>${named(of)}</p>\n${quoted(notes, base)}<p class="soft">${escapeText(about.join(' · '))}</p></li>`
}

export function receivedItem(record: Told, base: string): string {
  const { by, html, state, created_at } = record as { by: string; html: string; state: string; created_at: string }
  const waits = state === 'waiting' ? ', not shown yet' : ''
  if (state === 'gone') return ''
  return `<li><p>${escapeText(by)} <span class="soft">${isoDay(created_at)}${waits}</span></p>\n${quoted(html, base)}</li>`
}

export function writtenItem(record: Told, base: string): string {
  const { of, html, created_at } = record as { of: About; html: string; created_at: string }
  return `<li><p>On ${named(of)} <span class="soft">${isoDay(created_at)}</span></p>\n${quoted(html, base)}</li>`
}

export function historyItem(record: Told): string {
  const { of, last_at, visits } = record as { of: About; last_at: string; visits: number }
  const often = visits === 1 ? 'once' : `${visits} times`
  return `<li><p>${named(of)} <span class="soft">opened ${often}, last on ${isoDay(last_at)}</span></p></li>`
}

export function laterItem(record: Told): string {
  const { of, since } = record as { of: About; since: string }
  return `<li><p>${named(of)} <span class="soft">${isoDay(since)}</span></p></li>`
}

function quoted(html: string, base: string): string {
  return html === '' ? '' : `<blockquote dir="auto">${asItStood(html, base)}</blockquote>\n`
}
