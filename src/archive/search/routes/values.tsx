import { type Context, Hono } from 'hono'
import { showNotFound, showPage, showProblem } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { TYPE_NAMES } from '../filter/names.ts'
import { parseFilter } from '../filter/parse.ts'
import type { Finder } from '../finder/finder.ts'
import { FREE_TYPES } from '../finder/tag-finder.ts'
import { HEADINGS } from '../pages/panel-values.tsx'
import { MOST_VALUES, ValuesPage } from '../pages/values.tsx'

const LONGEST_TERM = 150

/** All tags of one type on the works of a listing. */
export function valueRoutes(house: House, finder: Finder): Hono<WebEnv> {
  return new Hono<WebEnv>().get(urls.listingTags(':type'), (c) => showValues(house, finder, c))
}

async function showValues(house: House, finder: Finder, c: Context<WebEnv>): Promise<Response> {
  const type = FREE_TYPES.find((one) => TYPE_NAMES[one] === c.req.param('type'))
  if (!type) return showNotFound(house, c)
  const typed = [...(c.req.query('typed') ?? '').toWellFormed().replaceAll('\0', '').trim()]
  const term = typed.slice(0, LONGEST_TERM).join('')
  const { filter } = parseFilter(new URL(c.req.url).searchParams)
  const found = await finder.values(filter, c.get('viewer'), { term, types: [type], most: MOST_VALUES })
  if (!found) return showNotFound(house, c)
  if (!found.uses) {
    c.header('Retry-After', '10')
    return showProblem(house, c, 503, 'The tags are being counted', [
      'The archive has just been opened and is counting its works. Come back in a moment.',
    ])
  }
  return showPage(house, c, {
    title: `${HEADINGS[type]} on these works`,
    main: 'works-tags region',
    sameForGuests: true,
    unlisted: true,
    body: <ValuesPage asked={found.asked} type={type} typed={term} uses={found.uses} />,
  })
}
