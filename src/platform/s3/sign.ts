import { createHash, createHmac } from 'node:crypto'

/** Who asks, and where. */
export interface Keys {
  readonly key: string
  readonly secret: string
  readonly region: string
}

/** A request before it is signed. */
export interface Unsigned {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** SHA-256 of the body, in hexadecimal */
  readonly bodySum: string
}

const ALGORITHM = 'AWS4-HMAC-SHA256'

/**
 * Signs a request for a service that speaks as S3 does.
 * @returns all headers to send, the given ones among them
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
export function signed({ method, url, headers, bodySum }: Unsigned, keys: Keys, now: Date): Record<string, string> {
  const at = now.toISOString().replace(/[:-]|\.\d{3}/g, '')
  const scope = `${at.slice(0, 8)}/${keys.region}/s3/aws4_request`
  const all: Record<string, string> = { ...headers, host: url.host, 'x-amz-content-sha256': bodySum, 'x-amz-date': at }
  const names = Object.keys(all).sort()
  const canonical = [
    method,
    url.pathname,
    queryOf(url),
    ...names.map((name) => `${name}:${(all[name] ?? '').trim()}`),
    '',
    names.join(';'),
    bodySum,
  ].join('\n')
  const toSign = [ALGORITHM, at, scope, sumOf(canonical)].join('\n')
  const seal = createHmac('sha256', signingKey(keys, at.slice(0, 8)))
    .update(toSign)
    .digest('hex')
  const { host: _, ...sent } = all
  return {
    ...sent,
    authorization: `${ALGORITHM} Credential=${keys.key}/${scope}, SignedHeaders=${names.join(';')}, Signature=${seal}`,
  }
}

/** @returns SHA-256 in hexadecimal */
export function sumOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** @returns a text as an address holds it, everything but letters, digits and four signs encoded */
export function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

function queryOf(url: URL): string {
  return [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&')
}

function signingKey({ secret, region }: Keys, day: string): Buffer {
  let key: Buffer = Buffer.from(`AWS4${secret}`)
  for (const step of [day, region, 's3', 'aws4_request']) key = createHmac('sha256', key).update(step).digest()
  return key
}
