import type { Phrase } from '../../../platform/db/words.ts'
import { type PlacedWord, placedWords } from '../../../platform/text/words.ts'
import { inOnePiece, WORD_FIELDS, type WrittenBlurb } from '../../works/index.ts'
import type { Resolved } from '../listing/resolved.ts'

/** Words and phrases that are marked; more would make a page of marks. */
const MOST_MARKED = 20

/** The words that works should have in their summaries, or anywhere. */
export function markedIn(resolved: Resolved | undefined): readonly Phrase[] {
  const phrases: Phrase[] = []
  const walk = (part: Resolved, wanted: boolean): void => {
    if (part.kind === 'all' || part.kind === 'any') for (const one of part.of) walk(one, wanted)
    else if (part.kind === 'not') walk(part.of, !wanted)
    else if (wanted && part.kind === 'words' && (part.phrase.field ?? WORD_FIELDS.summary) === WORD_FIELDS.summary)
      phrases.push(part.phrase)
  }
  if (resolved) walk(resolved, true)
  return phrases.slice(0, MOST_MARKED)
}

const SUMMARY = '<blockquote class="userstuff summary"'

/** The blurb with these words marked in its summary. Not in its links: readers' tools take titles and names from links
 * that hold a text and nothing else. */
export function withMarks(written: WrittenBlurb, phrases: readonly Phrase[]): WrittenBlurb {
  const about = String(written.about)
  const start = about.indexOf(SUMMARY)
  if (phrases.length === 0 || start < 0) return written
  return { ...written, about: inOnePiece(about.slice(0, start) + highlighted(about.slice(start), phrases)) }
}

/** Marks these phrases in the text of HTML, as long as no markup stands in between. Markup stays as it is. */
export function highlighted(html: string, phrases: readonly Phrase[]): string {
  return html
    .split(/(<(?:"[^"]*"|[^">])*>|&[a-z\d#]+;)/i)
    .map((part, at) => (at % 2 === 1 ? part : markedText(part, phrases)))
    .join('')
}

function markedText(text: string, phrases: readonly Phrase[]): string {
  const words = placedWords(text)
  let html = ''
  let done = 0
  for (let at = 0; at < words.length; at++) {
    const length = Math.max(0, ...phrases.map((phrase) => (standsAt(words, at, phrase) ? phrase.words.length : 0)))
    const [first, last] = [words[at], words[at + length - 1]]
    if (length === 0 || !first || !last) continue
    html += `${text.slice(done, first.at)}<mark>${text.slice(first.at, last.end)}</mark>`
    done = last.end
    at += length - 1
  }
  return html + text.slice(done)
}

function standsAt(words: readonly PlacedWord[], start: number, { words: phrase, open }: Phrase): boolean {
  return phrase.every((word, at) => {
    const there = words[start + at]?.word
    return open === true && at === phrase.length - 1 ? there?.startsWith(word) === true : there === word
  })
}
