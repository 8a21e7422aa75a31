import { type Context, Hono } from 'hono'
import { foldName } from '../../../platform/text/fold.ts'
import { formToken, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import {
  allMedia,
  familyOf,
  favouritesOf,
  findTagInAddress,
  mediaByFandom,
  synonymsOf,
  tagStanding,
  tagsBelow,
} from '../../tags/index.ts'
import { tagName } from '../../urls.ts'
import { facetsOf } from '../census/facets.ts'
import { suggestTags } from '../census/suggest.ts'
import type { Finder } from '../finder/finder.ts'
import { directoryOf, shelvesOf } from '../media.ts'
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

/** A tag that stands only on what this viewer may not see is not there, unless a wrangler has made it canonical. */
async function showTag(house: House, finder: Finder, c: C): Promise<Response> {
  const viewer = c.get('viewer')
  const name = (c.req.param('tag') ?? '').toWellFormed().replaceAll('\0', '')
  const tag = await findTagInAddress(house.db, name)
  const { census } = await finder.census()
  const standing = tag && (await tagStanding(house.db, tag.id))
  const below = tag && (await tagsBelow(house.db, [tag.id])).get(tag.id)?.tags
  const found = [...census.worksWith(below ?? [], viewer)]
  const works = found.length
  if (!tag || !standing || (works === 0 && !standing.canonical)) return showNotFound(house, c)
  const synonyms = (await synonymsOf(house.db, tag.id)).filter(({ id }) => census.uses(id, viewer) > 0)
  const company = facetsOf(census, found)
  const all = await familyOf(house.db, tag.id)
  const family = { ...all, limited: all.limited.filter((one) => census.uses(one.tag.id, viewer) > 0) }
  const kept = viewer.kind === 'member' && standing.canonical ? await favouritesOf(house.db, viewer.id) : undefined
  const favourite = kept?.some(({ id }) => id === tag.id)
  return showPage(house, c, {
    title: tag.name,
    main: 'tags-show region',
    sameForGuests: true,
    body: (
      <TagPage view={{ tag, works, ...standing, synonyms, family, company, favourite }} token={formToken(house, c)} />
    ),
  })
}

async function showFandoms(house: House, finder: Finder, c: C): Promise<Response> {
  const counted = await finder.census()
  const viewer = c.get('viewer')
  const letter = c.req.query('letter') || undefined
  const term = (c.req.query('term') ?? '').trim().slice(0, 150)
  const [media, tied] = [await allMedia(house.db), await mediaByFandom(house.db)]
  const name = c.req.param('medium') && foldName(tagName(c.req.param('medium') ?? ''))
  const medium = media.find((one) => foldName(one.name) === name)
  if (name !== undefined && !medium) return showNotFound(house, c)
  const isOf = medium && ((fandom: number) => tied.get(fandom)?.includes(medium.id) ?? false)
  const directory = directoryOf(counted.census, viewer, letter, c.req.query('after') ?? '', isOf)
  const found = await suggestTags(house.db, counted, term, { types: ['fandom'], viewer, most: FOUND_BY_NAME })
  const shelves = medium || letter ? [] : shelvesOf(counted.census, viewer, media, tied)
  return showPage(house, c, {
    title: medium ? `Fandoms: ${medium.name}` : 'Browse by fandom',
    main: 'media-index region',
    sameForGuests: true,
    unlisted: term !== '',
    body: <MediaPage {...{ directory, letter, term, found, medium: medium?.name, shelves }} />,
  })
}
