import { decodeEntities } from './entities.ts'

/** How long a text is. */
export type Count = { readonly words: number; readonly characters: number }

const INLINE_TAG =
  /<\/?(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|img|ins|kbd|mark|q|rb|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)(?:\s[^<>]*)?\/?>/gi
/** How characters are read aloud, set above them: the same words a second time. */
const READING = /<r[tp](?:\s[^<>]*)?>[^<]*<\/r[tp]>/gi
const OTHER_TAG = /<\/?[a-z!?][^<>]*>/gi

/** Scripts that put no space between words: their runs are cut by the dictionaries of Intl.Segmenter. */
const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]`
const UNSPACED_RUN = new RegExp(String.raw`[[\p{L}\p{N}\p{M}]&&${UNSPACED}]+`, 'gv')

/** Apostrophes, hyphens and points join letters; commas, colons and slashes only digits. A point between a small and a
 * capital letter is a full stop that lost its space. */
const BEGINS = String.raw`[[\p{L}\p{N}]--${UNSPACED}]`
const GOES_ON = String.raw`[[\p{L}\p{N}\p{M}\u00ad\u200c\u200d\u2060]--${UNSPACED}]*`
const JOINED = String.raw`(?:['’‘ʼ‐‑·_\-]|\.(?!(?<=\p{Ll}\.)\p{Lu})|(?<=\p{N})[,:\/](?=\p{N}))(?=${BEGINS})${GOES_ON}`
const SPACED_WORD = new RegExp(`${BEGINS}${GOES_ON}(?:${JOINED})*`, 'gv')

const UNSEEN = /[\p{M}\p{Cf}\p{Cc}\s\p{Emoji_Modifier}]/u
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** Words and characters as a reader would count them: letters and digits between word breaks, markup left out.
 * Apostrophes and hyphens join, dashes part; text of neighbouring blocks never runs together; emoji are no words.
 * @param text sanitised HTML or plain text
 * @returns characters: code points without white space, combining marks and invisible ones. Zeros for markup alone.
 *   Never throws
 * @see Unicode UAX #29, word boundaries (Intl.Segmenter), for scripts without spaces */
export function countWords(text: string): Count {
  const plain = decodeEntities(withoutMarkup(text))
  return { words: spacedWords(plain) + unspacedWords(plain), characters: characters(plain) }
}

function withoutMarkup(text: string): string {
  return text.includes('<') ? text.replace(READING, '').replace(INLINE_TAG, '').replace(OTHER_TAG, '\n') : text
}

function spacedWords(text: string): number {
  return text.match(SPACED_WORD)?.length ?? 0
}

function unspacedWords(text: string): number {
  const runs = text.match(UNSPACED_RUN)
  if (runs === null) return 0
  let words = 0
  for (const segment of segmenter.segment(runs.join('\n'))) if (segment.isWordLike) words++
  return words
}

function characters(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 32 && code < 127) count++
    else if (code >= 0x3400 && code < 0xa000) count++
    else if (code >= 0x7f) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? code)
      if (!UNSEEN.test(character)) count++
      at += character.length - 1
    }
  }
  return count
}
