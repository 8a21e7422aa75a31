import { insertMany, reserveIds } from '../../../platform/db/bulk.ts'
import type { Tables, Transaction } from '../../../schema/index.ts'
import type { House } from '../../house.ts'
import { indexWords } from '../../works/index.ts'
import { Authors } from './authors.ts'
import { Dice } from './dice.ts'
import { type DrawnWork, drawWork } from './draw.ts'
import { chapterRows, counterRow, type PlacedWork, taggingRows, textRows, workRow } from './rows.ts'
import { SeriesShelf } from './series.ts'
import { keyOf, TagBook } from './tag-book.ts'
import { makePools, type Pools, type Volume, writeTexts } from './texts.ts'
import { Universe } from './universe.ts'

/** Which catalogue is to be made. */
export interface Recipe {
  readonly works: number
  /** the same number gives the same catalogue */
  readonly seed: number
  readonly volume: Volume
  /** of every author's account; null: nobody can log in as one */
  readonly passwordHash: string | null
}

/** Works of one transaction: many for speed, few enough that a server beside it is not kept waiting for long. */
const BATCH = 1000

/**
 * Fills an archive with made-up works, straight into the tables, past rules that they keep by construction. For trials
 * and measurements; whatever is in the archive already stays.
 * @param watch is told how many works a batch had
 */
export async function seedCatalogue(
  house: Pick<House, 'db' | 'now'>,
  recipe: Recipe,
  watch: (works: number) => void,
): Promise<void> {
  const catalogue = new Catalogue(recipe, house.now())
  for (let from = 0; from < recipe.works; from += BATCH) {
    const count = Math.min(BATCH, recipe.works - from)
    await house.db.transaction().execute((trx) => catalogue.write(trx, from, count))
    watch(count)
  }
}

class Catalogue {
  private readonly recipe: Recipe
  private readonly now: Date
  private readonly dice: Dice
  private readonly pools: Pools
  private readonly universe: Universe
  private readonly book: TagBook
  private readonly authors: Authors
  private readonly shelf = new SeriesShelf()

  constructor(recipe: Recipe, now: Date) {
    this.recipe = recipe
    this.now = now
    this.dice = new Dice(recipe.seed)
    this.pools = makePools(this.dice)
    this.universe = new Universe(recipe.works)
    this.book = new TagBook(this.universe)
    this.authors = new Authors(recipe.works, recipe.passwordHash)
  }

  async write(trx: Transaction, from: number, count: number): Promise<void> {
    const now = this.now.toISOString()
    const drawn = Array.from({ length: count }, (_, at) => ({
      work: drawWork(this.dice, this.universe, (from + at + 0.5) / this.recipe.works, this.now.getTime()),
      person: this.authors.draw(this.dice),
    }))
    await this.authors.settle(
      trx,
      drawn.map(({ person }) => person),
      now,
    )
    const placed = await this.place(trx, drawn, now)
    await writeRows(trx, placed, this.dice, now)
    await this.shelf.place(
      trx,
      this.dice,
      placed.map(({ id, author }) => ({ id, pseudId: author.pseudId })),
      now,
    )
    await indexWords(
      trx,
      placed.map(({ id }) => id),
    )
  }

  private async place(
    trx: Transaction,
    drawn: readonly { readonly work: DrawnWork; readonly person: number }[],
    now: string,
  ): Promise<readonly PlacedWork[]> {
    const tags = await this.book.settle(
      trx,
      drawn.flatMap(({ work }) => work.tags),
      now,
    )
    const firstWork = await reserveIds<Tables>(trx, 'works', drawn.length)
    let nextChapter = await reserveIds<Tables>(
      trx,
      'chapters',
      drawn.reduce((sum, { work }) => sum + work.chapters, 0),
    )
    return drawn.map(({ work, person }, at) => {
      const { chapters: texts, next: nextBlock } = writeTexts(this.dice, this.pools, work, this.recipe.volume)
      const firstChapterId = nextChapter
      nextChapter += texts.length
      return {
        id: firstWork + at,
        work,
        author: this.authors.bylineOf(this.dice, person),
        tags: work.tags.flatMap((ref) => tags.get(keyOf(ref)) ?? []),
        firstChapterId,
        texts,
        nextBlock,
      }
    })
  }
}

async function writeRows(trx: Transaction, placed: readonly PlacedWork[], dice: Dice, now: string): Promise<void> {
  await insertMany<Tables, 'works'>(
    trx,
    'works',
    placed.map((one) => workRow(one, now)),
  )
  await insertMany<Tables, 'work_counters'>(trx, 'work_counters', placed.map(counterRow))
  await insertMany<Tables, 'taggings'>(trx, 'taggings', placed.flatMap(taggingRows))
  await insertMany<Tables, 'creatorships'>(
    trx,
    'creatorships',
    placed.map(({ id, author }) => ({ work_id: id, pseud_id: author.pseudId, position: 0 })),
  )
  await insertMany<Tables, 'chapters'>(
    trx,
    'chapters',
    placed.flatMap((one) => chapterRows(one, dice, now)),
  )
  await insertMany<Tables, 'chapter_texts'>(trx, 'chapter_texts', placed.flatMap(textRows))
  await insertMany<Tables, 'changes'>(
    trx,
    'changes',
    placed.map(({ id }) => ({ work_id: id, changed_at: now })),
  )
}
