import { createReadStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { fileSafeName } from '../../platform/text/dates.ts'
import type { Viewer } from '../../platform/web/viewer.ts'
import { showProblem } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { noteDays } from '../works/index.ts'
import { type Book, contentOf } from './book.ts'
import { convert } from './convert.ts'
import { drawCover } from './cover/draw.ts'
import { FORMATS, type Format } from './formats.ts'
import { type KeptFiles, keepFiles, nameFor } from './kept.ts'
import { type Remembered, rememberServed } from './known/remember.ts'

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

/** What catalogues fetch by themselves, so that it is not counted. */
export const COVER: Format = {
  ending: 'png',
  word: 'Cover',
  type: 'image/png',
  write: async (_, book, write) => write(await drawCover(book)),
  version: 1,
}

/** @returns the kind of file that the name in the address means, of what has a cover and comes in these */
export function coverOr(c: C, formats: readonly Format[]): Format | undefined {
  return c.req.param('name') === 'cover.png' ? COVER : formatIn(c, formats)
}

/** @returns the one that the ending of the name in the address means */
export function formatIn(c: C, formats: readonly Format[]): Format | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(c.req.param('name') ?? '')?.[1]?.toLowerCase()
  return formats.find((format) => format.ending === ending)
}

/** A file that is given away, and what it is called there. */
export interface TakenFile {
  readonly file: string
  readonly size: number
  readonly called: string
}

/** Makes the file, unless it is there, and notes that it was given away.
 * @param viewer undefined when it does not count */
export async function takeFile(desk: Desk, book: Book, format: Format, viewer: Viewer | undefined): Promise<TakenFile> {
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

/** Answers with the file, which is made unless it is there. */
export async function sendBook(
  desk: Desk,
  c: C,
  book: Book,
  format: Format,
  viewer = c.get('viewer'),
): Promise<Response> {
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
    await noteDays(trx, ids, 'downloads', desk.now())
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

/** Says that it may be read, and not taken away. */
export function refuse(house: House, c: C): Promise<Response> {
  return showProblem(house, c, 403, 'This is not given away as a file', [
    'Whoever wrote it lets it be read here, and has chosen who may download it. You may be able to when you are logged in.',
  ])
}
