import { z } from 'zod'
import { isId } from '../../../platform/db/ids.ts'

export const id = z.int().positive().describe('a number that stays')
export const instant = z.iso.datetime().describe('UTC, ISO 8601')
export const html = z.string().describe('sanitised HTML; empty for none')
export const count = z.int().min(0)
/** of a paragraph or a chapter */
export const thousandths = z.int().min(0).max(1000)

/** A number in an address. */
export const idInPath = z.coerce.number().refine(isId, 'a whole number, 1 or more').meta({ type: 'integer' })
export const byId = z.object({ id: idInPath })
export const byName = z.object({ name: z.string().min(1).max(500) })

/** How many of a list one page has. */
export const PAGE = 50

/** Which page of a list: what the `next` of the page before said. */
export const paged = z.object({
  after: z.string().max(100).optional().describe('as it stands in the “next” of the page before'),
})

/** @returns a page of a list and the address of the next */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: z.array(item),
    next: z.string().nullable().describe('the address of the next page; null on the last'),
  })
}

/** @returns the page's part of what was found, and the address of the next page when one more was found
 * @param keyOf what the next page begins behind */
export function pageFrom<Found, Item>(
  found: readonly Found[],
  address: string,
  keyOf: (last: Found) => string | number,
  toItem: (one: Found) => Item,
): { items: Item[]; next: string | null } {
  const shown = found.slice(0, PAGE)
  const last = shown.at(-1)
  const more = found.length > PAGE && last !== undefined
  return {
    items: shown.map(toItem),
    next: more ? `${address}?after=${encodeURIComponent(keyOf(last))}` : null,
  }
}

/** @returns the number behind which a page begins; undefined for the first page */
export function numberAfter(after: string | undefined): number | undefined {
  const number = Number(after)
  return after !== undefined && isId(number) ? number : undefined
}
