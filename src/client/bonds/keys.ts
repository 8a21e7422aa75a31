import { type Bytes, random, shut, toBytes, toText, unshut, utf8 } from './bytes.ts'
import type { Keep } from './keep.ts'
import { type OwnKey, X25519 } from './sealing.ts'
import { ask, sendJson } from './send.ts'

/** PBKDF2 with SHA-256, rounds of it; as OWASP asks for it. */
const ROUNDS = 600_000
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ023456789'

/** What the archive keeps of a member's keys: all of it shut. */
interface Held {
  readonly locks: readonly {
    readonly kind: 'passphrase' | 'code'
    readonly salt: string
    readonly iterations: number
    readonly wrapped: string
  }[]
  readonly devices: readonly { readonly id: number; readonly publicKey: string; readonly wrapped: string }[]
}

/** How this browser stands: it can open letters, it must be let in, nothing was set up yet, or it cannot do any of this. */
export type Standing = 'ready' | 'locked' | 'new' | 'unable'

export async function standing(keep: Keep): Promise<Standing> {
  if (!(await isAble())) return 'unable'
  const held = await ask<Held>('/bonds/keys')
  const [own] = await keep.keys()
  if (own && held?.devices.some(({ id }) => id === own.id)) return 'ready'
  return (held?.locks.length ?? 0) > 0 ? 'locked' : 'new'
}

/** Browsers from before 2025 may not know the curve, and none has WebCrypto over http. */
async function isAble(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey(X25519, false, ['deriveBits'])
    return 'indexedDB' in globalThis
  } catch {
    return false
  }
}

/** Begins: a key for the member, which the passphrase and the code open, and one for this browser.
 * @returns the code to be printed; undefined when the archive did not take it */
export async function begin(keep: Keep, passphrase: string): Promise<string | undefined> {
  const key = random(32)
  const code = newCode()
  const locks = [await lock('passphrase', passphrase, key), await lock('code', plainCode(code), key)]
  const done = await addDevice(keep, key, [], locks)
  return done ? code : undefined
}

/** Lets this browser in, with the passphrase or the code.
 * @returns false when it was neither */
export async function letIn(keep: Keep, secret: string): Promise<boolean> {
  const held = await ask<Held>('/bonds/keys')
  for (const { kind, salt, iterations, wrapped } of held?.locks ?? []) {
    const said = kind === 'code' ? plainCode(secret) : secret
    const opened = await unshut(await stretched(said, toBytes(salt), iterations), toBytes(wrapped)).catch(
      () => undefined,
    )
    if (!opened || !held) continue
    const ring = await Promise.all(held.devices.map((device) => unwrapped(opened, device)))
    return addDevice(keep, opened, ring, [])
  }
  return false
}

async function unwrapped(key: Bytes, device: Held['devices'][number]): Promise<OwnKey> {
  const pkcs8 = await unshut(await aes(key), toBytes(device.wrapped))
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, X25519, false, ['deriveBits'])
  return { id: device.id, publicKey: device.publicKey, privateKey }
}

async function addDevice(keep: Keep, key: Bytes, ring: readonly OwnKey[], locks: readonly unknown[]): Promise<boolean> {
  const pair = (await crypto.subtle.generateKey(X25519, true, ['deriveBits'])) as CryptoKeyPair
  const publicKey = toText(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  const wrapped = toText(await shut(await aes(key), pkcs8))
  const answer = await sendJson('/bonds/keys', { publicKey, wrapped, locks })
  const made = answer?.ok ? ((await answer.json()) as { readonly id: number }) : undefined
  if (!made) return false
  // what stays in the browser can be used there and not be taken out
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, X25519, false, ['deriveBits'])
  await keep.keepKeys([{ id: made.id, publicKey, privateKey }, ...ring])
  return true
}

async function lock(kind: 'passphrase' | 'code', secret: string, key: Bytes) {
  const salt = random(16)
  const wrapped = await shut(await stretched(secret, salt, ROUNDS), key)
  return { kind, salt: toText(salt), iterations: ROUNDS, wrapped: toText(wrapped) }
}

async function stretched(secret: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', utf8(secret.normalize('NFC').trim()), 'PBKDF2', false, [
    'deriveKey',
  ])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

function aes(key: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** 125 bits in five groups of five letters and digits that are not taken for each other. */
function newCode(): string {
  const signs = [...random(25)].map((byte) => LETTERS[byte & 31])
  return [0, 5, 10, 15, 20].map((at) => signs.slice(at, at + 5).join('')).join('-')
}

function plainCode(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '')
}
