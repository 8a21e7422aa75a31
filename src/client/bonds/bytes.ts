export type Bytes = Uint8Array<ArrayBuffer>

/** @returns base64url without padding */
export function toText(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** @throws where the text is no base64url */
export function toBytes(text: string): Bytes {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
}

export function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length))
}

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text) as Bytes
export const fromUtf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const IV = 12

/** AES-256-GCM under a new random number, which stands before the rest.
 * @param bound what must be the same when it is opened */
export async function shut(key: CryptoKey, plain: Bytes, bound: Bytes = utf8('')): Promise<Bytes> {
  const iv = random(IV)
  const shut = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound }, key, plain)
  return joined(iv, new Uint8Array(shut))
}

/** @throws when it is another key, or a bit was changed */
export async function unshut(key: CryptoKey, sealed: Bytes, bound: Bytes = utf8('')): Promise<Bytes> {
  const algorithm = { name: 'AES-GCM', iv: sealed.slice(0, IV), additionalData: bound }
  return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed.slice(IV)))
}
