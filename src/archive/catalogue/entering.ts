import type { Holdings } from './holdings.ts'
import { type CatalogueWork, FLAGS } from './work.ts'

/** What a work is found under. */
interface WorkTerms {
  readonly found: ReadonlySet<number>
  /** those of them that are counted */
  readonly counted: ReadonlySet<number>
}

/** Takes a work in, in place of what was known of it. @returns the terms that stand on more or fewer works now */
export function enterWork(holdings: Holdings, work: CatalogueWork): ReadonlySet<number> {
  const left = leaveWork(holdings, work.id)
  holdings.reachSlot()
  const slot = holdings.slots.give(work.id)
  for (const flag of FLAGS) holdings.slots.flags[flag].put(slot, work[flag])
  holdings.slots.open.put(slot, !work.restricted)
  holdings.keys.enter(slot, work)
  const entered = termsOf(holdings, work)
  putUnder(holdings, slot, entered)
  return left.size === 0 ? entered.found : left.union(entered.found)
}

/** @returns the terms that stand on fewer works now; none when the work was not there */
export function leaveWork(holdings: Holdings, workId: number): ReadonlySet<number> {
  const { slots, tallies, postings, cards } = holdings
  const slot = slots.of(workId)
  if (slot === undefined) return new Set()
  const isOpen = slots.open.has(slot)
  const { short, long, silent } = cards.read(slot)
  const counted = [...short.map((number) => tallies.ownerOf(number)), ...long]
  const found = new Set([...counted, ...silent])
  cards.clear(slot)
  for (const term of counted) tallies.fall(term, isOpen)
  for (const term of found) {
    postings.remove(term, slot)
    if (isOpen) tallies.open.add(term, -1)
  }
  holdings.keys.leave(slot)
  slots.take(slot)
  return found
}

function termsOf({ terms }: Holdings, work: CatalogueWork): WorkTerms {
  const language = terms.languageOrNew(work.language)
  const counted = new Set([...work.counted.map((id) => terms.tagOrNew(id)), language])
  const found = new Set([
    ...counted,
    ...work.tags.map((id) => terms.tagOrNew(id)),
    ...work.creators.map((id) => terms.creatorOrNew(id)),
    ...work.series.map((id) => terms.seriesOrNew(id)),
  ])
  return { found, counted }
}

/** The card is written last: until then a term that gets or loses a short number finds nothing of this work to
 * rewrite. */
function putUnder(holdings: Holdings, slot: number, { found, counted }: WorkTerms): void {
  const { slots, tallies, postings, cards } = holdings
  const isOpen = slots.open.has(slot)
  holdings.reachTerms()
  for (const term of found) {
    postings.add(term, slot)
    if (isOpen) tallies.open.add(term, 1)
  }
  for (const term of counted) tallies.rise(term, isOpen)
  for (const term of counted) settle(holdings, term)
  const short: number[] = []
  const long: number[] = []
  for (const term of counted) {
    const number = tallies.shortOf(term)
    if (number === undefined) long.push(term)
    else short.push(number)
  }
  cards.write(slot, { short, long, silent: [...found].filter((term) => !counted.has(term)) })
}

/** Gives a term a short number if it deserves one, and writes it into the cards of its works. */
export function settle(holdings: Holdings, term: number): void {
  holdings.tallies.settle(term, (moved, short, given) => renumber(holdings, moved, short, given))
}

function renumber({ postings, cards, kernels, heap }: Holdings, term: number, short: number, given: boolean): void {
  const { at, length, dense } = postings.of(term)
  const list = heap.take(length)
  if (dense) kernels.listBits(at, postings.words, list)
  else heap.words.copyWithin(list, at, at + length)
  for (let index = 0; index < length; index++) {
    const slot = heap.words[list + index] ?? 0
    const card = cards.read(slot)
    if (given && card.long.includes(term)) {
      cards.write(slot, { ...card, short: [...card.short, short], long: card.long.filter((other) => other !== term) })
    }
    if (!given && card.short.includes(short)) {
      cards.write(slot, { ...card, short: card.short.filter((other) => other !== short), long: [...card.long, term] })
    }
  }
  heap.give(list, length)
}
