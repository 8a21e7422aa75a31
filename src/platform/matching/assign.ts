/** What a pair costs; a negative number where the two must not be paired. */
export type CostOf = (row: number, column: number) => number

/** Dearer than any number of pairs that may be: as many as possible are paired before costs are looked at. */
const FORBIDDEN = 1e9

/**
 * Pairs each row with a column, each column once: as many as can be, and of all ways to do that one that costs least. Shortest
 * augmenting paths over prices, O(n³) at worst.
 * @param size rows, and columns
 * @param costOf up to 100,000 a pair; asked once for each
 * @returns by row its column, or -1 where none is left that it may have
 * @see Jonker and Volgenant, A shortest augmenting path algorithm for dense and sparse linear assignment problems, 1987
 */
export function assign(size: number, costOf: CostOf): Int32Array {
  const costs = new Float64Array(size * size)
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const cost = costOf(row, column)
      costs[row * size + column] = cost < 0 ? FORBIDDEN : cost
    }
  const rowOf = new Int32Array(size).fill(-1)
  const columnOf = new Int32Array(size).fill(-1)
  const prices = new Float64Array(size)
  takeCheapest(size, costs, prices, rowOf, columnOf)
  const search = new Search(size, costs, prices, rowOf, columnOf)
  for (let row = 0; row < size; row++) if (columnOf[row] === -1) search.place(row)
  return columnOf.map((column, row) => ((costs[row * size + column] ?? FORBIDDEN) < FORBIDDEN ? column : -1))
}

/** Every column goes to the row that it costs least with, if nobody was quicker: a start that leaves few to be placed. */
function takeCheapest(
  size: number,
  costs: Float64Array,
  prices: Float64Array,
  rowOf: Int32Array,
  columnOf: Int32Array,
): void {
  for (let column = 0; column < size; column++) {
    let cheapest = 0
    for (let row = 1; row < size; row++)
      if (at(costs, row * size + column) < at(costs, cheapest * size + column)) cheapest = row
    prices[column] = at(costs, cheapest * size + column)
    if (columnOf[cheapest] === -1) {
      columnOf[cheapest] = column
      rowOf[column] = cheapest
    }
  }
}

/** Places one row after the other, moving others aside where that is cheapest. */
class Search {
  private readonly size: number
  private readonly costs: Float64Array
  private readonly prices: Float64Array
  private readonly rowOf: Int32Array
  private readonly columnOf: Int32Array
  private readonly distances: Float64Array
  private readonly from: Int32Array
  private readonly done: Uint8Array
  private readonly scanned: Int32Array

  constructor(size: number, costs: Float64Array, prices: Float64Array, rowOf: Int32Array, columnOf: Int32Array) {
    this.size = size
    this.costs = costs
    this.prices = prices
    this.rowOf = rowOf
    this.columnOf = columnOf
    this.distances = new Float64Array(size)
    this.from = new Int32Array(size)
    this.done = new Uint8Array(size)
    this.scanned = new Int32Array(size)
  }

  place(row: number): void {
    const { size, distances, from, done, scanned, rowOf, prices } = this
    done.fill(0)
    distances.fill(Number.POSITIVE_INFINITY)
    let [current, reached, base, count] = [row, -1, 0, 0]
    for (;;) {
      const own = reached === -1 ? 0 : at(this.costs, current * size + reached) - at(prices, reached)
      let nearest = -1
      let least = Number.POSITIVE_INFINITY
      for (let column = 0, cell = current * size; column < size; column++, cell++) {
        if (done[column] === 1) continue
        const distance = base + at(this.costs, cell) - at(prices, column) - own
        if (distance < at(distances, column)) {
          distances[column] = distance
          from[column] = current
        }
        const known = at(distances, column)
        // of columns that are equally near a free one ends the search: costs that are small whole numbers have many of them
        if (known < least || (known === least && rowOf[column] === -1)) {
          least = known
          nearest = column
        }
      }
      done[nearest] = 1
      scanned[count++] = nearest
      base = least
      reached = nearest
      const holder = rowOf[nearest] ?? -1
      if (holder === -1) break
      current = holder
    }
    for (let index = 0; index < count; index++) {
      const column = scanned[index] ?? 0
      prices[column] = at(prices, column) + at(distances, column) - base
    }
    this.moveAside(row, reached)
  }

  private moveAside(row: number, end: number): void {
    for (let column = end; ; ) {
      const giver = this.from[column] ?? 0
      const next = this.columnOf[giver] ?? -1
      this.rowOf[column] = giver
      this.columnOf[giver] = column
      if (giver === row) return
      column = next
    }
  }
}

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0
}
