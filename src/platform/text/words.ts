import { decodeEntities } from './entities.ts'
import { foldName } from './fold.ts'

/** Scripts that are written without spaces. Each character with its marks is a word of its own there, and several in
 * a row are looked for in a row: no dictionary has to part a query of two characters as it parted the text. */
const WORD =
  /[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]&&[\p{L}\p{N}]]\p{M}*|[[\p{L}\p{N}\p{M}]--[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]&&[\p{L}\p{N}]]]+/gv

/** The same where nothing but this is in a text, in a tenth of the time. */
const ASCII_WORD = /[a-z0-9]+/g
const ASCII = /^[ -~]*$/

/** Longer ones are cut: they are no words, and an index has its limits. */
const LONGEST = 64

/** The words of a text as they are kept and looked for: folded, marks of punctuation left out.
 * @returns in order, with repetitions; none for a text without letters and digits */
export function searchWords(text: string): readonly string[] {
  const folded = foldName(text)
  return (folded.match(ASCII.test(folded) ? ASCII_WORD : WORD) ?? []).map((word) =>
    word.length > LONGEST ? word.slice(0, LONGEST).toWellFormed() : word,
  )
}

/** A word of a text, as it is looked for, and where it stands in UTF-16 code units. */
export interface PlacedWord {
  readonly word: string
  readonly at: number
  readonly end: number
}

/** The words of a text with their places. A few characters that fold into several words are left out. */
export function placedWords(text: string): readonly PlacedWord[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: written, index }) => {
    const [word, ...more] = searchWords(written)
    return word === undefined || more.length > 0 ? [] : [{ word, at: index, end: index + written.length }]
  })
}

/** The words of sanitised HTML, markup left out. */
export function searchWordsOfHtml(html: string): readonly string[] {
  return searchWords(decodeEntities(html.replace(/<[^>]*>/g, ' ')))
}
