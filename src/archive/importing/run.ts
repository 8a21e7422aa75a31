import { setImmediate } from 'node:timers/promises'
import { countWords } from '../../platform/text/count.ts'
import { refuse } from '../../platform/text/result.ts'
import type { House } from '../house.ts'
import { type Arrival, bringIn, type Coming, foresee } from './bring-in.ts'
import { bylineFor, type Credit } from './credit.ts'
import { readFile } from './file.ts'
import { readFolder } from './folder.ts'
import type { Told } from './manifest.ts'
import type { Remark } from './remarks.ts'
import { readyToComeIn } from './rules.ts'
import type { ToldPlaces } from './series.ts'
import type { Reading, Source } from './story.ts'

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
 * Imports one source after the other, each in a transaction of its own.
 * @param watch is told of each outcome; answers whether to go on
 * @returns the outcomes so far, in the order of the sources
 */
export async function importAll(
  house: Pick<House, 'db' | 'now'>,
  sources: readonly Source[],
  plan: Plan,
  watch: (outcome: Outcome) => boolean = () => true,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  const places: ToldPlaces = new Map()
  for (const source of sources) {
    const outcome = await importOne(house, source, plan, places)
    outcomes.push(outcome)
    // SQLite answers without ever waiting: without this a signal, or another request, would never get its turn
    await setImmediate()
    if (!watch(outcome)) break
  }
  return outcomes
}

async function importOne(
  house: Pick<House, 'db' | 'now'>,
  source: Source,
  plan: Plan,
  places: ToldPlaces,
): Promise<Outcome> {
  const story = read(source, plan.defaults)
  if (!story.ok) return skipped(source, story.problem)
  const ready = readyToComeIn(story.value)
  if (!ready.ok) return { ...skipped(source, ready.problem), title: story.value.title, notes: story.value.notes }
  const byline = await bylineFor(house.db, plan.credit, story.value.told.author)
  if (!byline.ok) return { ...skipped(source, byline.problem), title: ready.value.details.title }
  const coming = { story: story.value, ready: ready.value, byline: byline.value, post: plan.post }
  return outcomeOf(source, coming, plan.dryRun ? await foresee(house, coming) : await bringIn(house, coming, places))
}

function read(source: Source, defaults: Told): Reading {
  if (source.kind === 'refused') return refuse(source.reason)
  return source.kind === 'folder' ? readFolder(source, defaults) : readFile(source, defaults)
}

function outcomeOf({ name }: Source, { story, ready, byline }: Coming, arrival: Arrival): Outcome {
  const { author = '' } = story.told
  const renamed = author !== '' && author !== byline.name ? [`by ${author}, credited to ${byline.name}`] : []
  const fresh = arrival.kind === 'new' ? [...ready.notes, ...renamed] : []
  return {
    source: name,
    outcome: arrival.kind === 'known' ? 'already-here' : arrival.posted ? 'imported' : 'draft',
    ...(arrival.workId === undefined ? {} : { id: arrival.workId }),
    title: ready.details.title,
    byline: byline.name,
    words: ready.chapters.reduce((sum, { html }) => sum + countWords(html).words, 0),
    chapters: ready.chapters.length,
    notes: [...fresh, ...arrival.notes],
    ...(arrival.kind === 'new' && story.remarks && story.remarks.length > 0 ? { remarks: story.remarks } : {}),
  }
}

function skipped({ name }: Source, reason: string): Outcome {
  return { source: name, outcome: 'skipped', notes: [], reason }
}
