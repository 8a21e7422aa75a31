import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export const KEYS = { key: 'LAMPLIGHTER', secret: 'a secret that nobody logs', region: 'north-1' }

/** A small storage on this machine that believes only who signs with the right secret: it works the signature out from the
 * request as it came in. */
export async function openStorage() {
  const kept = new Map<string, Buffer>()
  const pieces = new Map<string, Buffer>()
  const server = createServer(async (request, answer) => {
    const body = await bodyOf(request)
    if (!isSigned(request, body)) return answer.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
    const url = new URL(request.url ?? '', 'http://storage')
    const [name, id] = [decodeURIComponent(url.pathname), url.searchParams.get('uploadId')]
    if (request.method === 'POST' && id === null) return answer.end('<UploadId>u1</UploadId>')
    if (request.method === 'POST') {
      kept.set(name, Buffer.concat([...pieces.values()]))
      pieces.clear()
      return answer.end('<CompleteMultipartUploadResult/>')
    }
    if (request.method === 'PUT') {
      const number = url.searchParams.get('partNumber')
      if (number === null) kept.set(name, body)
      else pieces.set(number, body)
      return answer.writeHead(200, { etag: `"${number}"` }).end()
    }
    if (request.method === 'DELETE') {
      kept.delete(name)
      return answer.writeHead(204).end()
    }
    if (request.method === 'GET' && name !== '/bucket') {
      const found = kept.get(name)
      return found ? answer.end(found) : answer.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
    }
    const from = url.searchParams.get('continuation-token')
    const keys = [...kept.keys()].map((key) => key.replace('/bucket/', ''))
    const shown = from === null ? keys.slice(0, 1) : keys.slice(1)
    const more = from === null && keys.length > 1
    return answer.end(
      `${shown.map((key) => `<Key>${key.replaceAll('&', '&amp;')}</Key>`).join('')}<IsTruncated>${more}</IsTruncated>${more ? '<NextContinuationToken>2</NextContinuationToken>' : ''}`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bucket/backups`
  return { kept, address, [Symbol.asyncDispose]: () => new Promise<void>((done) => server.close(() => done())) }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const sha = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
  const [, key, day, region, names = '', given] =
    /Credential=(\w+)\/(\d+)\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=(\w+)/.exec(
      request.headers.authorization ?? '',
    ) ?? []
  if (key !== KEYS.key || request.headers['x-amz-content-sha256'] !== sha(body)) return false
  const [place = '', query = ''] = (request.url ?? '').split('?')
  const sorted = query.split('&').filter(Boolean).sort().join('&')
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name])}\n`)
  const canonical = `${request.method}\n${place}\n${sorted}\n${headers.join('')}\n${names}\n${sha(body)}`
  const text = `AWS4-HMAC-SHA256\n${String(request.headers['x-amz-date'])}\n${day}/${region}/s3/aws4_request\n${sha(canonical)}`
  const sealed = [day ?? '', region ?? '', 's3', 'aws4_request'].reduce<Buffer | string>(
    (with_, step) => createHmac('sha256', with_).update(step).digest(),
    `AWS4${KEYS.secret}`,
  )
  return createHmac('sha256', sealed).update(text).digest('hex') === given
}
