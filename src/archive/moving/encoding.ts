import { isAscii, isUtf8 } from 'node:buffer'

/** Bytes as text, and what had to be done for it. */
export interface Repaired {
  readonly text: string
  /** times that UTF-8 had been read as Windows-1252 */
  readonly undone: number
  /** how the bytes themselves were read */
  readonly read: 'utf-8' | 'windows-1252' | 'macintosh' | 'declared'
  /** the end stood in the middle of a character, and lost it */
  readonly cut: boolean
}

/** What Windows-1252 has at 0x80 to 0x9f. MySQL lets the five open places through as control characters, and so does this.
 * @see https://dev.mysql.com/doc/refman/8.4/en/charset-we-sets.html */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const BYTES: ReadonlyMap<string, number> = new Map([...WINDOWS].map((character, at) => [character, 0x80 + at]))

/** A program that read UTF-8 as Latin-1 did so twice at most where people kept using it; a third time is for good measure. */
const MOST_ROUNDS = 3

/**
 * Reads bytes whose character set nobody can be sure of: as UTF-8 where they are, else as what the dump declares or as
 * Windows-1252; and undoes what was read wrongly before it was written. Undoing loses nothing: what comes out gives back, byte for
 * byte, what went in.
 * @param fallback a label of the Encoding Standard, for what is no UTF-8
 */
export function repairText(bytes: Uint8Array, fallback?: string): Repaired {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isAscii(buffer)) return { text: buffer.toString('latin1'), undone: 0, read: 'utf-8', cut: false }
  const { text: first, read, cut: cutBytes } = readBytes(buffer, fallback)
  let [text, undone, cut] = [first, 0, cutBytes]
  for (; undone < MOST_ROUNDS; undone++) {
    const better = undoOnce(text)
    if (better === undefined) break
    text = better.text
    cut ||= better.cut
  }
  return { text, undone, read, cut }
}

function readBytes(buffer: Buffer, fallback: string | undefined): Pick<Repaired, 'text' | 'read' | 'cut'> {
  const whole = wholeUtf8(buffer)
  if (whole) return { text: whole.toString('utf8'), read: 'utf-8', cut: whole.length < buffer.length }
  if (fallback !== undefined) return { text: new TextDecoder(fallback).decode(buffer), read: 'declared', cut: false }
  if (looksMacintosh(buffer))
    return { text: new TextDecoder('macintosh').decode(buffer), read: 'macintosh', cut: false }
  return { text: fromWindows(buffer), read: 'windows-1252', cut: false }
}

/** @returns the bytes, without a character that only begins at their end; undefined for what is no UTF-8 */
function wholeUtf8(buffer: Buffer): Buffer | undefined {
  if (isUtf8(buffer)) return buffer
  for (let short = 1; short <= 3 && short < buffer.length; short++) {
    const part = buffer.subarray(0, buffer.length - short)
    if ((buffer[part.length] ?? 0) >= 0xc2 && isUtf8(part) && !isAscii(part)) return part
  }
  return undefined
}

/** @returns undefined where the text cannot be UTF-8 that was read as Windows-1252 */
function undoOnce(text: string): { readonly text: string; readonly cut: boolean } | undefined {
  const bytes = toWindows(text)
  if (!bytes || isAscii(bytes)) return undefined
  const whole = wholeUtf8(bytes)
  if (!whole || !isTelling(whole)) return undefined
  const better = whole.toString('utf8')
  return /[\u0080-\u009f]/.test(better) && !toWindows(better)
    ? undefined
    : { text: better, cut: whole.length < bytes.length }
}

/** What people type behind a letter: closing quotes, dashes, an ellipsis. With an É or a ß before them they make valid UTF-8 by
 * chance, as `É…` and `ß”` do, so they prove nothing. */
const TYPED_BEHIND = new Set([0x84, 0x85, 0x8b, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x9b, 0xab, 0xbb])

/** Whether some character of this UTF-8 cannot have come about by chance. */
function isTelling(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0xc0) continue
    const [before = 0, lead = 0, second = 0, third = 0] = [bytes[at - 1], bytes[at], bytes[at + 1], bytes[at + 2]]
    const shouted = before >= 0x41 && before <= 0x5a
    if (lead <= 0xc3 ? !(shouted && TYPED_BEHIND.has(second)) : !TYPED_BEHIND.has(second)) return true
    if (lead >= 0xf0 || (lead >= 0xe0 && !TYPED_BEHIND.has(third))) return true
  }
  return false
}

function toWindows(text: string): Buffer | undefined {
  const bytes = Buffer.allocUnsafe(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : BYTES.get(text[at] ?? '')
    if (byte === undefined && (code < 0x80 || code > 0x9f)) return undefined
    bytes[at] = byte ?? code
  }
  return bytes
}

function fromWindows(buffer: Buffer): string {
  return buffer.toString('latin1').replace(/[\u0080-\u009f]/g, (control) => WINDOWS[control.charCodeAt(0) - 0x80] ?? '')
}

/** Old programs of the Macintosh wrote quotes and dashes where Windows has letters that hardly ever stand there: at the edge of
 * a word, and more often than Windows' own quotes. */
function looksMacintosh(buffer: Buffer): boolean {
  let [macintosh, windows] = [0, 0]
  for (let at = 0; at < buffer.length; at++) {
    const byte = buffer[at] ?? 0
    if (byte >= 0xd0 && byte <= 0xd5) macintosh++
    else if ((byte >= 0x91 && byte <= 0x97) || byte === 0x85 || byte >= 0xe0) windows++
  }
  return macintosh > windows
}

/** Character sets of MySQL by their names in the Encoding Standard; those that {@link repairText} finds by itself are left out.
 * @see https://encoding.spec.whatwg.org/#names-and-labels */
const DECLARED: Readonly<Record<string, string>> = {
  latin2: 'iso-8859-2',
  latin5: 'iso-8859-9',
  latin7: 'iso-8859-13',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  cp1256: 'windows-1256',
  cp1257: 'windows-1257',
  cp866: 'ibm866',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  greek: 'iso-8859-7',
  hebrew: 'iso-8859-8',
  tis620: 'windows-874',
  euckr: 'euc-kr',
  ujis: 'euc-jp',
  gb2312: 'gbk',
}

/** @param name as SET NAMES has it
 * @returns what {@link repairText} takes; undefined for UTF-8, Latin-1 and what nobody knows */
export function declaredCharset(name: string): string | undefined {
  return DECLARED[name.toLowerCase()]
}
