import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { encoded, type Keys, signed, sumOf } from './sign.ts'

/** Storage that speaks as S3 does: one bucket, and in it what begins with one prefix. */
export interface ObjectStore {
  /** Puts a file there, in pieces when it is large; it is there when it is whole. */
  put(name: string, file: string): Promise<void>
  /** @returns the names of what is there, without the prefix */
  list(): Promise<readonly string[]>
  /** Likewise what comes piece by piece; no more of it than one piece is held.
   * @param size how many bytes that are */
  putStream(name: string, size: number, content: Content): Promise<void>
  /** Puts bytes there at once. */
  putBytes(name: string, bytes: Uint8Array): Promise<void>
  /** @returns undefined when there is nothing of this name */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Likewise piece by piece, with how many bytes there are. What is returned is to be read to its end. */
  open(name: string): Promise<{ readonly size: number; readonly bytes: AsyncIterable<Uint8Array> } | undefined>
  remove(name: string): Promise<void>
}

type Content = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Where the storage is. */
export interface StorePlace {
  /** https://host/bucket/prefix, without query */
  readonly address: string
  readonly keys: Keys
  /** bytes of a piece; what is not larger goes at once */
  readonly piece?: number
  /** milliseconds after which an answer, or the next piece of one, is waited for no more; without it, for ever */
  readonly patience?: number
}

class Refused extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const USUAL_PIECE = 32 * 1024 * 1024
/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const MOST_PIECES = 10_000

type Ask = (
  method: string,
  name: string,
  query?: Readonly<Record<string, string>>,
  body?: Uint8Array,
  /** ends the waiting in place of the store's own patience */
  signal?: AbortSignal,
) => Promise<Response>

/** @param address https://host/bucket/folder?region=NAME, as operators write it
 * @returns where that is */
export function placeAt(address: string, key: string, secret: string): StorePlace {
  const url = new URL(address)
  const region = url.searchParams.get('region') ?? 'us-east-1'
  return { address: `${url.origin}${url.pathname}`, keys: { key, secret, region } }
}

/** @throws with a sentence that holds neither the key nor the secret, whenever the service refuses */
export function openStore({ address, keys, piece = USUAL_PIECE, patience }: StorePlace): ObjectStore {
  const base = new URL(address)
  const [, bucket = '', ...rest] = base.pathname.split('/').filter((step, at) => at === 0 || step !== '')
  const prefix = rest.map((step) => `${step}/`).join('')
  const ask: Ask = async (method, name, query = {}, body, ending) => {
    const url = new URL(base.origin)
    const path = name === '' ? [bucket] : [bucket, ...`${prefix}${name}`.split('/')]
    url.pathname = `/${path.map(encoded).join('/')}`
    url.search = new URLSearchParams(query).toString().replaceAll('+', '%20')
    const headers = signed({ method, url, headers: {}, bodySum: sumOf(body ?? '') }, keys, new Date())
    const signal = ending ?? (patience === undefined ? null : AbortSignal.timeout(patience))
    const sent = body ? { body: body as Uint8Array<ArrayBuffer> } : {}
    const answer = await fetch(url, { method, headers, signal, ...sent })
    if (answer.ok) return answer
    const [, code = ''] = /<Code>(\w+)<\/Code>/.exec(await answer.text()) ?? []
    throw new Refused(
      answer.status,
      `${base.host} refused to ${method.toLowerCase()} ${name || bucket}: ${answer.status} ${code}`.trim(),
    )
  }
  return {
    put: (name, file) => putFile(ask, name, file, piece),
    putStream: (name, size, content) => putAll(ask, name, { size, content, usual: piece }),
    list: () => listAll(ask, prefix),
    async putBytes(name, bytes) {
      await ask('PUT', name, {}, bytes)
    },
    async read(name) {
      const answer = await unlessMissing(ask('GET', name))
      return answer && new Uint8Array(await answer.arrayBuffer())
    },
    async open(name) {
      const waiting = new Waiting(patience)
      const answer = await waiting.for(unlessMissing(ask('GET', name, {}, undefined, waiting.signal)))
      if (!answer) return undefined
      const size = Number(answer.headers.get('content-length') ?? Number.NaN)
      if (!Number.isSafeInteger(size)) throw new Error(`${base.host} does not say how large ${name} is`)
      return { size, bytes: piecesOf(answer, waiting) }
    },
    async remove(name) {
      await ask('DELETE', name)
    },
  }
}

async function unlessMissing(asked: Promise<Response>): Promise<Response | undefined> {
  return asked.catch((error: unknown) => {
    if (error instanceof Refused && error.status === 404) return undefined
    throw error
  })
}

/** Waits for the storage, each time anew, and not for whoever takes what it gave. */
class Waiting {
  private readonly patience: number | undefined
  private readonly ending = new AbortController()

  constructor(patience: number | undefined) {
    this.patience = patience
  }

  get signal(): AbortSignal {
    return this.ending.signal
  }

  async for<T>(answer: Promise<T>): Promise<T> {
    const end = () => this.ending.abort(new Error('the storage did not answer in time'))
    const timer = this.patience === undefined ? undefined : setTimeout(end, this.patience)
    return answer.finally(() => clearTimeout(timer))
  }
}

async function* piecesOf({ body }: Response, waiting: Waiting): AsyncIterable<Uint8Array> {
  if (!body) return
  const reader = body.getReader()
  try {
    for (let next = await waiting.for(reader.read()); !next.done; next = await waiting.for(reader.read()))
      yield next.value
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function putFile(ask: Ask, name: string, file: string, usual: number): Promise<void> {
  const { size } = await stat(file)
  const content = size === 0 ? [] : createReadStream(file, { end: size - 1 })
  await putAll(ask, name, { size, content, usual })
}

interface Sending {
  readonly size: number
  readonly content: Content
  /** bytes of a piece; what is not larger goes at once */
  readonly usual: number
}

async function putAll(ask: Ask, name: string, { size, content, usual }: Sending): Promise<void> {
  const piece = Math.max(usual, Math.ceil(size / MOST_PIECES))
  const pieces = inPieces(content, piece, name, size)
  if (size <= piece) {
    const [only = new Uint8Array()] = await Array.fromAsync(pieces)
    await ask('PUT', name, {}, only)
    return
  }
  const id = textIn(await (await ask('POST', name, { uploads: '' })).text(), 'UploadId')
  try {
    const tags: string[] = []
    for await (const bytes of pieces) {
      const query = { partNumber: String(tags.length + 1), uploadId: id }
      tags.push((await ask('PUT', name, query, bytes)).headers.get('etag') ?? '')
    }
    const parts = tags.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${escaped(tag)}</ETag></Part>`)
    const body = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`)
    const said = await (await ask('POST', name, { uploadId: id }, body)).text()
    // this answer may say 200 and then that it failed
    if (said.includes('<Error>')) throw new Error(`${name} was not put together: ${textIn(said, 'Code')}`)
  } catch (error) {
    await ask('DELETE', name, { uploadId: id }).catch(() => undefined)
    throw error
  }
}

/** All of them are of one length, but for the last.
 * @throws when it is not as much as it should be */
async function* inPieces(content: Content, length: number, name: string, size: number): AsyncIterable<Uint8Array> {
  let [held, waiting, sent] = [[] as Uint8Array[], 0, 0]
  for await (const bytes of content) {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + length - waiting)
      held.push(part)
      at += part.length
      waiting += part.length
      if (waiting < length) continue
      yield Buffer.concat(held)
      sent += waiting
      ;[held, waiting] = [[], 0]
    }
  }
  if (sent + waiting !== size) throw new Error(`${name} changed while it was sent`)
  if (waiting > 0) yield Buffer.concat(held)
}

async function listAll(ask: Ask, prefix: string): Promise<readonly string[]> {
  const names: string[] = []
  for (let more = ''; ; ) {
    const query = { 'list-type': '2', prefix, ...(more === '' ? {} : { 'continuation-token': more }) }
    const xml = await (await ask('GET', '', query)).text()
    for (const [, key = ''] of xml.matchAll(/<Key>([^<]*)<\/Key>/g)) names.push(unescaped(key).slice(prefix.length))
    if (!/<IsTruncated>true/.test(xml)) return names
    more = unescaped(textIn(xml, 'NextContinuationToken'))
  }
}

function textIn(xml: string, tag: string): string {
  const [, text] = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml) ?? []
  if (text === undefined) throw new Error(`the storage answered without ${tag}`)
  return text
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
