import { isId } from '../../platform/db/ids.ts'

/** Where a list of readings goes on: behind this work, which was opened or marked then. */
export interface Beyond {
  /** UTC instant */
  readonly at: string
  readonly id: number
}

/** @returns how an address says where the next page begins */
export function printBeyond({ at, id }: Beyond): string {
  return `${at}~${id}`
}

/** @returns undefined for the first page, and for what {@link printBeyond} never says */
export function parseBeyond(after: string | undefined): Beyond | undefined {
  const [, at = '', number = ''] = /^(\d{4}-[\d\-:.TZ]{6,26})~(\d{1,10})$/.exec(after ?? '') ?? []
  return at !== '' && isId(Number(number)) ? { at, id: Number(number) } : undefined
}
