import type { Dice } from './dice.ts'
import type { Ledger } from './ledger.ts'
import { writeTitle } from './titles.ts'

/** One work in so many belongs to a series. */
const SHARE = 0.08
/** A series goes on with the next work of its author in most cases, or ends. */
const GOES_ON = 0.75

interface Running {
  readonly id: number
  length: number
}

/** The series of a catalogue: works of one byline that follow each other. */
export class SeriesShelf {
  private readonly running = new Map<number, Running>()

  /** Puts some of the works, in order, into series. */
  async place(
    ledger: Ledger,
    dice: Dice,
    works: readonly { readonly id: number; readonly pseudId: number }[],
    now: string,
  ): Promise<void> {
    const chosen = works.filter(() => dice.chance(SHARE))
    if (chosen.length === 0) return
    let next = await ledger.reserve('series', chosen.length)
    const begun: { id: number; pseudId: number; title: string }[] = []
    const places: { series_id: number; work_id: number; position: number }[] = []
    for (const { id, pseudId } of chosen) {
      const known = this.running.get(pseudId)
      const series = known && dice.chance(GOES_ON) ? known : { id: next++, length: 0 }
      if (series !== known) begun.push({ id: series.id, pseudId, title: writeTitle(dice) })
      this.running.set(pseudId, series)
      places.push({ series_id: series.id, work_id: id, position: ++series.length })
    }
    await ledger.insert(
      'series',
      begun.map(({ id, title }) => ({ id, title, created_at: now })),
    )
    await ledger.keepSeriesWords(begun)
    await ledger.insert(
      'series_creators',
      begun.map(({ id, pseudId }) => ({ series_id: id, pseud_id: pseudId, position: 0 })),
    )
    await ledger.insert('series_works', places)
  }
}
