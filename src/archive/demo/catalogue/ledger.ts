import type { InsertObject } from 'kysely'
import { insertMany, reserveIds } from '../../../platform/db/bulk.ts'
import type { Document } from '../../../platform/db/words.ts'
import type { Tables, TagType, Transaction } from '../../../schema/index.ts'
import { keepSeriesWords, keepWords } from '../../works/index.ts'

/** The words of a work, as the index keeps them. */
export interface WorkWords {
  readonly id: number
  readonly document: Document
}

/** A series whose title is to be found. */
export interface NamedSeries {
  readonly id: number
  readonly title: string
}

/** A tag that is looked for before it is made. */
export interface WantedTag {
  readonly type: TagType
  readonly name: string
  readonly nameKey: string
}

/** Tags that an archive has already. */
export interface TagsThere {
  /** by type and folded name; see {@link tagKey} */
  readonly ids: ReadonlyMap<string, number>
  /** names in addresses that are taken */
  readonly paths: ReadonlySet<string>
}

/** Where a catalogue is written. */
export interface Ledger {
  /** whether this ledger takes tags and taggings, and whether it takes all else; two may share a catalogue */
  readonly takes: { readonly tags: boolean; readonly works: boolean }
  /** @returns the first of `count` numbers in a row that nobody else gets */
  reserve(table: keyof Tables, count: number): Promise<number>
  /** @param rows by rising number, all with the same columns */
  insert<Table extends keyof Tables>(table: Table, rows: readonly InsertObject<Tables, Table>[]): Promise<void>
  /** @returns those of the tags that are there, made here or before */
  findTags(wanted: readonly WantedTag[]): Promise<TagsThere>
  keepWords(works: readonly WorkWords[]): Promise<void>
  keepSeriesWords(series: readonly NamedSeries[]): Promise<void>
}

export function tagKey(type: TagType, nameKey: string): string {
  return `${type} ${nameKey}`
}

const LOOKED_UP_AT_ONCE = 500

/** Writes into an archive as it is, beside whoever uses it, within one transaction. */
export class SqlLedger implements Ledger {
  readonly takes = { tags: true, works: true }
  private readonly trx: Transaction

  constructor(trx: Transaction) {
    this.trx = trx
  }

  reserve(table: keyof Tables, count: number): Promise<number> {
    return reserveIds<Tables>(this.trx, table, count)
  }

  insert<Table extends keyof Tables>(table: Table, rows: readonly InsertObject<Tables, Table>[]): Promise<void> {
    return insertMany<Tables, Table>(this.trx, table, rows)
  }

  async findTags(wanted: readonly WantedTag[]): Promise<TagsThere> {
    const ids = new Map<string, number>()
    const paths = new Set<string>()
    for (let from = 0; from < wanted.length; from += LOOKED_UP_AT_ONCE) {
      for (const row of await this.tagsLike(wanted.slice(from, from + LOOKED_UP_AT_ONCE))) {
        ids.set(tagKey(row.type, row.name_key), row.id)
        paths.add(row.path_name)
      }
    }
    return { ids, paths }
  }

  keepWords(works: readonly WorkWords[]): Promise<void> {
    return keepWords(this.trx, works)
  }

  keepSeriesWords(series: readonly NamedSeries[]): Promise<void> {
    return keepSeriesWords(this.trx, series)
  }

  private tagsLike(some: readonly WantedTag[]) {
    return this.trx
      .selectFrom('tags')
      .select(['id', 'type', 'name_key', 'path_name'])
      .where((or) =>
        or.or([
          or(
            'name_key',
            'in',
            some.map(({ nameKey }) => nameKey),
          ),
          or(
            'path_name',
            'in',
            some.map(({ name }) => name),
          ),
        ]),
      )
      .execute()
  }
}
