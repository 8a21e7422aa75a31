/** Works on one page of a listing; readers' tools count on it. */
export const PAGE = 20

/** A work in a listing, as the listing's order sees it: what the pages before and after begin from. */
export interface Cursor {
  /** what the listing is sorted by */
  readonly key: string | number
  readonly id: number
}

/** Where in a listing someone is. The number is what they see; the cursor, where there is one, decides. */
export interface Place {
  /** 1 for the first */
  readonly page: number
  readonly after?: Cursor
  readonly before?: Cursor
  /** works on one page; {@link PAGE} when absent */
  readonly size?: number
}

/** Reads `page`, `after` and `before`; what cannot be used is the first page, or the page by its number alone. */
export function parsePlace(params: URLSearchParams): Place {
  const typed = params.get('page') ?? ''
  const page = /^\d{1,7}$/.test(typed) ? Math.max(1, Number(typed)) : 1
  const after = parseCursor(params.get('after'))
  const before = parseCursor(params.get('before'))
  return { page, ...(after ? { after } : before ? { before } : {}) }
}

/** @returns `page=2&after=…` as an address carries it: the number first, tools read it there */
export function printPlace({ page, after, before, size }: Place): string {
  const cursor = after ? `&after=${printCursor(after)}` : before ? `&before=${printCursor(before)}` : ''
  return `page=${page}${cursor}${size === undefined ? '' : `&size=${size}`}`
}

/** @returns `120~n5000` for work 120 with 5000 words, `120~t…` where the order is one of texts */
function printCursor({ key, id }: Cursor): string {
  return `${id}~${typeof key === 'number' ? 'n' : 't'}${encodeURIComponent(key)}`
}

function parseCursor(typed: string | null): Cursor | undefined {
  const [, id, kind, key = ''] = /^(\d{1,9})~([nt])(.{0,600})$/su.exec(typed ?? '') ?? []
  if (id === undefined) return undefined
  if (kind === 't') return { id: Number(id), key: key.toWellFormed().replaceAll('\0', '') }
  return /^\d{1,10}$/.test(key) ? { id: Number(id), key: Math.min(Number(key), 2_147_483_647) } : undefined
}
