import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { charactersAmong } from '../src/archive/suggesting/characters.ts'
import { peopleIn } from '../src/platform/text/people/index.ts'
import { type Book, booksIn } from '../tools/restore/books.ts'
import { isCalled } from './suggesting/same.ts'

/** `npm run bench:suggest -- FOLDER…`: how many characters of labelled stories are found, and how many of those found are some. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, all: { type: 'boolean', default: false } },
})

interface Label {
  /** whom a person who tags the story would name */
  readonly characters: readonly string[]
  /** who is in it, too */
  readonly also: readonly string[]
  /** nothing was ever tuned on it */
  readonly held?: boolean
}

interface Figure {
  readonly story: string
  readonly held: boolean
  /** of those offered, how many are people of the story */
  readonly precision: number
  /** of the characters of the label, how many are offered */
  readonly recall: number
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
}

const root = path.resolve(import.meta.dirname, '..')
const labels = JSON.parse(readFileSync(path.join(root, 'bench/suggesting/labels.json'), 'utf8')) as Record<
  string,
  Label
>
const own = ['shelf', 'tools/restore/prose'].flatMap((folder) => booksIn(path.join(root, folder)))
const others = positionals.flatMap((folder) => labelled(folder))
const figures = [...own.flatMap((book) => figureOf(book, labels[book.name])), ...others]
const groups = [
  ['tuned on', figures.filter(({ held }) => !held)],
  ['held out', figures.filter(({ held }) => held)],
] as const
const text = own
  .map((book) => linesOf(book))
  .join('\n')
  .repeat(10)
  .slice(0, 500_000)
peopleIn(text)
const began = performance.now()
peopleIn(text)
const milliseconds = Math.round(performance.now() - began)
if (values.json) console.log(JSON.stringify({ figures, milliseconds }, null, 2))
else {
  for (const [name, some] of groups) {
    console.log(`${name}:`)
    for (const { story, precision, recall, missed, wrong } of some) {
      const faults = [...missed.map((one) => `-${one}`), ...wrong.map((one) => `+${one}`)].join(', ')
      console.log(`  ${story.padEnd(24)} precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}  ${faults}`)
    }
    console.log(`  ${'mean'.padEnd(24)} precision ${mean(some, 'precision')}, recall ${mean(some, 'recall')}`)
  }
  console.log(`500,000 letters in ${milliseconds} ms`)
}

function figureOf(book: Book, label: Label | undefined): Figure[] {
  if (!label) return []
  const offered = charactersAmong(peopleIn(linesOf(book)).people)
  if (values.all) for (const { name, names } of offered) console.log(book.name, name, JSON.stringify(names))
  const missed = label.characters.filter((one) => !offered.some((person) => isCalled(one, person)))
  const known = [...label.characters, ...label.also]
  const wrong = offered.filter((person) => !known.some((one) => isCalled(one, person)))
  return [
    {
      story: book.name,
      held: label.held === true,
      precision: offered.length === 0 ? 1 : 1 - wrong.length / offered.length,
      recall: 1 - missed.length / label.characters.length,
      missed,
      wrong: wrong.map(({ name }) => name),
    },
  ]
}

/** A folder of works with a work.json each, whose characters are the label; `also.json` beside the labels knows who else is in them. */
function labelled(folder: string): Figure[] {
  const place = path.join(root, 'bench/suggesting/also.json')
  const also = existsSync(place) ? (JSON.parse(readFileSync(place, 'utf8')) as Record<string, readonly string[]>) : {}
  return booksIn(folder).flatMap((book) => {
    const work = JSON.parse(readFileSync(path.join(folder, book.name, 'work.json'), 'utf8')) as Label
    return figureOf(book, { characters: work.characters, also: also[book.name] ?? [], held: true })
  })
}

/** As it was before it was flattened: a paragraph a line. */
function linesOf({ text: flat, starts }: Book): string {
  return starts.map((start, at) => flat.slice(start, starts[at + 1] ?? flat.length)).join('\n')
}

function mean(some: readonly Figure[], of: 'precision' | 'recall'): string {
  return (some.reduce((sum, one) => sum + one[of], 0) / Math.max(1, some.length)).toFixed(3)
}
