import type { z } from 'zod'
import type { Member } from '../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../schema/index.ts'
import type { House } from '../house.ts'

/** Whose account leaves, and what it is read from. */
export interface Owner {
  /** all of it at one moment */
  readonly db: Db
  readonly userId: number
  readonly login: string
  /** what they may see of others' */
  readonly viewer: Member
  /** the archive's address, without a slash at the end */
  readonly base: string
}

/** An account that comes in, while one of its records does. */
export interface Coming {
  readonly trx: Transaction
  readonly house: House
  readonly userId: number
  readonly viewer: Member
  /** the address of the archive that it comes from */
  readonly base: string
  /** whether those who keep the archive bring it: only they can bring numbers that say how many readers there were */
  readonly trusted: boolean
  /** @returns the number here of what came in with this account; undefined when it did not */
  own(kind: string, id: number): number | undefined
  /** @returns the number here of what came in with any account from the same archive: for the caller to look at, since a file
   * can say anything */
  anybodys(kind: 'works' | 'series', id: number): Promise<number | undefined>
  /** Notes where a thing that stands inside the record has come to. */
  note(kind: string, id: number, here: number): void
  /** @returns the text with its pictures under their names here */
  pictures(html: string): string
}

/** A record as a program reads it. */
export type Told = Readonly<Record<string, unknown>>

/** What became of a record that came in. */
export type Brought =
  | {
      readonly became: 'new' | 'known'
      /** its number here, for what has one */
      readonly id?: number | undefined
      /** what is not as it was, in a sentence */
      readonly remark?: string | undefined
    }
  | { readonly became: 'left'; readonly why: string }

/** One kind of thing that belongs to a member: how it leaves, and how it comes back. */
export interface Kind {
  /** of its files: `data/works.json` */
  readonly name: string
  /** one sentence that says what a record is, and what is not in it */
  readonly says: string
  /** the tables that are in it */
  readonly tables: readonly string[]
  readonly record: z.ZodObject
  /** In an order that stays. */
  read(owner: Owner): AsyncIterable<Told>
  /** what a record is known by among its kind, within one account */
  key(record: Told): string
  /** Puts one record in, in the transaction of {@link Coming}; undefined where none comes back, and {@link stays} says why. */
  readonly bring: ((coming: Coming, record: Told) => Promise<Brought>) | undefined
  /** why records of this kind do not come into another archive */
  readonly stays: string
  /** For what is a file of the media folder, too: its name there. */
  readonly medium: ((record: Told) => string) | undefined
  /** Keeps such a file, outside of any transaction; with the name that it has here. */
  readonly keep: ((house: House, userId: number, record: Told, bytes: Uint8Array) => Promise<Kept>) | undefined
}

/** What became of a file. */
export type Kept = Brought & { readonly name?: string | undefined }

/** What a room gives to the account that leaves. */
export interface AccountPart {
  readonly kinds: readonly Kind[]
  /** tables with a person in them that do not go along, each with its reason */
  readonly leftOut: Readonly<Record<string, string>>
}

interface Described<Shape extends z.ZodObject> {
  readonly name: string
  readonly says: string
  readonly tables: readonly string[]
  readonly record: Shape
  readonly read: (owner: Owner) => AsyncIterable<z.output<Shape>>
  /** its `id` when absent */
  readonly key?: (record: z.output<Shape>) => string | number
  readonly medium?: (record: z.output<Shape>) => string
}

type Returning<Shape extends z.ZodObject> =
  | {
      readonly bring: (coming: Coming, record: z.output<Shape>) => Promise<Brought>
      stays?: undefined
      keep?: undefined
    }
  | { readonly stays: string; bring?: undefined; keep?: undefined }
  | {
      readonly keep: (house: House, userId: number, record: z.output<Shape>, bytes: Uint8Array) => Promise<Kept>
      stays?: undefined
      bring?: undefined
    }

/** A kind whose reader and bringer are held to its schema. */
export function kindOf<Shape extends z.ZodObject>(kind: Described<Shape> & Returning<Shape>): Kind {
  const { key, bring, medium, keep } = kind
  return {
    ...kind,
    key: (record) => String(key ? key(record as z.output<Shape>) : record.id),
    bring: bring && ((coming, record) => bring(coming, record as z.output<Shape>)),
    stays: kind.stays ?? '',
    medium: medium && ((record) => medium(record as z.output<Shape>)),
    keep: keep && ((house, userId, record, bytes) => keep(house, userId, record as z.output<Shape>, bytes)),
  }
}
