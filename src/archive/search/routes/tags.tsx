import { type Context, Hono } from 'hono'
import { foldName } from '../../../platform/text/fold.ts'
import { formToken, showNotFound, showPage, showProblem } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { allMedia, favouritesOf, mediaByFandom } from '../../tags/index.ts'
import { tagName } from '../../urls.ts'
import type { Finder } from '../finder/finder.ts'
import { seeTag } from '../finder/seen-tag.ts'
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
  routes.get('/media/:medium/fandoms', (c) => showFandoms(house, finder, c))
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

async function showTag(house: House, finder: Finder, c: C): Promise<Response> {
  const viewer = c.get('viewer')
  const name = (c.req.param('tag') ?? '').toWellFormed().replaceAll('\0', '')
  const seen = await seeTag(house.db, finder, name, viewer)
  if (!seen) return showNotFound(house, c)
  const { tag, canonical } = seen
  const kept = viewer.kind === 'member' && canonical ? await favouritesOf(house.db, viewer.id) : undefined
  const { works, company } = await finder.tags.under(tag.id, viewer)
  const view = {
    ...seen,
    works,
    company,
    forMember: viewer.kind === 'member',
    favourite: kept?.some(({ id }) => id === tag.id),
  }
  return showPage(house, c, {
    title: tag.name,
    main: 'tags-show region',
    sameForGuests: true,
    body: (
      <TagPage login={viewer.kind === 'member' ? viewer.login : undefined} view={view} token={formToken(house, c)} />
    ),
  })
}

async function showFandoms(house: House, finder: Finder, c: C): Promise<Response> {
  const viewer = c.get('viewer')
  const letter = c.req.query('letter') || undefined
  const term = (c.req.query('term') ?? '').trim().slice(0, 150)
  const [media, tied] = [await allMedia(house.db), await mediaByFandom(house.db)]
  const name = c.req.param('medium') && foldName(tagName(c.req.param('medium') ?? ''))
  const medium = media.find((one) => foldName(one.name) === name)
  if (name !== undefined && !medium) return showNotFound(house, c)
  const among = medium && [...tied.keys()].filter((fandom) => tied.get(fandom)?.includes(medium.id))
  const after = c.req.query('after') ?? ''
  const directory = await finder.tags.directory({ letter, after, ...(among ? { among } : {}) }, viewer)
  if (!directory) return showReading(house, c)
  const found = await finder.tags.suggest({ term, types: ['fandom'], most: FOUND_BY_NAME }, viewer)
  const shelves = medium || letter ? [] : await finder.tags.shelves(media, tied, viewer)
  return showPage(house, c, {
    title: medium ? `Fandoms: ${medium.name}` : 'Browse by fandom',
    main: 'media-index region',
    sameForGuests: true,
    unlisted: term !== '',
    body: <MediaPage {...{ directory, letter, term, found, medium: medium?.name, shelves }} />,
  })
}

/** The fandoms are listed by how many works they have, which nobody knows for a moment after a start. */
function showReading(house: House, c: C): Response | Promise<Response> {
  c.header('Retry-After', '10')
  return showProblem(house, c, 503, 'The fandoms are being counted', [
    'The archive has just been opened and is counting its works. Come back in a moment; works can be searched meanwhile.',
  ])
}
