import type { BookMap } from '../../files/index.ts'
import { pointerTo, type Spot } from '../rules.ts'

/** Paragraphs before the spot that are told in case it goes. */
const BEFORE = 12

/** A document of our EPUBs, or a page of a chapter, and the paragraph in it. */
const REFERENCE = /(?:^|\/)(?:chapter-(\d{1,9})\.xhtml|chapters\/(\d{1,9}))(?:#(p[0-9a-z]{1,12}))?$/

/**
 * Finds the paragraph that a reading program means.
 * @param references places in the book as the program names them, in any order; those that are of no use are passed over
 * @param progression 0 to 1 of the whole book: where no reference is understood
 * @returns undefined for a book without a chapter
 */
export function spotIn(map: BookMap, references: readonly string[], progression: number): Spot | undefined {
  const named = references
    .flatMap((reference) => {
      const [, file, page, block = ''] = REFERENCE.exec(reference) ?? []
      const chapterId = Number(file ?? page)
      return map.some((document) => document.chapterId === chapterId && chapterId > 0) ? [{ chapterId, block }] : []
    })
    .toSorted((one, other) => other.block.length - one.block.length)
  const [best] = named
  return best ? spotAt(map, best.chapterId, best.block) : spotAfter(map, progression)
}

function spotAfter(map: BookMap, progression: number): Spot | undefined {
  const steps = map.flatMap(({ chapterId, steps }) => steps.map((step) => ({ ...step, chapterId })))
  let left = progression * steps.reduce((sum, { length }) => sum + length, 0)
  for (const { chapterId, block, length } of steps) {
    left -= length
    if (left < 0 && chapterId !== 0) return spotAt(map, chapterId, block)
  }
  const last = map.findLast(({ chapterId }) => chapterId !== 0)
  return last && spotAt(map, last.chapterId, last.steps.at(-1)?.block ?? '')
}

function spotAt(map: BookMap, chapterId: number, block: string): Spot {
  const steps = (map.find((document) => document.chapterId === chapterId)?.steps ?? []).filter(
    ({ length }) => length > 0,
  )
  const at = steps.findIndex((step) => step.block === block)
  const above = steps.slice(0, Math.max(0, at))
  const lengthOf = (some: typeof steps) => some.reduce((sum, { length }) => sum + length, 0)
  return {
    chapterId,
    block: at < 0 ? '' : block,
    before: above
      .slice(-BEFORE)
      .reverse()
      .map((step) => step.block),
    through: Math.round((1000 * lengthOf(above)) / Math.max(1, lengthOf(steps))),
  }
}

/** @returns how far into the book the spot is, and where, as {@link spotIn} reads it; undefined when the book has no such chapter */
export function told(
  map: BookMap,
  spot: Pick<Spot, 'chapterId' | 'block' | 'before'>,
): { readonly progression: number; readonly references: readonly string[] } | undefined {
  const document = map.find(({ chapterId }) => chapterId === spot.chapterId)
  const pointer = document && pointerTo(map, spot)
  if (!pointer) return undefined
  const blocks = new Set(document.steps.map(({ block }) => block))
  const block = [spot.block, ...spot.before].find((one) => one !== '' && blocks.has(one))
  return {
    progression: pointer.percentage,
    references: [`chapter-${spot.chapterId}.xhtml${block === undefined ? '' : `#${block}`}`],
  }
}
