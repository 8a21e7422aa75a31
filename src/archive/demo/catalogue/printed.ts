import { Worker } from 'node:worker_threads'
import { openDatabase } from '../../../platform/db/open.ts'
import { bindPrinted, Press, type Printed, type PrintPlan, planPrint } from '../../../platform/db/press/press.ts'
import { replaceDatabase } from '../../../platform/db/replace.ts'
import type { Tables } from '../../../schema/index.ts'
import { FIXED_TAGS } from '../../tags/index.ts'
import { keepSeriesWords, keepWords, noteGreatChange } from '../../works/index.ts'
import { Catalogue, type Recipe } from './catalogue.ts'
import { type Ledger, type NamedSeries, type TagsThere, tagKey, type WorkWords } from './ledger.ts'

const TAG_TABLES = ['tags', 'taggings'] as const satisfies readonly (keyof Tables)[]
const WORK_TABLES = [
  'users',
  'pseuds',
  'works',
  'work_counters',
  'creatorships',
  'chapters',
  'chapter_texts',
  'series',
  'series_creators',
  'series_works',
] as const satisfies readonly (keyof Tables)[]

const FIXED: ReadonlySet<number> = new Set(FIXED_TAGS.map(({ id }) => id))
const BATCH = 2000
const WORDS_AT_ONCE = 2000
/** Rows live briefly: with more room for the young, fewer of them are carried along. Keys of indexes live long. */
const ROOM = { maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: 8192 }

/** What is printed, and into which file. */
export interface PrintOrder {
  readonly plan: PrintPlan
  readonly there: TagsThere
  readonly recipe: Recipe
  readonly now: Date
}

/**
 * Fills an archive in SQLite that has no works yet and that nobody has open: its tables are printed into a copy, which
 * then takes the place of the file. Until then the archive is as it was.
 * @param file of the database
 * @param watch is told how many works a batch had
 * @param second a program for a second thread, made of {@link file://./second.ts}; without it one does all
 */
export function printCatalogue(
  file: string,
  recipe: Recipe,
  now: Date,
  watch: (works: number) => void,
  second?: URL,
): Promise<void> {
  return replaceDatabase(file, async (copy) => {
    const there = await tagsOf(copy)
    const order: PrintOrder = { plan: planPrint(copy, [...TAG_TABLES, ...WORK_TABLES]), there, recipe, now }
    await using tags = second && inSecondThread(second, order)
    const { printed, words, series } = await print(order, tags ? WORK_TABLES : [...TAG_TABLES, ...WORK_TABLES], watch)
    bindPrinted(order.plan, [printed, ...(tags ? [await tags.printed] : [])])
    await indexWords(copy, words, series, now)
  })
}

/** The half of {@link printCatalogue} that a second thread does. */
export async function printTags(order: PrintOrder): Promise<Printed> {
  return (await print(order, TAG_TABLES, () => undefined)).printed
}

async function print(
  { plan, there, recipe, now }: PrintOrder,
  tables: readonly string[],
  watch: (works: number) => void,
): Promise<{ readonly printed: Printed } & Pick<PrintedLedger, 'words' | 'series'>> {
  const ledger = new PrintedLedger(new Press(plan, tables), there)
  const catalogue = new Catalogue(recipe, now)
  for (let from = 0; from < recipe.works; from += BATCH) {
    const count = Math.min(BATCH, recipe.works - from)
    await catalogue.write(ledger, from, count)
    watch(count)
  }
  return { printed: ledger.press.finish(), words: ledger.words, series: ledger.series }
}

/** What breaks there, or a thread that ends without a word, breaks the promise; leaving ends the thread. */
function inSecondThread(program: URL, order: PrintOrder): { readonly printed: Promise<Printed> } & AsyncDisposable {
  const thread = new Worker(program, { workerData: order, resourceLimits: ROOM })
  const { promise, resolve, reject } = Promise.withResolvers<Printed>()
  thread.once('message', resolve)
  thread.once('error', reject)
  thread.once('exit', () => reject(new Error('the thread that prints tags ended early')))
  promise.catch(() => undefined) // whoever awaits it hears of it; while nobody does, the process must not end
  return {
    printed: promise,
    async [Symbol.asyncDispose]() {
      await thread.terminate()
    },
  }
}

async function indexWords(
  copy: string,
  words: readonly WorkWords[],
  series: readonly NamedSeries[],
  now: Date,
): Promise<void> {
  const db = openDatabase<Tables>(`sqlite:${copy}`)
  try {
    await db.transaction().execute(async (trx) => {
      for (let at = 0; at < words.length; at += WORDS_AT_ONCE) await keepWords(trx, words.slice(at, at + WORDS_AT_ONCE))
      for (let at = 0; at < series.length; at += WORDS_AT_ONCE)
        await keepSeriesWords(trx, series.slice(at, at + WORDS_AT_ONCE))
      await noteGreatChange(trx, now)
    })
  } finally {
    await db.destroy()
  }
}

/** The tags that an archive without works may have beside the fixed ones, of which no universe has any. */
async function tagsOf(copy: string): Promise<TagsThere> {
  const db = openDatabase<Tables>(`sqlite:${copy}`)
  try {
    const rows = await db.selectFrom('tags').select(['id', 'type', 'name_key', 'path_name']).execute()
    return {
      ids: new Map(
        rows.filter(({ id }) => !FIXED.has(id)).map(({ id, type, name_key }) => [tagKey(type, name_key), id]),
      ),
      paths: new Set(rows.map(({ path_name }) => path_name)),
    }
  } finally {
    await db.destroy()
  }
}

/** Hands rows to the press. Words wait until it is done: their index is one that only SQLite can write. */
class PrintedLedger implements Ledger {
  readonly words: WorkWords[] = []
  readonly series: NamedSeries[] = []
  readonly takes: Ledger['takes']
  readonly press: Press
  private readonly there: TagsThere

  constructor(press: Press, there: TagsThere) {
    this.press = press
    this.there = there
    this.takes = { tags: press.prints('tags'), works: press.prints('works') }
  }

  async reserve(table: keyof Tables, count: number): Promise<number> {
    return this.press.reserve(table, count)
  }

  async insert(table: keyof Tables, rows: readonly object[]): Promise<void> {
    this.press.add(table, rows)
  }

  /** No universe names two of its tags alike. */
  async findTags(): Promise<TagsThere> {
    return this.there
  }

  async keepWords(works: readonly WorkWords[]): Promise<void> {
    for (const work of works) this.words.push(work)
  }

  async keepSeriesWords(series: readonly NamedSeries[]): Promise<void> {
    for (const one of series) this.series.push(one)
  }
}
