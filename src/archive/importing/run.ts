import { setImmediate } from 'node:timers/promises'
import { countWords } from '../../platform/text/count.ts'
import type { House } from '../house.ts'
import { bringIn, bringTogether, foresee } from './bring-in.ts'
import type { Arrival, Coming } from './coming.ts'
import { bylineFor, type Credit } from './credit.ts'
import type { Told } from './manifest.ts'
import { type ReadSource, readAhead } from './reading/ahead.ts'
import { openReader, type StoryReader } from './reading/reader.ts'
import type { Remark } from './remarks.ts'
import type { ToldPlaces } from './series.ts'
import type { Source } from './story.ts'

/** What became of one source. */
export interface Outcome {
  readonly source: string
  readonly outcome: 'imported' | 'already-here' | 'draft' | 'skipped'
  /** of the work; absent when nothing came in, and in a dry run */
  readonly id?: number
  readonly title?: string
  readonly byline?: string
  readonly words?: number
  readonly chapters?: number
  /** that its file holds and its texts show */
  readonly pictures?: number
  readonly notes: readonly string[]
  /** what was changed or left out, for programs; the sentences are for people */
  readonly remarks?: readonly Remark[]
  /** why it was skipped */
  readonly reason?: string
}

/** How an import goes. */
export interface Plan {
  readonly credit: Credit
  /** for what the files do not say */
  readonly defaults: Told
  /** whether works that may be posted are */
  readonly post: boolean
  /** everything but the writing */
  readonly dryRun: boolean
}

/**
 * Imports sources in their order, some in each transaction; while some are written the next are read. What is told is in, and each work
 * is in whole.
 * @param watch is told of each outcome; answers whether to go on
 * @param reader who reads the files; by default one that is opened for this import
 * @returns the outcomes so far, in the order of the sources
 */
export async function importAll(
  house: Desk,
  sources: readonly Source[],
  plan: Plan,
  watch: (outcome: Outcome) => boolean = () => true,
  reader?: StoryReader,
): Promise<readonly Outcome[]> {
  if (reader === undefined) {
    await using own = openReader()
    return await importAll(house, sources, plan, watch, own)
  }
  const outcomes: Outcome[] = []
  const places: ToldPlaces = new Map()
  let going = true
  for await (const batch of readAhead(sources, reader, plan.defaults)) {
    const together = plan.dryRun ? new Map<ReadSource, Outcome>() : await importTogether(house, batch, plan, places)
    for (const one of batch) {
      const settled = together.get(one)
      if (!going && !settled) continue
      const outcome = settled ?? (await importOne(house, one, plan, places))
      outcomes.push(outcome)
      if (!watch(outcome)) going = false
    }
    // SQLite answers without ever waiting: without this a signal, or another request, would never get its turn
    await setImmediate()
    if (!going) break
  }
  return outcomes
}

type Desk = Pick<House, 'db' | 'config' | 'now'>

/** @returns what became of those that came in together */
async function importTogether(
  house: Desk,
  batch: readonly ReadSource[],
  plan: Plan,
  places: ToldPlaces,
): Promise<ReadonlyMap<ReadSource, Outcome>> {
  const bylines = new Map<string | undefined, Awaited<ReturnType<typeof bylineFor>>>()
  const coming = new Map<ReadSource, Coming>()
  for (const one of batch) {
    if (!one.read.ok) continue
    const { story, ready } = one.read
    const { author } = story.told
    const byline = bylines.get(author) ?? (await bylineFor(house.db, plan.credit, author))
    bylines.set(author, byline)
    if (byline.ok) coming.set(one, { story, ready, byline: byline.value, post: plan.post })
  }
  const arrivals = await bringTogether(house, [...coming.values()], places)
  const outcomes = new Map<ReadSource, Outcome>()
  for (const [one, story] of coming) {
    const arrival = arrivals.get(story)
    if (arrival) outcomes.set(one, outcomeOf(one.source, story, arrival))
  }
  return outcomes
}

async function importOne(house: Desk, { source, read }: ReadSource, plan: Plan, places: ToldPlaces): Promise<Outcome> {
  if (!read.ok) {
    const { title, notes = [] } = read
    return { ...skipped(source, read.problem), ...(title === undefined ? {} : { title }), notes }
  }
  const { story, ready } = read
  const byline = await bylineFor(house.db, plan.credit, story.told.author)
  if (!byline.ok) return { ...skipped(source, byline.problem), title: ready.details.title }
  const coming = { story, ready, byline: byline.value, post: plan.post }
  return outcomeOf(source, coming, plan.dryRun ? await foresee(house, coming) : await bringIn(house, coming, places))
}

/** What is told of a story that came in, or would.
 * @param source whose name is told */
export function outcomeOf(
  { name }: { readonly name: string },
  { story, ready, byline }: Coming,
  arrival: Arrival,
): Outcome {
  const { author = '' } = story.told
  const renamed = author !== '' && author !== byline.name ? [`by ${author}, credited to ${byline.name}`] : []
  const fresh = arrival.kind === 'new' ? [...ready.notes, ...renamed] : []
  const remarks = arrival.kind === 'new' ? [...(story.remarks ?? []), ...arrival.remarks] : []
  return {
    source: name,
    outcome: arrival.kind === 'known' ? 'already-here' : arrival.posted ? 'imported' : 'draft',
    ...(arrival.workId === undefined ? {} : { id: arrival.workId }),
    title: ready.details.title,
    byline: byline.name,
    words: ready.chapters.reduce((sum, { html }) => sum + countWords(html).words, 0),
    chapters: ready.chapters.length,
    ...(arrival.kind === 'new' && arrival.pictures > 0 ? { pictures: arrival.pictures } : {}),
    notes: [...fresh, ...arrival.notes],
    ...(remarks.length > 0 ? { remarks } : {}),
  }
}

/** What is told of a source of which nothing came in. */
export function skipped({ name }: { readonly name: string }, reason: string): Outcome {
  return { source: name, outcome: 'skipped', notes: [], reason }
}
