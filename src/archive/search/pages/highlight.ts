import { keptWord, type Spelling, spellingsIn } from '../../../platform/text/stems.ts'
import { placedWords } from '../../../platform/text/words.ts'
import { inOnePiece, type SoughtWords, type WordField, type WrittenBlurb } from '../../works/index.ts'
import type { Resolved } from '../listing/resolved.ts'

/** Words and phrases that are marked; more would make a page of marks. */
const MOST_MARKED = 20

/** The words that works should have in one place, or anywhere. */
export function markedIn(resolved: Resolved | undefined, place: WordField): readonly SoughtWords[] {
  const phrases: SoughtWords[] = []
  const walk = (part: Resolved, wanted: boolean): void => {
    if (part.kind === 'all' || part.kind === 'any') for (const one of part.of) walk(one, wanted)
    else if (part.kind === 'not') walk(part.of, !wanted)
    else if (wanted && part.kind === 'words' && (part.phrase.field ?? place) === place) phrases.push(part.phrase)
  }
  if (resolved) walk(resolved, true)
  return phrases.slice(0, MOST_MARKED)
}

const SUMMARY = '<blockquote class="userstuff summary"'

/** The blurb with these words marked in its summary. Not in its links: readers' tools take titles and names from links
 * that hold a text and nothing else. */
export function withMarks(written: WrittenBlurb, phrases: readonly SoughtWords[]): WrittenBlurb {
  const about = String(written.about)
  const start = about.indexOf(SUMMARY)
  if (phrases.length === 0 || start < 0) return written
  const language = /lang="([^"]*)"/.exec(about.slice(start))?.[1] ?? ''
  return { ...written, about: inOnePiece(about.slice(0, start) + highlighted(about.slice(start), phrases, language)) }
}

/** Marks these phrases in the text of HTML, as long as no markup stands in between. Markup stays as it is.
 * @param language BCP 47, of the text: words are marked in any form that search finds them in */
export function highlighted(html: string, phrases: readonly SoughtWords[], language: string): string {
  const marks = new Marks(phrases, language)
  return html
    .split(/(<(?:"[^"]*"|[^">])*>|&[a-z\d#]+;)/i)
    .map((part, at) => (at % 2 === 1 ? part : marks.mark(part)))
    .join('')
}

/** Where words that are looked for stand in a text. */
export class Marks {
  private readonly language: string
  private readonly ways: readonly Spelling[]

  constructor(phrases: readonly SoughtWords[], language: string) {
    this.language = language
    this.ways = phrases.flatMap(({ words, open = false }) => [{ words, open }, ...spellingsIn(language, words, open)])
  }

  /** @returns the text with the words in marks */
  mark(text: string): string {
    let html = ''
    let done = 0
    for (const { at, end } of this.places(text)) {
      html += `${text.slice(done, at)}<mark>${text.slice(at, end)}</mark>`
      done = end
    }
    return html + text.slice(done)
  }

  /** @returns from where to where, in UTF-16 code units, the longest that begins at each place, none over another */
  places(text: string): readonly { readonly at: number; readonly end: number }[] {
    const words = placedWords(text)
    const kept = words.map(({ word }) => keptWord(word, this.language))
    const places: { at: number; end: number }[] = []
    for (let at = 0; at < words.length; at++) {
      const length = Math.max(0, ...this.ways.map((way) => (standsAt(kept, words, at, way) ? way.words.length : 0)))
      const [first, last] = [words[at], words[at + length - 1]]
      if (length === 0 || !first || !last) continue
      places.push({ at: first.at, end: last.end })
      at += length - 1
    }
    return places
  }
}

function standsAt(
  kept: readonly string[],
  said: readonly { readonly word: string }[],
  start: number,
  { words, open }: Spelling,
): boolean {
  return words.every((word, at) => {
    const last = open && at === words.length - 1
    return [kept[start + at], said[start + at]?.word].some((there) =>
      last ? there?.startsWith(word) === true : there === word,
    )
  })
}
