import { cleanCharacters, windows1252 } from './characters.ts'
import { guessEncoding, type LegacyEncoding } from './encodings.ts'

/** A file's bytes as text, and how they were read. */
export type Decoded = {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | LegacyEncoding
}

/** First bytes of files that are no text: zip (epub, docx), png, jpeg, gif, pdf, gzip, rar, 7z, old Word, webp.
 * @see https://mimesniff.spec.whatwg.org/#matching-a-mime-type-pattern */
const BINARY: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x1f, 0x8b],
  [0x52, 0x61, 0x72, 0x21, 0x1a],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x52, 0x49, 0x46, 0x46],
]

/** The text of a file whose encoding nobody wrote down, as {@link readText} finds it.
 * @returns line endings `\n`, Unicode form NFC, no byte order mark; undefined for what is not text */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
  const read = readText(bytes)
  return read && { ...read, text: cleanCharacters(read.text).normalize('NFC') }
}

/** Reads bytes by their byte order mark, by the zero bytes of UTF-16, as UTF-8 when that fits, else in the
 * encoding of the language whose letters it would have.
 * @returns every character as it stands, without the byte order mark; undefined for what is not text */
export function readText(bytes: Uint8Array): Decoded | undefined {
  if (BINARY.some((start) => startsWith(bytes, start))) return undefined
  const encoding = marked(bytes) ?? wide(bytes) ?? narrow(bytes)
  if (encoding === undefined) return undefined
  const read = encoding === 'windows-1252' ? fromWindows(bytes) : new TextDecoder(encoding).decode(bytes)
  if (looksBinary(read)) return undefined
  return { text: read, encoding }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}

function marked(bytes: Uint8Array): Decoded['encoding'] | undefined {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8'
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : undefined
}

/** Without a mark, the spaces and line ends of UTF-16 show: one half of each pair is zero far more often than the other. */
function wide(bytes: Uint8Array): Decoded['encoding'] | undefined {
  if (bytes.length < 2 || bytes.length % 2 === 1) return undefined
  const pairs = Math.min(bytes.length, 20_000) >> 1
  let [first, second] = [0, 0]
  for (let at = 0; at < pairs * 2; at += 2) {
    if (bytes[at] === 0) first++
    if (bytes[at + 1] === 0) second++
  }
  const enough = Math.max(2, pairs * 0.01)
  if (second >= enough && first * 20 <= second) return 'utf-16le'
  return first >= enough && second * 20 <= first ? 'utf-16be' : undefined
}

function narrow(bytes: Uint8Array): Decoded['encoding'] | undefined {
  if (bytes.includes(0)) return undefined
  if (isMostlyUtf8(bytes) && !shiftsTo(bytes)) return 'utf-8'
  return guessEncoding(bytes)
}

/** A long UTF-8 text with a few broken characters (one cut off at its end, say) is still UTF-8: read as Windows-1252 every
 * accent of it would be ruined. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.match(/\ufffd/g)?.length ?? 0
  if (broken === 0) return true
  const whole = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0
  return broken * 20 <= whole
}

/** The Japanese of old mails is ASCII, with a sign where it means something else. */
function shiftsTo(bytes: Uint8Array): boolean {
  const sign = bytes.indexOf(0x1b)
  return sign >= 0 && bytes[sign + 1] === 0x24 && (bytes[sign + 2] === 0x42 || bytes[sign + 2] === 0x40)
}

/** Node's own decoder takes 0x80 to 0x9f for control characters in some builds. */
function fromWindows(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (control) => windows1252(control.charCodeAt(0)) || '\ufffd')
}

/** A text may hold a stray control character, a program holds many. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 20_000)
  const strange = sample.match(/[[\p{Cc}\p{Cn}]--[\t\n\r\f]]/gv)?.length ?? 0
  return strange > 1 && strange > sample.length * 0.02
}
