import { type Context, Hono } from 'hono'
import type { Viewer } from '../../platform/web/viewer.ts'
import { showNotFound, showProblem } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { findSeries, findWork, findWorks, mayDownload, type Work } from '../works/index.ts'
import { bookOfSeries, bookOfWork, type Range } from './book.ts'
import { FORMATS, FORMATS_OF_SERIES, type Format } from './formats.ts'
import { gatheredRoutes } from './gathered/routes.tsx'
import { formatsFor } from './offered.ts'
import { COVER, coverOr, type Desk, formatIn, openDesk, refuse, sendBook, type TakenFile, takeFile } from './send.ts'

type C = Context<WebEnv>
/** Works, series and what was gathered as files. The number in the address decides; the name before the ending may be any. */
export function downloadRoutes(house: House): Hono<WebEnv> {
  const desk = openDesk(house)
  return new Hono<WebEnv>()
    .get('/downloads/:id{[0-9]+}/:name', (c) => sendWork(desk, c))
    .get('/downloads/series/:id{[0-9]+}/:name', (c) => sendSeries(desk, c))
    .route('/', gatheredRoutes(desk))
}

/** Answers with the file `name` of the work `id` in the address.
 * @param viewer who takes it away: whoever asks, unless somebody asks in their place */
export async function sendWork(desk: Desk, c: C, viewer = c.get('viewer')): Promise<Response> {
  if (c.req.param('name') === 'cover.png') return sendCover(desk, c)
  const format = formatIn(c, FORMATS)
  const work = format && (await findWork(desk.db, Number(c.req.param('id')), viewer))
  if (!work) return showNotFound(desk, c)
  if (!mayDownload(work, viewer)) return refuse(desk, c)
  if (!(await formatsFor(desk.config, work.language)).includes(format)) return showUnmade(desk, c, format)
  const range = rangeIn(c)
  const book = range === 'broken' ? undefined : await bookOfWork(desk, work, range)
  return book ? sendBook(desk, c, book, format, viewer) : showNotFound(desk, c)
}

/** What a catalogue shows of a work: title, names and fandoms, which may be seen by whoever may see the work. */
async function sendCover(desk: Desk, c: C): Promise<Response> {
  const work = await findWork(desk.db, Number(c.req.param('id')), c.get('viewer'))
  const book = work && (await bookOfWork(desk, work))
  return book ? sendBook(desk, c, book, COVER) : showNotFound(desk, c)
}

async function sendSeries(desk: Desk, c: C): Promise<Response> {
  const viewer = c.get('viewer')
  const format = coverOr(c, FORMATS_OF_SERIES)
  const series = format && (await findSeries(desk.db, Number(c.req.param('id')), viewer))
  if (!series) return showNotFound(desk, c)
  const works = (await findWorks(desk.db, series.workIds, viewer)).filter(({ work }) => mayDownload(work, viewer))
  if (works.length === 0) return refuse(desk, c)
  return sendBook(desk, c, await bookOfSeries(desk, series, works), format)
}

/** @returns undefined for all chapters */
function rangeIn(c: C): Range | 'broken' | undefined {
  const [from, to] = [c.req.query('from'), c.req.query('to')]
  if (from === undefined && to === undefined) return undefined
  const numbers = [from ?? '1', to ?? '99999'].map((typed) => (/^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN))
  const [first = Number.NaN, last = Number.NaN] = numbers
  return first >= 1 && last >= first ? { from: first, to: last } : 'broken'
}

/** @returns the whole work as an EPUB that this member takes away now; whether they may is asked before */
export async function takeEpub(desk: Desk, work: Work, viewer: Viewer): Promise<TakenFile | undefined> {
  const [book, format] = [await bookOfWork(desk, work), FORMATS.find(({ ending }) => ending === 'epub')]
  return book && format ? takeFile(desk, book, format, viewer) : undefined
}

function showUnmade(house: House, c: C, { word }: Format): Promise<Response> {
  return showProblem(house, c, 422, `This cannot be had as ${word}`, [
    word === 'PDF'
      ? 'The archive has no face with the letters of this language, so the pages would be blank. EPUB and HTML hold every letter.'
      : 'Another program makes this kind of file, and the archive has none. EPUB is read by every e-reader sold today.',
  ])
}
