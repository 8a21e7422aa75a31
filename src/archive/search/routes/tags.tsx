import { type Context, Hono } from 'hono'
import { showNotFound, showPage, showProblem } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { findTagByPath, synonymsOf, tagStanding } from '../../tags/index.ts'
import { tagName } from '../../urls.ts'
import type { Finder } from '../finder/finder.ts'
import { MediaPage } from '../pages/media.tsx'
import { SquaresPage } from '../pages/squares.tsx'
import { TagPage } from '../pages/tag.tsx'

type C = Context<WebEnv>

const FOUND_BY_NAME = 100

/** Pages of tags: one tag, the fandoms, the key to the squares. */
export function tagRoutes(house: House, finder: Finder): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/tags/:tag', (c) => showTag(house, finder, c))
  routes.get('/media', (c) => showFandoms(house, finder, c))
  routes.get('/works/squares', (c) =>
    showPage(house, c, {
      title: 'What the squares mean',
      main: 'works-squares region',
      sameForGuests: true,
      body: <SquaresPage />,
    }),
  )
  return routes
}

/** A tag that stands only on what this viewer may not see is not there, unless a wrangler has made it canonical. */
async function showTag(house: House, finder: Finder, c: C): Promise<Response> {
  const viewer = c.get('viewer')
  const name = (c.req.param('tag') ?? '').toWellFormed().replaceAll('\0', '')
  const tag = (await findTagByPath(house.db, name)) ?? (await findTagByPath(house.db, tagName(name)))
  const standing = tag && (await tagStanding(house.db, tag.id))
  if (!tag || !standing || !(await finder.known([tag], viewer)).has(tag.id)) return showNotFound(house, c)
  const synonyms = await synonymsOf(house.db, tag.id)
  const [works, ...uses] = (await finder.uses([tag.id, ...synonyms.map(({ id }) => id)], viewer)) ?? []
  const view = {
    tag,
    works,
    ...standing,
    synonyms: synonyms.filter((_, at) => (uses[at] ?? 0) > 0),
    company: await finder.company(tag.id, viewer),
  }
  return showPage(house, c, {
    title: tag.name,
    main: 'tags-show region',
    sameForGuests: true,
    body: <TagPage view={view} />,
  })
}

async function showFandoms(house: House, finder: Finder, c: C): Promise<Response> {
  const viewer = c.get('viewer')
  const letter = c.req.query('letter') || undefined
  const term = (c.req.query('term') ?? '').trim().slice(0, 150)
  const directory = await finder.directory({ letter, after: c.req.query('after') ?? '' }, viewer)
  if (!directory) return showReading(house, c)
  const found = await finder.suggest({ term, types: ['fandom'], most: FOUND_BY_NAME }, viewer)
  return showPage(house, c, {
    title: 'Browse by fandom',
    main: 'media-index region',
    sameForGuests: true,
    unlisted: term !== '',
    body: <MediaPage directory={directory} letter={letter} term={term} found={found} />,
  })
}

/** The fandoms are listed by how many works they have, which nobody knows for a moment after a start. */
function showReading(house: House, c: C): Response | Promise<Response> {
  c.header('Retry-After', '10')
  return showProblem(house, c, 503, 'The fandoms are being counted', [
    'The archive has just been opened and is counting its works. Come back in a moment; works can be searched meanwhile.',
  ])
}
