/** How texts were written down before Unicode, where a country had a way of its own; names as TextDecoder knows them. */
export type LegacyEncoding =
  | 'windows-1250'
  | 'windows-1251'
  | 'windows-1252'
  | 'windows-1253'
  | 'windows-1254'
  | 'windows-1255'
  | 'windows-1256'
  | 'koi8-r'
  | 'ibm866'
  | 'shift_jis'
  | 'euc-jp'
  | 'iso-2022-jp'
  | 'gb18030'
  | 'big5'
  | 'euc-kr'

/** Languages with the letters that they have beside those of English, and the encoding that holds them. */
const ALPHABETS: readonly (readonly [encoding: LegacyEncoding, letters: string])[] = [
  ['windows-1252', 'éèêëàâçùûüôîïœæÿ'],
  ['windows-1252', 'äöüß'],
  ['windows-1252', 'áéíóúñü¿¡ºª'],
  ['windows-1252', 'ãõáéíóúâêôçàü'],
  ['windows-1252', 'àèéìòùîó'],
  ['windows-1252', 'åäöøæéðþáíóúý'],
  ['windows-1250', 'ąćęłńóśźż'],
  ['windows-1250', 'áčďéěíňóřšťúůýžľĺŕôä'],
  ['windows-1250', 'áéíóöőúüű'],
  ['windows-1250', 'ăâîşţ'],
  ['windows-1250', 'čćđšž'],
  ['windows-1254', 'çğıöşüâîİ'],
  ['windows-1255', 'אבגדהוזחטיךכלםמןנסעףפץצקרשת'],
  ['windows-1251', 'абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўјљњћђџ'],
  ['koi8-r', 'абвгдежзийклмнопрстуфхцчшщъыьэюяё'],
  ['ibm866', 'абвгдежзийклмнопрстуфхцчшщъыьэюяё'],
  ['windows-1253', 'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ'],
  ['windows-1256', 'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگ،؟'],
]

/** Scripts that take two bytes for a character: what must make up so much of a text before it is believed. */
const WIDE: readonly (readonly [encoding: LegacyEncoding, expected: RegExp, share: number])[] = [
  ['euc-kr', /[\uac00-\ud7a3]/g, 0.85],
  ['shift_jis', /[\p{Script=Hiragana}\p{Script=Katakana}ー]/gu, 0.3],
  ['euc-jp', /[\p{Script=Hiragana}\p{Script=Katakana}ー]/gu, 0.3],
]
const HALF_WIDTH = /[\uff61-\uff9f]/g

/** Which of the old encodings a text is in, by which letters it would have in each.
 * @param bytes that are no Unicode
 * @returns Windows-1252 when nothing speaks for another one */
export function guessEncoding(bytes: Uint8Array): LegacyEncoding {
  const sample = sampleOf(bytes)
  if (sample.includes('\u001b$B') || sample.includes('\u001b$@')) return 'iso-2022-jp'
  return wide(bytes) ?? narrow(bytes)
}

const SAMPLE = 200_000

function sampleOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, SAMPLE)).toString('latin1')
}

function wide(bytes: Uint8Array): LegacyEncoding | undefined {
  for (const [encoding, expected, share] of WIDE) {
    const text = strictly(bytes, encoding)
    if (text === undefined) continue
    const foreign = lettersBeyondAscii(text)
    const found = text.match(expected)?.length ?? 0
    const odd = text.match(HALF_WIDTH)?.length ?? 0
    if (foreign > 0 && (found - odd * 2) / foreign >= share) return encoding
  }
  return chinese(bytes)
}

/** The everyday characters of each country come first in its list, so that their first bytes are low. */
function chinese(bytes: Uint8Array): LegacyEncoding | undefined {
  const inBoth = (['gb18030', 'big5'] as const).map((encoding) => {
    const text = strictly(bytes, encoding)
    if (text === undefined) return { encoding, share: 0 }
    const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
    const letters = lettersBeyondAscii(text)
    const everyday = encoding === 'gb18030' ? pairs(bytes, 0xb0, 0xd7, 0xa1) : pairs(bytes, 0xa4, 0xc6, 0x40)
    return { encoding, share: letters === 0 ? 0 : Math.min(han, everyday) / letters }
  })
  const [best] = inBoth.toSorted((left, right) => right.share - left.share)
  return best && best.share > 0.85 ? best.encoding : undefined
}

function pairs(bytes: Uint8Array, first: number, last: number, second: number): number {
  let count = 0
  const end = Math.min(bytes.length, SAMPLE) - 1
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    if (byte >= first && byte <= last && (bytes[at + 1] ?? 0) >= second) count++
    at++
  }
  return count
}

function strictly(bytes: Uint8Array, encoding: LegacyEncoding): string | undefined {
  try {
    // a sample may end within a character
    return new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, SAMPLE), { stream: true })
  } catch {
    return undefined
  }
}

function lettersBeyondAscii(text: string): number {
  return text.match(/[\p{L}--\p{ASCII}]/gv)?.length ?? 0
}

/** Fewer letters than that prove nothing, and capitals alone do not either. */
const FEW = 4
const ENOUGH = 0.62

function narrow(bytes: Uint8Array): LegacyEncoding {
  let best: { readonly encoding: LegacyEncoding; readonly share: number } = { encoding: 'windows-1252', share: ENOUGH }
  const known = new Map<LegacyEncoding, string>()
  if (!hasLetters(new TextDecoder('windows-1252').decode(bytes.subarray(0, SAMPLE)))) return best.encoding
  for (const [encoding, letters] of ALPHABETS) {
    const text = known.get(encoding) ?? new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE))
    known.set(encoding, text)
    const share = shareOf(text, letters)
    if (share > best.share + 0.01) best = { encoding, share }
  }
  return best.encoding
}

/** Most texts that are not ASCII have nothing but curly quotation marks and dashes. */
function hasLetters(text: string): boolean {
  for (const sign of text) if (sign > '\u007f' && !TYPOGRAPHY.has(sign)) return true
  return false
}

/** Of the characters that are neither ASCII nor typography, how many are of this alphabet; capitals within words count against it,
 * since Cyrillic read in the wrong way is full of them. */
function shareOf(text: string, letters: string): number {
  const alphabet = new Set(letters + letters.toUpperCase())
  let [all, fitting] = [0, 0]
  let before = ' '
  for (const sign of text) {
    if (sign > '\u007f' && !TYPOGRAPHY.has(sign)) {
      all++
      const capitalWithin = /\p{Lu}/u.test(sign) && /\p{Ll}/u.test(before)
      if (alphabet.has(sign) && !capitalWithin) fitting += letters.includes(sign) ? 1 : 0.6
    }
    before = sign
  }
  return all < FEW ? 0 : fitting / all
}

const TYPOGRAPHY = new Set('“”‘’‚„‹›«»–—…•·©®™°§†‡€£\u00a0\u00ad')
