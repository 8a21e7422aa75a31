import type { TagType } from '../../schema/index.ts'

/** Types that wranglers tie, in the order of pages. */
export const BIN_TYPES = ['fandom', 'character', 'relationship', 'additional'] as const satisfies readonly TagType[]

export type BinType = (typeof BIN_TYPES)[number]

export const STATUSES = ['unwrangled', 'canonical', 'synonym', 'unwrangleable'] as const

export type Status = (typeof STATUSES)[number]

/** Which bin, and which page of it. */
export interface BinAsk {
  readonly type: BinType
  readonly status: Status
  /** path name of a fandom; empty for tags of all */
  readonly fandom: string
  /** part of a name; empty for all */
  readonly term: string
  /** 1 for the first */
  readonly page: number
}

/** What cannot be read is as when it was left out: a bin is a place to look, not a form that can be wrong. */
export function parseBin(params: URLSearchParams): BinAsk {
  const one = <Value extends string>(values: readonly Value[], name: string, otherwise: Value) =>
    values.find((value) => value === params.get(name)) ?? otherwise
  const text = (name: string) => (params.get(name) ?? '').toWellFormed().replaceAll('\0', '').trim().slice(0, 150)
  const page = /^[1-9]\d{0,4}$/.test(params.get('page') ?? '') ? Number(params.get('page')) : 1
  return {
    type: one(BIN_TYPES, 'type', 'fandom'),
    status: one(STATUSES, 'status', 'unwrangled'),
    fandom: text('fandom'),
    term: text('term'),
    page,
  }
}

/** @returns the parameters of the bin's address; what is as usual is left out */
export function printBin({ type, status, fandom, term, page }: BinAsk): string {
  const params = new URLSearchParams({ type })
  if (status !== 'unwrangled') params.set('status', status)
  if (fandom !== '') params.set('fandom', fandom)
  if (term !== '') params.set('term', term)
  if (page > 1) params.set('page', String(page))
  return params.toString()
}
