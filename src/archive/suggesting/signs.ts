import type { Word } from '../../platform/text/people/index.ts'
import { type Subject, strongWords } from './strong-words.ts'

/** Words of one subject in a story. */
export interface Sign {
  readonly times: number
  /** the most frequent, with how often */
  readonly words: readonly (readonly [word: string, times: number])[]
  readonly place: Place
}

/** Where something stands, for whoever wants to look. */
export interface Place {
  /** from 1 */
  readonly paragraph: number
  /** a few words around it */
  readonly quote: string
}

export type Signs = Readonly<Partial<Record<Subject, Sign>>>

const FEW = 4

/** Counts the strong words of a story by what they are about.
 * @param language BCP 47 */
export function signsIn(text: string, words: readonly Word[], language: string): Signs {
  const strong = strongWords(language)
  const found = new Map<Subject, { first: Word; counts: Map<string, number> }>()
  for (const word of words) {
    for (const subject of strong.get(word.low) ?? []) {
      const sign = found.getOrInsertComputed(subject, () => ({ first: word, counts: new Map() }))
      sign.counts.set(word.low, (sign.counts.get(word.low) ?? 0) + 1)
    }
  }
  return Object.fromEntries(
    [...found].map(([subject, { first, counts }]) => {
      const sorted = [...counts].toSorted(([, one], [, other]) => other - one)
      const times = sorted.reduce((sum, [, count]) => sum + count, 0)
      return [subject, { times, words: sorted.slice(0, FEW), place: placeOf(text, first) }]
    }),
  )
}

const AROUND = 28

/** The words around one, cut at word edges. */
export function placeOf(text: string, { at, line, text: word }: Pick<Word, 'at' | 'line' | 'text'>): Place {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const next = text.indexOf('\n', at)
  const end = next < 0 ? text.length : next
  const from = at - start <= AROUND ? start : text.indexOf(' ', at - AROUND) + 1
  const last = at + word.length + AROUND
  const to = end <= last ? end : text.lastIndexOf(' ', last)
  const quote = text.slice(Math.min(from, at), Math.max(to, at + word.length)).trim()
  return { paragraph: line + 1, quote: `${from > start ? '… ' : ''}${quote}${to < end ? ' …' : ''}` }
}
