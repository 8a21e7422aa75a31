import type { House } from '../../house.ts'
import { Authors } from './authors.ts'
import { Dice } from './dice.ts'
import { type DrawnWork, drawWork } from './draw.ts'
import type { Ledger } from './ledger.ts'
import { chapterRows, counterRow, type PlacedWork, taggingRows, textRows, workRow } from './rows.ts'
import { SeriesShelf } from './series.ts'
import { TagBook } from './tag-book.ts'
import { makePools, type Pools, type Volume, writeTexts } from './texts.ts'
import { Universe } from './universe.ts'
import { wordsOf } from './work-words.ts'

/** Which catalogue is to be made. */
export interface Recipe {
  readonly works: number
  /** the same number gives the same catalogue */
  readonly seed: number
  readonly volume: Volume
  /** of every author's account; null: nobody can log in as one */
  readonly passwordHash: string | null
}

/** Draws works, one batch after the other, and writes them. */
export class Catalogue {
  private readonly recipe: Recipe
  private readonly now: Date
  private readonly dice: Dice
  private readonly pools: Pools
  private readonly universe: Universe
  private readonly book: TagBook
  private readonly authors: Authors
  private readonly shelf = new SeriesShelf()

  constructor(recipe: Recipe, now: ReturnType<House['now']>) {
    this.recipe = recipe
    this.now = now
    this.dice = new Dice(recipe.seed)
    this.pools = makePools(this.dice)
    this.universe = new Universe(recipe.works)
    this.book = new TagBook(this.universe)
    this.authors = new Authors(recipe.works, recipe.passwordHash)
  }

  /** @param from the place of the first of them in the whole catalogue */
  async write(ledger: Ledger, from: number, count: number): Promise<void> {
    const now = this.now.toISOString()
    const drawn = Array.from({ length: count }, (_, at) => ({
      work: drawWork(this.dice, this.universe, (from + at + 0.5) / this.recipe.works, this.now.getTime()),
      person: this.authors.draw(this.dice),
    }))
    const people = drawn.map(({ person }) => person)
    await this.authors.settle(ledger, people, now)
    const placed = await this.place(ledger, drawn, now)
    await writeRows(ledger, placed, this.dice, now)
    const bylines = placed.map(({ id, author }) => ({ id, pseudId: author.pseudId }))
    await this.shelf.place(ledger, this.dice, bylines, now)
    await ledger.keepWords(placed.map((one) => wordsOf(one, this.recipe.volume)))
  }

  private async place(
    ledger: Ledger,
    drawn: readonly { readonly work: DrawnWork; readonly person: number }[],
    now: string,
  ): Promise<readonly PlacedWork[]> {
    const tags = await this.book.settle(
      ledger,
      drawn.map(({ work }) => work.tags),
      now,
    )
    const firstWork = await ledger.reserve('works', drawn.length)
    const chapters = drawn.reduce((sum, { work }) => sum + work.chapters, 0)
    let nextChapter = await ledger.reserve('chapters', chapters)
    return drawn.map(({ work, person }, at) => {
      const { chapters: texts, next: nextBlock } = writeTexts(this.dice, this.pools, work, this.recipe.volume)
      const firstChapterId = nextChapter
      nextChapter += texts.length
      return {
        id: firstWork + at,
        work,
        author: this.authors.bylineOf(this.dice, person),
        tags: tags[at] ?? [],
        firstChapterId,
        texts,
        nextBlock,
      }
    })
  }
}

async function writeRows(ledger: Ledger, placed: readonly PlacedWork[], dice: Dice, now: string): Promise<void> {
  await ledger.insert(
    'works',
    placed.map((one) => workRow(one, now)),
  )
  await ledger.insert('work_counters', placed.map(counterRow))
  await ledger.insert('taggings', placed.flatMap(taggingRows))
  await ledger.insert(
    'creatorships',
    placed.map(({ id, author }) => ({ work_id: id, pseud_id: author.pseudId, position: 0 })),
  )
  await ledger.insert(
    'chapters',
    placed.flatMap((one) => chapterRows(one, dice, now)),
  )
  await ledger.insert('chapter_texts', placed.flatMap(textRows))
}
