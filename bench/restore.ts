import path from 'node:path'
import { parseArgs } from 'node:util'
import { restoreText } from '../src/platform/text/restored/index.ts'
import { linearScores } from '../src/platform/text/restored/linear.ts'
import { scoreSentences } from '../src/platform/text/restored/score.ts'
import { type Book, booksIn } from '../tools/restore/books.ts'
import { type Prepared, prepare } from '../tools/restore/learn.ts'
import { LIMIT, lessonsOf, schooled } from '../tools/restore/school.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
})

/** How good the beginnings are that were found in one author's books, who was held out of what was learnt from. */
interface Figure {
  readonly author: string
  readonly paragraphs: number
  /** F1 of a new paragraph before every opening quotation, of the words alone, and of the whole model */
  readonly rule: number
  readonly words: number
  readonly model: number
}

/** `npm run bench:restore -- FOLDER…`: authors are held out two at a time; the weights of the project play no part in that. */
const own = ['shelf', 'tools/restore/prose'].flatMap((folder) =>
  booksIn(path.resolve(import.meta.dirname, '..', folder)).map((book) => ({ ...book, author: folder })),
)
const books: readonly Book[] = [...own, ...positionals.flatMap((folder) => booksIn(folder))]
const authors = [...new Set(books.map(({ author }) => author))]
const figures: Figure[] = []
for (let at = 0; at < authors.length; at += 2) figures.push(...heldOut(authors.slice(at, at + 2)))
const text = books.map((book) => book.text).join(' ')
restoreText(text.slice(0, 200_000))
const began = performance.now()
restoreText(text)
const speed = text.length / 1000 / (performance.now() - began)
if (values.json) console.log(JSON.stringify({ figures, megabytesPerSecond: speed }, null, 2))
else {
  for (const { author, rule, words, model } of figures)
    console.log(`${author.padEnd(24)} rule ${rule.toFixed(3)}, words ${words.toFixed(3)}, model ${model.toFixed(3)}`)
  const mean = (of: (one: Figure) => number) =>
    (figures.reduce((sum, one) => sum + of(one), 0) / figures.length).toFixed(3)
  console.log(
    `${'mean'.padEnd(24)} rule ${mean((one) => one.rule)}, words ${mean((one) => one.words)}, model ${mean((one) => one.model)}`,
  )
  console.log(`${speed.toFixed(1)} million letters a second`)
}

function heldOut(pair: readonly string[]): Figure[] {
  const { linear, forest } = schooled(lessonsOf(books.filter(({ author }) => !pair.includes(author))))
  return pair.map((author) => {
    const tests = books.filter((book) => book.author === author).map((book) => prepare(book, 1, 0))
    return {
      author,
      paragraphs: tests.reduce((sum, { book }) => sum + book.starts.length, 0),
      rule: score(tests, ({ sentences }) => Float32Array.from(sentences, (one) => (one.opens ? 1 : -1))),
      words: score(tests, ({ sentences }) => linearScores(linear, sentences)),
      model: score(tests, ({ book, sentences, marks }) =>
        scoreSentences(book.text, sentences, marks, { linear, forest }),
      ),
    }
  })
}

/** @returns F1 over all books together */
function score(tests: readonly Prepared[], chances: (one: Prepared) => Float32Array): number {
  let [hit, said, due] = [0, 0, 0]
  for (const one of tests) {
    const found = chances(one)
    due += one.book.starts.length
    one.truth.forEach((truth, at) => {
      if (at > 0 && (found[at] as number) <= LIMIT) return
      said++
      hit += truth
    })
  }
  return (2 * hit) / (said + due)
}
