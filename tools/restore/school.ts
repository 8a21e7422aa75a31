import type { Book } from './books.ts'
import type { Growing } from './boost.ts'
import { type Learned, learn, type Prepared, prepare } from './learn.ts'
import { type Variant, varied } from './variants.ts'

/** Log-odds above which a paragraph begins: a little below even, because a missed beginning costs as much as a wrong one. */
export const LIMIT = -0.25

const GROWING: Growing = { trees: 200, leaves: 12, rate: 0.08, least: 30, ridge: 8, features: 0.1, rows: 0.6 }
const HARDER: readonly Variant[] = ['straight', 'missing', 'single', 'mixed', 'dashes']
/** letters up to which a book counts in full: long books must not drown the others */
const FULL = 250_000
/** books shorter than this are put together in one group */
const SHORT = 60_000

/** Each book twice: as it is, and in one harder way. */
export function lessonsOf(books: readonly Book[]): Prepared[] {
  const authors = [...new Set(books.filter(({ text }) => text.length > SHORT).map(({ author }) => author))]
  return books.flatMap((book, at) => {
    const group = 1 + authors.indexOf(book.author)
    const weight = book.text.length > SHORT ? Math.min(1, FULL / book.text.length) : 1.5
    const harder = HARDER[at % HARDER.length] ?? 'straight'
    return [prepare(book, weight, group), prepare(varied(book, harder), weight * 0.4, group)]
  })
}

export function schooled(lessons: readonly Prepared[]): Learned {
  return learn(lessons, GROWING)
}
