import { open } from 'node:fs/promises'
import { encoded, type Keys, signed, sumOf } from './sign.ts'

/** Storage that speaks as S3 does: one bucket, and in it what begins with one prefix. */
export interface ObjectStore {
  /** Puts a file there, in pieces when it is large; it is there when it is whole. */
  put(name: string, file: string): Promise<void>
  /** @returns the names of what is there, without the prefix */
  list(): Promise<readonly string[]>
  /** Puts bytes there at once. */
  putBytes(name: string, bytes: Uint8Array): Promise<void>
  /** @returns undefined when there is nothing of this name */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  remove(name: string): Promise<void>
}

/** Where the storage is. */
export interface StorePlace {
  /** https://host/bucket/prefix, without query */
  readonly address: string
  readonly keys: Keys
  /** bytes of a piece; what is not larger goes at once */
  readonly piece?: number
  /** milliseconds after which an answer is waited for no more; without it, for ever */
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
  const ask: Ask = async (method, name, query = {}, body) => {
    const url = new URL(base.origin)
    const path = name === '' ? [bucket] : [bucket, ...`${prefix}${name}`.split('/')]
    url.pathname = `/${path.map(encoded).join('/')}`
    url.search = new URLSearchParams(query).toString().replaceAll('+', '%20')
    const headers = signed({ method, url, headers: {}, bodySum: sumOf(body ?? '') }, keys, new Date())
    const signal = patience === undefined ? null : AbortSignal.timeout(patience)
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
    list: () => listAll(ask, prefix),
    async putBytes(name, bytes) {
      await ask('PUT', name, {}, bytes)
    },
    async read(name) {
      const answer = await ask('GET', name).catch((error: unknown) => {
        if (error instanceof Refused && error.status === 404) return undefined
        throw error
      })
      return answer && new Uint8Array(await answer.arrayBuffer())
    },
    async remove(name) {
      await ask('DELETE', name)
    },
  }
}

async function putFile(ask: Ask, name: string, file: string, usual: number): Promise<void> {
  await using handle = await open(file)
  const { size } = await handle.stat()
  const read = async (at: number, length: number) => {
    const bytes = Buffer.alloc(length)
    const { bytesRead } = await handle.read(bytes, 0, length, at)
    if (bytesRead < length) throw new Error(`${file} changed while it was sent`)
    return bytes
  }
  if (size <= usual) {
    await ask('PUT', name, {}, await read(0, size))
    return
  }
  const piece = Math.max(usual, Math.ceil(size / MOST_PIECES))
  const id = textIn(await (await ask('POST', name, { uploads: '' })).text(), 'UploadId')
  try {
    const tags: string[] = []
    for (let at = 0; at < size; at += piece) {
      const query = { partNumber: String(tags.length + 1), uploadId: id }
      const answer = await ask('PUT', name, query, await read(at, Math.min(piece, size - at)))
      tags.push(answer.headers.get('etag') ?? '')
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
