import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const SECONDS = 30
const DIGITS = 6
/** Clocks go wrong: the code before and the code after are as good. */
const STEPS_AROUND = 1

/** @returns 160 random bits in base 32, as programs that make codes take them
 * @see RFC 4226, section 4 */
export function newTotpSecret(): string {
  return base32(randomBytes(20))
}

/** @param step half minutes since 1970
 * @returns six digits
 * @see RFC 6238, and RFC 4226 section 5.3 for the cut */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  const number = mac.readUInt32BE(offset) & 0x7f_ff_ff_ff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** @param typed with blanks or without
 * @param after the step of the newest code that was taken: older ones are not taken any more
 * @returns the step of the code; undefined when it is none of now */
export function stepOf(secret: string, typed: string, now: Date, after: number): number | undefined {
  const code = Buffer.from(typed.replace(/\s/g, ''))
  const current = Math.floor(now.getTime() / 1000 / SECONDS)
  const steps = Array.from({ length: 2 * STEPS_AROUND + 1 }, (_, at) => current - STEPS_AROUND + at)
  return steps.find((step) => {
    const expected = Buffer.from(codeAt(secret, step))
    return code.length === expected.length && timingSafeEqual(code, expected) && step > after
  })
}

/** @returns an address that programs which make codes read, by hand or as a picture
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function totpAddress(secret: string, archive: string, login: string): string {
  const label = encodeURIComponent(`${archive}:${login}`)
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(archive)}`
}

export function base32(bytes: Uint8Array): string {
  let [bits, value, text] = [0, 0, '']
  for (const byte of bytes) {
    value = (value << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(value >>> (bits - 5)) & 31]
    value &= (1 << bits) - 1
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = []
  let [bits, value] = [0, 0]
  for (const letter of text) {
    value = ((value << 5) | ALPHABET.indexOf(letter)) & 0xff_ff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((value >>> bits) & 0xff)
  }
  return Buffer.from(bytes)
}
