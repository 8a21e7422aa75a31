import type { House } from '../../house.ts'
import { Authors } from './authors.ts'
import { Dice } from './dice.ts'
import { type DrawnWork, drawWork } from './draw.ts'
import type { Ledger } from './ledger.ts'
import { chapterRows, counterRow, type PlacedWork, taggingRows, textRows, workRow } from './rows.ts'
import { SeriesShelf } from './series.ts'
import { TagBook } from './tag-book.ts'
import { makePools, type Pools, type Volume, writeHead, writeTexts } from './texts.ts'
import { Universe } from './universe.ts'
import { WorkWordsBook } from './work-words.ts'

/** Which catalogue is to be made. */
export interface Recipe {
  readonly works: number
  /** the same number gives the same catalogue */
  readonly seed: number
  readonly volume: Volume
  /** of every author's account; null: nobody can log in as one */
  readonly passwordHash: string | null
}

/** Draws works, one batch after the other, and writes them. Tags and the rest share the first dice alone, so that two
 * threads can each write one of them. */
export class Catalogue {
  private readonly recipe: Recipe
  private readonly now: Date
  private readonly dice: Dice
  /** for what nothing of the tags depends on */
  private readonly pen: Dice
  private readonly pools: Pools
  private readonly universe: Universe
  private readonly book: TagBook
  private readonly words: WorkWordsBook
  private readonly authors: Authors
  private readonly shelf = new SeriesShelf()

  constructor(recipe: Recipe, now: ReturnType<House['now']>) {
    this.recipe = recipe
    this.now = now
    this.dice = new Dice(recipe.seed)
    this.pen = new Dice(recipe.seed ^ 0x5eed)
    this.pools = recipe.volume === 'none' ? new Map() : makePools(this.pen)
    this.universe = new Universe(recipe.works)
    this.book = new TagBook(this.universe)
    this.words = new WorkWordsBook(this.universe, recipe.volume)
    this.authors = new Authors(recipe.works, recipe.passwordHash)
  }

  /** @param from the place of the first of them in the whole catalogue */
  async write(ledger: Ledger, from: number, count: number): Promise<void> {
    const drawn = Array.from({ length: count }, (_, at) =>
      drawWork(this.dice, this.universe, (from + at + 0.5) / this.recipe.works, this.now.getTime()),
    )
    const firstWork = await ledger.reserve('works', count)
    if (ledger.takes.tags) await this.prepareTags(ledger, drawn)
    if (ledger.takes.works) await this.writeWorks(ledger, drawn, firstWork)
    if (ledger.takes.tags) await this.writeTaggings(ledger, drawn, firstWork)
  }

  private async prepareTags(ledger: Ledger, drawn: readonly DrawnWork[]): Promise<void> {
    await this.book.settle(
      ledger,
      drawn.map(({ tags }) => tags),
      this.now.toISOString(),
    )
  }

  private async writeTaggings(ledger: Ledger, drawn: readonly DrawnWork[], firstWork: number): Promise<void> {
    await ledger.insert(
      'taggings',
      drawn.flatMap((work, at) => taggingRows(firstWork + at, work, this.book.idsOf(work.tags))),
    )
  }

  private async writeWorks(ledger: Ledger, drawn: readonly DrawnWork[], firstWork: number): Promise<void> {
    const now = this.now.toISOString()
    const people = drawn.map(() => this.authors.draw(this.pen))
    await this.authors.settle(ledger, people, now)
    const chapters = drawn.reduce((sum, work) => sum + work.chapters, 0)
    let nextChapter = await ledger.reserve('chapters', chapters)
    const placed = drawn.map((work, at): PlacedWork => {
      const { chapters: texts, next: nextBlock } = writeTexts(this.pen, this.pools, work, this.recipe.volume)
      const firstChapterId = nextChapter
      nextChapter += texts.length
      const author = this.authors.bylineOf(this.pen, people[at] ?? 0)
      const head = writeHead(this.pen, work, this.recipe.volume)
      return { id: firstWork + at, work, ...head, author, firstChapterId, texts, nextBlock }
    })
    await writeRows(ledger, placed, this.pen, now)
    const bylines = placed.map(({ id, author }) => ({ id, pseudId: author.pseudId }))
    await this.shelf.place(ledger, this.pen, bylines, now)
    await ledger.keepWords(placed.map((one) => this.words.wordsOf(one)))
  }
}

async function writeRows(ledger: Ledger, placed: readonly PlacedWork[], dice: Dice, now: string): Promise<void> {
  await ledger.insert(
    'works',
    placed.map((one) => workRow(one, now)),
  )
  await ledger.insert('work_counters', placed.map(counterRow))
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
