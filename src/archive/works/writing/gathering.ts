import type { Member } from '../../../platform/web/viewer.ts'
import type { Transaction } from '../../../schema/index.ts'
import type { WorkFields } from './work-fields.ts'

/** A collection that a work has to do with, as its form shows it. */
export interface Gathered {
  readonly id: number
  readonly title: string
  /** how the work stands there, in words: "it is in", "it waits for its maintainers" */
  readonly standing: string
}

/** What a form asks of collections. */
export interface CollectionsAsked {
  /** names from addresses, as typed, each once */
  readonly join: readonly string[]
  /** numbers of those that the work leaves */
  readonly leave: readonly number[]
}

/** How works come into collections from their own form. Collections are kept on a higher floor; `app.ts` says who does this. */
export interface Gathering {
  /** @returns what the work has to do with, by title */
  of(workId: number): Promise<readonly Gathered[]>
  /** @param workId undefined for a work that is not there yet
   * @returns why it cannot be, in a sentence; undefined when it can */
  problemWith(asked: CollectionsAsked, member: Member, workId: number | undefined): Promise<string | undefined>
  /** Does it in the transaction of the work, before anybody is told of the work. */
  carryOut(trx: Transaction, asked: CollectionsAsked, member: Member, workId: number): Promise<void>
}

/** @returns what the form of a work asks of collections */
export function collectionsIn({ collections, leaveCollections }: WorkFields): CollectionsAsked {
  const names = collections.split(/[,，、]/).map((name) => name.trim())
  const join = new Map(names.filter((name) => name !== '').map((name) => [name.toLowerCase(), name]))
  const leave = leaveCollections.filter((id) => /^\d{1,9}$/.test(id)).map(Number)
  return { join: [...join.values()], leave: [...new Set(leave)] }
}
