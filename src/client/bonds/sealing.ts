import { type Bytes, fromUtf8, joined, random, shut, toBytes, toText, unshut, utf8 } from './bytes.ts'
import type { Content, Letter } from './kinds.ts'

/** A browser that a letter is sealed to. */
export interface Device {
  readonly id: number
  readonly user: number
  /** X25519, raw, base64url */
  readonly publicKey: string
}

/** One of one's own, with the private half. */
export interface OwnKey {
  readonly id: number
  readonly publicKey: string
  readonly privateKey: CryptoKey
}

export const X25519 = { name: 'X25519' } as const
/** A letter is filled up to one of these, so that its length says little. */
const BUCKETS = [256, 1024, 4096, 16384, 65536, 262144]
export const LONGEST = 262144 - 4
const RAW = 32

/** What the letter is bound to: none of it can be exchanged without the letter refusing to open. */
type Bound = Pick<Letter, 'bondId' | 'fromId' | 'nonce' | 'kind' | 'commitment'>

function words({ bondId, fromId, nonce, kind, commitment }: Bound): Bytes {
  return utf8(`fanlight letter 1|${bondId}|${fromId}|${nonce}|${kind}|${commitment}`)
}

/** Encrypts a letter, and its key once for each device.
 * @throws when it is too long */
export async function sealLetter(
  content: Content,
  to: Omit<Bound, 'nonce' | 'commitment'>,
  devices: readonly Device[],
) {
  const inner = JSON.stringify(content)
  const proof = random(RAW)
  const nonce = toText(random(16))
  const commitment = await commit(proof, inner)
  const bound = words({ ...to, nonce, commitment })
  const key = random(RAW)
  const plain = padded(utf8(JSON.stringify({ inner, proof: toText(proof) })))
  const body = await shut(await aes(key), plain, bound)
  const once = (await crypto.subtle.generateKey(X25519, false, ['deriveBits'])) as CryptoKeyPair
  const oncePublic = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey))
  const seals = await Promise.all(
    devices.map(async ({ id, publicKey }) => {
      const wrap = await agreed(once.privateKey, toBytes(publicKey), oncePublic, toBytes(publicKey))
      return [id, toText(joined(oncePublic, await shut(wrap, key, bound)))] as const
    }),
  )
  return { nonce, kind: to.kind, body: toText(body), commitment, seals: Object.fromEntries(seals) }
}

/** What is inside, and what proves it. */
export interface Opened {
  readonly content: Content
  readonly inner: string
  readonly proof: string
}

/** @returns undefined when none of these keys opens it, or it is not what it says it is */
export async function openLetter(letter: Letter, keys: readonly OwnKey[]): Promise<Opened | undefined> {
  for (const { id, publicKey, privateKey } of keys) {
    const seal = letter.seals[id]
    if (seal === undefined) continue
    try {
      return await openWith(letter, toBytes(seal), toBytes(publicKey), privateKey)
    } catch {
      // another key may
    }
  }
  return undefined
}

async function openWith(letter: Letter, seal: Bytes, own: Bytes, privateKey: CryptoKey): Promise<Opened | undefined> {
  const bound = words(letter)
  const once = seal.slice(0, RAW)
  const wrap = await agreed(privateKey, once, once, own)
  const key = await aes(await unshut(wrap, seal.slice(RAW), bound))
  const plain = unpadded(await unshut(key, toBytes(letter.body), bound))
  const { inner, proof } = JSON.parse(fromUtf8(plain)) as { readonly inner: string; readonly proof: string }
  // a letter that could not be reported is no letter
  if ((await commit(toBytes(proof), inner)) !== letter.commitment) return undefined
  return { content: JSON.parse(inner) as Content, inner, proof }
}

/** @see https://www.rfc-editor.org/rfc/rfc5869 */
async function agreed(mine: CryptoKey, theirs: Bytes, once: Bytes, device: Bytes): Promise<CryptoKey> {
  const other = await crypto.subtle.importKey('raw', theirs, X25519, false, [])
  const secret = await crypto.subtle.deriveBits({ name: 'X25519', public: other }, mine, 256)
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt: joined(once, device), info: utf8('fanlight seal 1') }
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

function aes(key: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** The archive keeps it in the open: with the proof from inside anybody can see that these were the words. */
async function commit(proof: Bytes, inner: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', proof, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return toText(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(inner))))
}

function padded(plain: Bytes): Bytes {
  const bucket = BUCKETS.find((size) => plain.length + 4 <= size)
  if (bucket === undefined) throw new RangeError('too long')
  const whole = new Uint8Array(bucket)
  new DataView(whole.buffer).setUint32(0, plain.length)
  whole.set(plain, 4)
  return whole
}

function unpadded(whole: Bytes): Bytes {
  const length = new DataView(whole.buffer).getUint32(0)
  return whole.slice(4, 4 + length)
}

/** @returns thirty digits that are the same for all who see the same devices: read to each other, they show that nobody stands between */
export async function fingerprint(devices: readonly Device[]): Promise<string> {
  const keys = devices.map(({ publicKey }) => publicKey).sort()
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(keys.join(' '))))
  const groups = [0, 4, 8, 12, 16, 20].map((at) => new DataView(hash.buffer).getUint32(at) % 100_000)
  return groups.map((group) => String(group).padStart(5, '0')).join(' ')
}
