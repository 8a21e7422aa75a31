import { createReadStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import { fileSafeName } from '../../platform/text/dates.ts'
import type { Viewer } from '../../platform/web/viewer.ts'
import { showNotFound, showProblem } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { findSeries, findWork, findWorks, mayDownload, noteDay, type Work } from '../works/index.ts'
import { type Book, bookOfSeries, bookOfWork, contentOf, type Range } from './book.ts'
import { convert } from './convert.ts'
import { drawCover } from './cover/draw.ts'
import { FORMATS, FORMATS_OF_SERIES, type Format } from './formats.ts'
import { type KeptFiles, keepFiles, nameFor } from './kept.ts'
import { type Remembered, rememberServed } from './known/remember.ts'
import { formatsFor } from './offered.ts'

type C = Context<WebEnv>
/** Whoever gives files away. */
export type Desk = House & { readonly kept: KeptFiles; readonly remembered: Remembered }

export function openDesk(house: House): Desk {
  return {
    ...house,
    kept: keepFiles(path.join(house.config.data, 'cache', 'files')),
    remembered: new Set<string>(),
  }
}

/** Works and series as files. The number in the address decides; the name before the ending may be any. */
export function downloadRoutes(house: House): Hono<WebEnv> {
  const desk = openDesk(house)
  return new Hono<WebEnv>()
    .get('/downloads/:id{[0-9]+}/:name', (c) => sendWork(desk, c))
    .get('/downloads/series/:id{[0-9]+}/:name', (c) => sendSeries(desk, c))
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

const COVER: Format = {
  ending: 'png',
  word: 'Cover',
  type: 'image/png',
  write: async (_, book, write) => write(await drawCover(book)),
  version: 1,
}

async function sendSeries(desk: Desk, c: C): Promise<Response> {
  const viewer = c.get('viewer')
  const format = formatIn(c, FORMATS_OF_SERIES)
  const series = format && (await findSeries(desk.db, Number(c.req.param('id')), viewer))
  if (!series) return showNotFound(desk, c)
  const works = (await findWorks(desk.db, series.workIds, viewer)).filter(({ work }) => mayDownload(work, viewer))
  if (works.length === 0) return refuse(desk, c)
  return sendBook(desk, c, await bookOfSeries(desk, series, works), format)
}

function formatIn(c: C, formats: readonly Format[]): Format | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(c.req.param('name') ?? '')?.[1]?.toLowerCase()
  return formats.find((format) => format.ending === ending)
}

/** @returns undefined for all chapters */
function rangeIn(c: C): Range | 'broken' | undefined {
  const [from, to] = [c.req.query('from'), c.req.query('to')]
  if (from === undefined && to === undefined) return undefined
  const numbers = [from ?? '1', to ?? '99999'].map((typed) => (/^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN))
  const [first = Number.NaN, last = Number.NaN] = numbers
  return first >= 1 && last >= first ? { from: first, to: last } : 'broken'
}

/** A file that is given away, and what it is called there. */
export interface TakenFile {
  readonly file: string
  readonly size: number
  readonly called: string
}

/** @returns the whole work as an EPUB that this member takes away now; whether they may is asked before */
export async function takeEpub(desk: Desk, work: Work, viewer: Viewer): Promise<TakenFile | undefined> {
  const [book, format] = [await bookOfWork(desk, work), FORMATS.find(({ ending }) => ending === 'epub')]
  return book && format ? takeFile(desk, book, format, viewer) : undefined
}

/** Makes the file, unless it is there, and notes that it was given away.
 * @param viewer undefined when it does not count */
async function takeFile(desk: Desk, book: Book, format: Format, viewer: Viewer | undefined): Promise<TakenFile> {
  const name = fileNameOf(book, format)
  const { file, size } = await desk.kept.find(name, (write) => makeFile(desk, book, format, write))
  if (viewer) await countDownload(desk, viewer, book)
  const called = `${fileSafeName(book.title)}.${format.ending}`
  if (format.ending === 'epub') await rememberServed(desk, book, { content: name, file, name: called })
  return { file, size, called }
}

function fileNameOf(book: Book, { ending, version }: Format): string {
  return `${nameFor(`${ending} ${version}\n${contentOf(book)}`)}.${ending}`
}

async function sendBook(desk: Desk, c: C, book: Book, format: Format, viewer = c.get('viewer')): Promise<Response> {
  const name = fileNameOf(book, format)
  const etag = `"${name}"`
  const headers = {
    'Cache-Control': 'private, no-cache',
    ETag: etag,
    'Last-Modified': new Date(book.editedAt).toUTCString(),
    'X-Robots-Tag': 'noindex',
  }
  if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers)
  if (format === COVER) c.header('Cross-Origin-Resource-Policy', 'cross-origin') // catalogues on other sites show it
  const counted = format !== COVER && c.req.method === 'GET'
  const { file, size, called } = await takeFile(desk, book, format, counted ? viewer : undefined)
  const body = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>
  return c.body(body, 200, {
    ...headers,
    'Content-Type': format.type,
    'Content-Length': String(size),
    'Content-Disposition': dispositionOf(called),
  })
}

/** A creator's own does not count, nor do covers, which catalogues fetch by themselves. */
async function countDownload(desk: Desk, viewer: Viewer, { parts }: Book): Promise<void> {
  const others = parts.filter(({ work }) => (viewer.kind === 'guest' ? true : !work.ownerIds.includes(viewer.id)))
  const ids = others.map(({ work }) => work.id).toSorted((a, b) => a - b)
  await desk.db.transaction().execute(async (trx) => {
    for (const id of ids) await noteDay(trx, id, 'downloads', 1, desk.now())
  })
}

async function makeFile(desk: Desk, book: Book, format: Format, write: (bytes: Uint8Array) => void | Promise<void>) {
  if (format.write) return format.write(desk.db, book, write)
  const epub = FORMATS.find(({ ending }) => ending === 'epub')
  if (!epub) return
  const { file } = await desk.kept.find(fileNameOf(book, epub), async (to) => epub.write?.(desk.db, book, to))
  await write(await convert(desk.config.converter, file, format.ending))
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match */
function matches(asked: string | undefined, etag: string): boolean {
  return (asked ?? '')
    .slice(0, 4000)
    .split(',')
    .some((one) => one.trim().replace(/^W\//, '') === etag)
}

/** A name in any script, and one in ASCII for those who know no other.
 * @see https://www.rfc-editor.org/rfc/rfc6266#section-4.3 */
export function dispositionOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '')
    .trim()
  const ascii = /^[^.]*[A-Za-z0-9]/.test(plain) ? plain : `work${path.extname(name)}`
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

function refuse(house: House, c: C): Promise<Response> {
  return showProblem(house, c, 403, 'This is not given away as a file', [
    'Whoever wrote it lets it be read here, and has chosen who may download it. You may be able to when you are logged in.',
  ])
}

function showUnmade(house: House, c: C, { word }: Format): Promise<Response> {
  return showProblem(house, c, 422, `This cannot be had as ${word}`, [
    word === 'PDF'
      ? 'The archive has no face with the letters of this language, so the pages would be blank. EPUB and HTML hold every letter.'
      : 'Another program makes this kind of file, and the archive has none. EPUB is read by every e-reader sold today.',
  ])
}
