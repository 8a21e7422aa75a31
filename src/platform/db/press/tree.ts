import type { PageFile } from './pages.ts'
import { varintLength, writeVarint } from './record.ts'
import { PAGE_KINDS, Sheet } from './sheet.ts'

/**
 * A table or an index, written from its first entry to its last. Pages are filled one after the other and never looked
 * at again; whatever parts two of them goes one floor up. The top page takes the place of the tree that was there.
 * @see https://www.sqlite.org/fileformat2.html#b_tree_pages
 */
export class Tree {
  private readonly pages: PageFile
  private readonly root: number
  private readonly isTable: boolean
  private readonly sheets: Sheet[]
  /** bytes of a record that stay in its cell, if it is longer at least so many */
  private readonly most: number
  private readonly least: number
  private lastRow = 0

  /** @param root number of the top page, as the schema has it */
  constructor(pages: PageFile, root: number, kind: 'table' | 'index') {
    this.pages = pages
    this.root = root
    this.isTable = kind === 'table'
    this.sheets = [new Sheet(pages.size, this.isTable ? PAGE_KINDS.tableLeaf : PAGE_KINDS.indexLeaf)]
    this.most = this.isTable ? pages.size - 35 : Math.floor(((pages.size - 12) * 64) / 255) - 23
    this.least = Math.floor(((pages.size - 12) * 32) / 255) - 23
  }

  /** Takes in a record; those of a table come by rising row, those of an index in its order.
   * @param row number of the row; of no matter in an index */
  add(record: Buffer, length: number, row: number): void {
    const leaf = this.sheets[0] as Sheet
    const kept = this.keptOf(length)
    const head = varintLength(length) + (this.isTable ? varintLength(row) : 0)
    const cell = head + kept + (kept < length ? 4 : 0)
    if (!leaf.fits(cell)) this.turn(leaf)
    const rest = kept < length ? this.writeRest(record, kept, length) : 0
    let place = writeVarint(leaf.bytes, length, leaf.place(cell))
    if (this.isTable) place = writeVarint(leaf.bytes, row, place)
    copy(record, leaf.bytes, place, kept)
    if (rest > 0) leaf.bytes.writeUInt32BE(rest, place + kept)
    this.lastRow = row
  }

  /** Writes the pages that are not full. */
  finish(): void {
    let below = 0
    for (const [floor, sheet] of this.sheets.entries()) {
      const page = sheet.finished(below)
      if (floor === this.sheets.length - 1) this.pages.replace(this.root, page)
      else below = this.pages.append(page)
    }
  }

  /** Between two leaves of a table stands the number of a row; between two of an index stands an entry. */
  private turn(leaf: Sheet): void {
    const parting = this.isTable ? varint(this.lastRow) : leaf.takeLast()
    const page = this.pages.append(leaf.finished())
    leaf.clear()
    this.raise(1, page, parting)
  }

  private raise(floor: number, child: number, parting: Buffer): void {
    const sheet = this.innerSheet(floor)
    if (!sheet.fits(4 + parting.length)) {
      const last = sheet.takeLast()
      const page = this.pages.append(sheet.finished(last.readUInt32BE(0)))
      sheet.clear()
      this.raise(floor + 1, page, last.subarray(4))
    }
    const place = sheet.place(4 + parting.length)
    sheet.bytes.writeUInt32BE(child, place)
    sheet.bytes.set(parting, place + 4)
  }

  private innerSheet(floor: number): Sheet {
    const known = this.sheets[floor]
    if (known) return known
    const made = new Sheet(this.pages.size, this.isTable ? PAGE_KINDS.tableInner : PAGE_KINDS.indexInner)
    this.sheets.push(made)
    return made
  }

  private keptOf(length: number): number {
    if (length <= this.most) return length
    const kept = this.least + ((length - this.least) % (this.pages.size - 4))
    return kept <= this.most ? kept : this.least
  }

  /** What has no room in a cell stands on pages of its own. The last is written first, so that each knows the next.
   * @returns the number of the first */
  private writeRest(record: Buffer, kept: number, length: number): number {
    const room = this.pages.size - 4
    let next = 0
    for (let part = Math.ceil((length - kept) / room) - 1; part >= 0; part--) {
      const page = Buffer.alloc(this.pages.size)
      page.writeUInt32BE(next, 0)
      record.copy(page, 4, kept + part * room, Math.min(length, kept + (part + 1) * room))
      next = this.pages.append(page)
    }
    return next
  }
}

function varint(number: number): Buffer {
  const bytes = Buffer.alloc(varintLength(number))
  writeVarint(bytes, number, 0)
  return bytes
}

/** A call into the engine costs more than a few bytes. */
function copy(from: Buffer, to: Buffer, place: number, length: number): void {
  if (length > 64) from.copy(to, place, 0, length)
  else for (let at = 0; at < length; at++) to[place + at] = from[at] as number
}
