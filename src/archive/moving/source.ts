import { openDump } from './dump/read.ts'
import type { Piece } from './dump/scanner.ts'
import type { OldDatabase } from './live/address.ts'
import { openLive } from './live/read.ts'

/** Where an old archive is read from, and how far that is. */
export interface Source extends Disposable {
  readonly pieces: AsyncIterable<readonly Piece[]>
  /** what it is measured in */
  readonly unit: string
  readonly total: number
  done(): number
}

/** @param from the name of a dump, packed by gzip or not; or a database
 * @param prefix of the tables that are wanted; undefined for all
 * @throws a sentence, now or while reading, when it cannot be read */
export async function openSource(from: string | OldDatabase, prefix: string | undefined): Promise<Source> {
  return typeof from === 'string' ? openDump(from) : openLive(from, prefix)
}
