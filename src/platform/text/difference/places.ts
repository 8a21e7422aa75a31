import { likeness } from '../similarity.ts'
import { found, movedPassage, type Passage, textWithin } from './passages.ts'

/** What a note was about when it was written. */
export interface About {
  /** the paragraph's id; empty when it was about the chapter */
  readonly block: string
  /** the inside of the paragraph */
  readonly paragraph: string
  /** the same number twice for the whole paragraph */
  readonly begins: number
  readonly ends: number
}

/** A paragraph as it stands now. */
export interface Standing {
  readonly id: string
  readonly html: string
}

/** Where a note belongs by now: a paragraph, and the passage in it while there is one. */
export interface Place {
  readonly block: string
  readonly passage: Passage | undefined
  /** whether it is about a passage of which hardly anything is left */
  readonly lost: boolean
}

/** A quotation of so many characters is not found elsewhere by chance. */
const TELLING = 16
/** A paragraph may be the one that a note was about if so much of what that said stands in it. */
const ENOUGH_OF_IT = 0.25

/** Finds the paragraphs of a text to which notes belong. An id is trusted; where it is gone (rewritten, joined with another, taken
 * out and put back) the words are looked for.
 * @param standing the paragraphs as they are now, in order
 * @returns a place for each note, in their order; undefined where what it was about is gone */
export function placeNotes(notes: readonly About[], standing: readonly Standing[]): readonly (Place | undefined)[] {
  const byId = new Map(standing.map((one) => [one.id, one]))
  const bags = new Map<string, ReadonlyMap<string, number>>()
  return notes.map((note) => {
    const there = byId.get(note.block)
    if (there) return placeIn(note, there)
    const other = note.block === '' ? undefined : likest(note, standing, bags)
    return other && placeIn(note, other)
  })
}

function placeIn(note: About, { id, html }: Standing): Place {
  if (note.begins === note.ends) return { block: id, passage: undefined, lost: false }
  const passage = movedPassage(note.paragraph, html, note)
  return { block: id, passage, lost: passage === undefined }
}

/** By its quotation, or by the words that are left of it. */
function likest(
  note: About,
  standing: readonly Standing[],
  bags: Map<string, ReadonlyMap<string, number>>,
): Standing | undefined {
  const quote = textWithin(note.paragraph).slice(note.begins, note.ends)
  const quoting = quote.length < TELLING ? [] : standing.filter(({ html }) => found(textWithin(html), quote, 0))
  if (quoting.length === 1) return quoting[0]
  const wanted = bagOf(note.paragraph)
  let [best, share]: [Standing | undefined, number] = [undefined, ENOUGH_OF_IT]
  for (const one of standing) {
    const bag = bags.get(one.html) ?? bagOf(one.html)
    bags.set(one.html, bag)
    const part = partOf(wanted, bag)
    if (part > share) [best, share] = [one, part]
  }
  return best
}

/** Pairs of neighbouring words, and words where there is only one. */
function bagOf(html: string): ReadonlyMap<string, number> {
  const { words, pairs } = likeness(html)
  const bag = new Map<string, number>()
  for (const unit of pairs.length > 0 ? pairs : words) bag.set(unit, (bag.get(unit) ?? 0) + 1)
  return bag
}

/** How much of one bag is in another; 0 for an empty one. */
function partOf(wanted: ReadonlyMap<string, number>, there: ReadonlyMap<string, number>): number {
  let [common, all] = [0, 0]
  for (const [unit, count] of wanted) {
    all += count
    common += Math.min(count, there.get(unit) ?? 0)
  }
  return all === 0 ? 0 : common / all
}
