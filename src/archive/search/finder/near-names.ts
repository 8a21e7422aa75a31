import { foldName, sortKey } from '../../../platform/text/fold.ts'
import { slipsBetween } from '../../../platform/text/nearest.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import type { Understood } from '../listing/understand.ts'
import { printQuery } from '../query/print.ts'
import { wordsTerm } from '../query/terms.ts'
import { partsOf, type WordsTerm } from '../query/tree.ts'
import { penNamesBeginning, titlesBeginning } from './store.ts'

/** So many letters of a name, a slip. */
const LETTERS_A_SLIP = 5
const MOST_SLIPS = 3
/** Letters that are taken to be right: names are looked for along their index. */
const RIGHT = 2
const MOST_COMPARED = 1000

/** Where a line found nothing: the line that asks for the person, or for the title, whose name is spelt nearly so. It is offered, never
 * put in its place.
 * @returns undefined when the line asks for more than words, or no name is near */
export async function meantName(db: Db, { line }: Understood, viewer: Viewer): Promise<string | undefined> {
  const parts = partsOf(line.query)
  const words = parts.filter((part): part is WordsTerm => part.kind === 'words')
  const places = new Set(words.map(({ place }) => place))
  if (words.length === 0 || words.length < parts.length || places.size > 1) return undefined
  const [place] = places
  const text = words.map((term) => term.text).join(' ')
  const person = place === undefined || place === 'creators' ? await nearestPerson(db, text) : undefined
  if (person !== undefined) return printQuery({ query: wordsTerm(person, 'creators'), order: undefined })
  const title = place === undefined || place === 'title' ? await nearestTitle(db, text, viewer) : undefined
  return title === undefined ? undefined : printQuery({ query: wordsTerm(title, 'title'), order: undefined })
}

async function nearestPerson(db: Db, text: string): Promise<string | undefined> {
  const key = foldName(text)
  const begun = beginningOf(key)
  if (begun === undefined) return undefined
  return nearest(key, await penNamesBeginning(db, begun, MOST_COMPARED))
}

async function nearestTitle(db: Db, text: string, viewer: Viewer): Promise<string | undefined> {
  const key = sortKey(text)
  const begun = beginningOf(key)
  if (begun === undefined) return undefined
  const rows = await titlesBeginning(db, begun, viewer, MOST_COMPARED)
  return nearest(
    bare(key),
    rows.map((row) => ({ ...row, key: bare(row.key) })),
  )
}

/** Titles without the articles that stand behind them in an alphabet. */
function bare(key: string): string {
  return key.replace(/, \S{1,4}$/, '')
}

function beginningOf(key: string): string | undefined {
  const letters = [...key]
  return letters.length < LETTERS_A_SLIP ? undefined : letters.slice(0, RIGHT).join('')
}

function nearest(key: string, rows: readonly { readonly name: string; readonly key: string }[]): string | undefined {
  const most = Math.min(MOST_SLIPS, Math.floor(key.length / LETTERS_A_SLIP))
  const near = rows
    .filter((row) => Math.abs(row.key.length - key.length) <= most)
    .map((row) => ({ name: row.name, slips: slipsBetween(key, row.key) }))
    .filter(({ slips }) => slips <= most)
  return near.toSorted((left, right) => left.slips - right.slips)[0]?.name
}
