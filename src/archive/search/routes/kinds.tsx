import { type Context, Hono } from 'hono'
import type { Desk } from '../../catalogue/index.ts'
import { showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import type { Finder } from '../finder/finder.ts'
import { LineReader } from '../kinds/line.ts'
import { PeopleSearchPage, TagSearchPage } from '../kinds/pages.tsx'
import { findPeople } from '../kinds/people.ts'
import { findTags } from '../kinds/tags.ts'
import { isSoft } from '../query/mistakes.ts'

type C = Context<WebEnv>

/** The same box for people and for tags. Collections, bookmarks and history have it on their own pages. */
export function kindRoutes(house: House, finder: Finder, desk: Desk): Hono<WebEnv> {
  const reader = new LineReader(house, desk)
  return new Hono<WebEnv>()
    .get(urls.searchPeople(), (c) => showPeople(house, reader, c))
    .get(urls.searchTags(), (c) => showTags(house, finder, reader, c))
}

async function showPeople(house: House, reader: LineReader, c: C): Promise<Response> {
  const viewer = c.get('viewer')
  const asked = await reader.read(c.req.query('query') ?? '', viewer)
  const page = Math.max(1, Math.min(Math.trunc(Number(c.req.query('page'))) || 1, 100_000))
  return showPage(house, c, {
    title: asked.line === '' ? 'Search people' : `People: ${asked.line}`,
    main: 'people-search region',
    sameForGuests: true,
    unlisted: asked.line !== '',
    body: <PeopleSearchPage {...{ asked, viewer, page, ...(await findPeople(house.db, asked, viewer, page)) }} />,
  })
}

async function showTags(house: House, finder: Finder, reader: LineReader, c: C): Promise<Response> {
  const viewer = c.get('viewer')
  const asked = await reader.read(c.req.query('query') ?? '', viewer)
  const { found, mistakes } = await findTags(finder.tags, asked.reading, asked.line, viewer)
  // that no tag has a name is what this page is there to say
  const others = asked.mistakes.filter(({ name }) => !isSoft(name) || name === 'field-unknown')
  return showPage(house, c, {
    title: asked.line === '' ? 'Search tags' : `Tags: ${asked.line}`,
    main: 'tags-search region',
    sameForGuests: true,
    unlisted: asked.line !== '',
    body: <TagSearchPage {...{ asked, viewer, found, mistakes: [...others, ...mistakes] }} />,
  })
}
