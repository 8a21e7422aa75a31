import { type Context, Hono } from 'hono'
import { memberOf } from '../../accounts/index.ts'
import { requireMember, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { FORMATS_OF_SERIES } from '../formats.ts'
import { coverOr, type Desk, refuse, sendBook } from '../send.ts'
import { bookOfGathering } from './book.ts'
import { findBookmarks, findCollection, findReadingList, type Gathering } from './store.ts'
import { volumesOf } from './volumes.ts'

type C = Context<WebEnv>

/** What readers have gathered, as a book: a collection for whoever sees it, reading lists and bookmarks for their owner. */
export function gatheredRoutes(desk: Desk): Hono<WebEnv> {
  const member = requireMember()
  return new Hono<WebEnv>()
    .get('/downloads/collections/:collection{\\w+}/:name', async (c) =>
      send(desk, c, await findCollection(desk.db, c.req.param('collection'), c.get('viewer'))),
    )
    .get('/downloads/lists/:id{[0-9]+}/:name', member, async (c) =>
      send(desk, c, await findReadingList(desk.db, Number(c.req.param('id')), memberOf(c))),
    )
    .get('/downloads/bookmarks/:name', member, async (c) => send(desk, c, await findBookmarks(desk.db, memberOf(c))))
}

async function send(desk: Desk, c: C, gathering: Gathering | undefined): Promise<Response> {
  const format = coverOr(c, FORMATS_OF_SERIES)
  if (!format || !gathering || gathering.works.length === 0) return showNotFound(desk, c)
  const of = volumesOf(gathering.works).length
  const asked = c.req.query('part') ?? (format.ending === 'png' ? '1' : undefined)
  const address = (number: number) => `${c.req.path}?part=${number}`
  if (of > 1 && asked === undefined) return showVolumes(desk, c, gathering, of, address)
  const number = asked === undefined ? 1 : Number(/^[1-9]\d{0,5}$/.exec(asked)?.[0] ?? 0)
  if (number < 1 || number > of) return showNotFound(desk, c)
  const book = await bookOfGathering(desk, gathering, { number, of, address }, c.get('viewer'))
  return book ? sendBook(desk, c, book, format) : refuse(desk, c)
}

/** Too much for one book: which of them? */
function showVolumes(
  house: House,
  c: C,
  { title, address: page, works }: Gathering,
  of: number,
  address: (number: number) => string,
): Promise<Response> {
  const body = (
    <>
      <h2 class="heading" dir="auto">
        <a href={page}>{title}</a>
      </h2>
      <p>
        {works.length} works are more than an e-reader opens at once, so they are {of} books.
      </p>
      <ol>
        {Array.from({ length: of }, (_, at) => (
          <li>
            <a href={address(at + 1)}>
              EPUB, part {at + 1} of {of}
            </a>
          </li>
        ))}
      </ol>
    </>
  )
  return showPage(house, c, { title: `Files of ${title}`, main: 'downloads region', unlisted: true, body })
}
