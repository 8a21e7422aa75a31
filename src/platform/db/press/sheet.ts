/** What a page of a tree is. */
export const PAGE_KINDS = { tableLeaf: 13, tableInner: 5, indexLeaf: 10, indexInner: 2 } as const
export type PageKind = (typeof PAGE_KINDS)[keyof typeof PAGE_KINDS]

/**
 * A page in the making: cells from its end towards its beginning, their places in order from its beginning on.
 * @see https://www.sqlite.org/fileformat2.html#b_tree_pages
 */
export class Sheet {
  readonly bytes: Buffer
  private readonly kind: PageKind
  private readonly head: number
  private cells = 0
  private top: number
  private last = 0

  constructor(size: number, kind: PageKind) {
    this.bytes = Buffer.alloc(size)
    this.kind = kind
    this.head = kind === PAGE_KINDS.tableLeaf || kind === PAGE_KINDS.indexLeaf ? 8 : 12
    this.top = size
  }

  /** @returns whether a cell of this length has room */
  fits(length: number): boolean {
    return this.head + 2 * (this.cells + 1) + length <= this.top
  }

  /** Makes room for a cell behind all others.
   * @returns where in {@link bytes} it is to be written */
  place(length: number): number {
    this.top -= length
    this.last = length
    this.bytes.writeUInt16BE(this.top, this.head + 2 * this.cells)
    this.cells++
    return this.top
  }

  /** @returns the cell that came last, which is not here any more */
  takeLast(): Buffer {
    const cell = Buffer.from(this.bytes.subarray(this.top, this.top + this.last))
    this.bytes.fill(0, this.top, this.top + this.last)
    this.top += this.last
    this.cells--
    this.bytes.writeUInt16BE(0, this.head + 2 * this.cells)
    return cell
  }

  /** @param right the page behind the last cell; for an inner page
   * @returns the page as it is written */
  finished(right = 0): Buffer {
    this.bytes[0] = this.kind
    this.bytes.writeUInt16BE(this.cells, 3)
    this.bytes.writeUInt16BE(this.top, 5)
    if (this.head === 12) this.bytes.writeUInt32BE(right, 8)
    return this.bytes
  }

  /** Begins an empty page. */
  clear(): void {
    this.bytes.fill(0)
    this.cells = 0
    this.top = this.bytes.length
  }
}
