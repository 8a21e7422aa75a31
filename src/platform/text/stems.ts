import { stemmer as arabic } from '@orama/stemmers/arabic'
import { stemmer as armenian } from '@orama/stemmers/armenian'
import { stemmer as danish } from '@orama/stemmers/danish'
import { stemmer as dutch } from '@orama/stemmers/dutch'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as finnish } from '@orama/stemmers/finnish'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as german } from '@orama/stemmers/german'
import { stemmer as greek } from '@orama/stemmers/greek'
import { stemmer as hungarian } from '@orama/stemmers/hungarian'
import { stemmer as hindi } from '@orama/stemmers/indian'
import { stemmer as indonesian } from '@orama/stemmers/indonesian'
import { stemmer as irish } from '@orama/stemmers/irish'
import { stemmer as italian } from '@orama/stemmers/italian'
import { stemmer as lithuanian } from '@orama/stemmers/lithuanian'
import { stemmer as norwegian } from '@orama/stemmers/norwegian'
import { stemmer as portuguese } from '@orama/stemmers/portuguese'
import { stemmer as romanian } from '@orama/stemmers/romanian'
import { stemmer as russian } from '@orama/stemmers/russian'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import { stemmer as swedish } from '@orama/stemmers/swedish'
import { stemmer as tamil } from '@orama/stemmers/tamil'
import { stemmer as turkish } from '@orama/stemmers/turkish'
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian'

/** How the words of a language are brought to their stems. */
interface Stemming {
  /** stands before every stem, so that a stem is never taken for a word, or for a stem of another language. In the private use
   * area, which no text keeps once it is folded to words. Never to be given to another language: indexes hold it */
  readonly mark: string
  /** words in other scripts have no stem in this language */
  readonly script: RegExp
  readonly stem: (word: string) => string
}

const LATIN = /^\p{Script=Latin}{3,}$/u
const CYRILLIC = /^\p{Script=Cyrillic}{3,}$/u
const GREEK = /^\p{Script=Greek}{3,}$/u
const ARABIC = /^[\p{Script=Arabic}\p{M}]{3,}$/u
const ARMENIAN = /^\p{Script=Armenian}{3,}$/u
const DEVANAGARI = /^[\p{Script=Devanagari}\p{M}]{3,}$/u
const TAMIL = /^[\p{Script=Tamil}\p{M}]{3,}$/u

/** By the first part of BCP 47. */
const STEMMINGS: ReadonlyMap<string, Stemming> = new Map([
  ['en', of(1, LATIN, english)],
  ['fr', of(2, LATIN, french)],
  ['de', of(3, LATIN, german)],
  ['es', of(4, LATIN, spanish)],
  ['it', of(5, LATIN, italian)],
  ['pt', of(6, LATIN, portuguese)],
  ['nl', of(7, LATIN, dutch)],
  ['sv', of(8, LATIN, swedish)],
  ['no', of(9, LATIN, norwegian)],
  ['da', of(10, LATIN, danish)],
  ['fi', of(11, LATIN, finnish)],
  ['hu', of(12, LATIN, hungarian)],
  ['ro', of(13, LATIN, romanian)],
  ['tr', of(14, LATIN, turkish)],
  ['id', of(15, LATIN, indonesian)],
  ['ga', of(16, LATIN, irish)],
  ['lt', of(17, LATIN, lithuanian)],
  ['ru', of(18, CYRILLIC, withShortI(russian))],
  ['uk', of(19, CYRILLIC, withShortI(ukrainian))],
  ['el', of(21, GREEK, greek)],
  ['ar', of(22, ARABIC, arabic)],
  ['hy', of(23, ARMENIAN, armenian)],
  ['hi', of(24, DEVANAGARI, hindi)],
  ['ta', of(25, TAMIL, tamil)],
])

function of(mark: number, script: RegExp, stem: (word: string) => string): Stemming {
  return { mark: String.fromCharCode(0xe000 + mark), script, stem }
}

/** Folding makes и of й, which endings in these languages are told by. */
function withShortI(stem: (word: string) => string): (word: string) => string {
  return (word) => stem(word.replace(/(?<=[аеиоуыэюяіє])и$/u, 'й')).replace(/й/g, 'и')
}

/** Stems that are remembered for each language: a text says the same words again and again. */
const MOST_KNOWN = 30_000
const known = new Map<Stemming, Map<string, string>>()

/**
 * A word as an index keeps it for a text in this language: its stem, behind the mark of the language; the word itself where
 * the language has no stems here, or the word is none of its script.
 * @param word as {@link import('./words.ts').searchWords} gives it
 * @param language BCP 47, only its first part counts
 */
export function keptWord(word: string, language: string): string {
  const stemming = stemmingOf(language)
  return stemming ? keptBy(stemming, word) : word
}

/** As {@link keptWord}, for all words of a text. */
export function keptWords(words: readonly string[], language: string): readonly string[] {
  const stemming = stemmingOf(language)
  return stemming ? words.map((word) => keptBy(stemming, word)) : words
}

function stemmingOf(language: string): Stemming | undefined {
  return STEMMINGS.get(language.split('-')[0]?.toLowerCase() ?? '')
}

function keptBy(stemming: Stemming, word: string): string {
  const stems = known.get(stemming) ?? new Map<string, string>()
  known.set(stemming, stems)
  const kept = stems.get(word) ?? stemmed(stemming, word)
  if (stems.size >= MOST_KNOWN) stems.clear()
  stems.set(word, kept)
  return kept
}

function stemmed({ mark, script, stem }: Stemming, word: string): string {
  if (!script.test(word)) return word
  const found = stem(word)
  return `${mark}${script.test(found) ? found : word}`
}

/** Words in a row as an index may keep them; the last may go on. */
export interface Spelling {
  readonly words: readonly string[]
  readonly open: boolean
}

/** The ways in which words that somebody looks for may be kept, in whatever language they stand: as they are, and for each
 * language by their stems. */
export function spellingsOf(words: readonly string[], open = false): readonly Spelling[] {
  const all = [{ words, open }, ...[...STEMMINGS.values()].flatMap((one) => spellingsBy(one, words, open))]
  return [...new Map(all.map((spelling) => [spelling.words.join(' ') + spelling.open, spelling])).values()]
}

/** The same for one language: what a text in it holds when it holds the words. */
export function spellingsIn(language: string, words: readonly string[], open = false): readonly Spelling[] {
  const stemming = stemmingOf(language)
  return stemming ? spellingsBy(stemming, words, open) : [{ words, open }]
}

/** A word that may go on is the beginning of a stem, or has a stem itself: "lanterns*" finds lanterns, which are kept as
 * lantern. */
function spellingsBy(stemming: Stemming, words: readonly string[], open: boolean): readonly Spelling[] {
  const kept = words.map((word) => keptBy(stemming, word))
  if (!open) return [{ words: kept, open }]
  const last = words.at(-1) ?? ''
  const begun = [...kept.slice(0, -1), stemming.script.test(last.repeat(3)) ? `${stemming.mark}${last}` : last]
  return [
    { words: begun, open },
    { words: kept, open: false },
  ]
}
