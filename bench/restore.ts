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

/** `npm run bench:restore -- FOLDER…`: authors are held out two at a time; the weights of the project play no part in that. Our own stories are
 * three such authors: the shelf, and modern prose in two halves; no two of them are held out together. */
const root = path.resolve(import.meta.dirname, '..')
const shelf = booksIn(path.join(root, 'shelf')).map((book) => ({ ...book, author: 'our shelf' }))
const prose = booksIn(path.join(root, 'tools/restore/prose')).map((book, at) => ({
  ...book,
  author: `our modern prose, ${at % 2 === 0 ? 'one' : 'other'} half`,
}))
const others = positionals.flatMap((folder) => booksIn(folder))
const books: readonly Book[] = [...shelf, ...prose, ...others]
const figures = pairsOf(named([...shelf, ...prose]), named(others)).flatMap(heldOut)
const text = books.map((book) => book.text).join(' ')
restoreText(text.slice(0, 200_000))
const began = process.cpuUsage()
restoreText(text)
const { user, system } = process.cpuUsage(began)
const speed = text.length / (user + system)
if (values.json) console.log(JSON.stringify({ figures, megabytesPerSecond: speed }, null, 2))
else {
  for (const { author, rule, words, model } of figures)
    console.log(`${author.padEnd(24)} rule ${rule.toFixed(3)}, words ${words.toFixed(3)}, model ${model.toFixed(3)}`)
  const mean = (of: (one: Figure) => number) =>
    (figures.reduce((sum, one) => sum + of(one), 0) / figures.length).toFixed(3)
  console.log(
    `${'mean'.padEnd(24)} rule ${mean((one) => one.rule)}, words ${mean((one) => one.words)}, model ${mean((one) => one.model)}`,
  )
  console.log(`${speed.toFixed(1)} million letters in each second of processor time`)
}

function named(some: readonly Book[]): readonly string[] {
  return [...new Set(some.map(({ author }) => author))]
}

/** Each of our own with one of the others, as far as there are others; the rest two by two. */
function pairsOf(ours: readonly string[], theirs: readonly string[]): readonly (readonly string[])[] {
  const mixed = ours.map((author, at) => [author, ...theirs.slice(at, at + 1)])
  const rest = theirs.slice(ours.length)
  return [...mixed, ...rest.flatMap((_, at) => (at % 2 === 0 ? [rest.slice(at, at + 2)] : []))]
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
