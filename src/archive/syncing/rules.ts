import type { BookMap } from '../files/index.ts'

/** Where an e-reader is, in the words of the archive. */
export interface Spot {
  readonly chapterId: number
  /** id of the paragraph; empty for the beginning of the chapter */
  readonly block: string
  /** ids of the paragraphs before it, nearest first */
  readonly before: readonly string[]
  /** thousandths of the chapter */
  readonly through: number
}

const POINTER = /^\/body\/DocFragment(?:\[(\d{1,6})\])?(?:\/body\/?(.*?))?(?:\/?text\(\)(?:\[\d+\])?)?(?:\.\d+)?$/
/** Paragraphs before the spot that are told in case it goes. */
const BEFORE = 12

/**
 * Finds the paragraph that KOReader means.
 * @param progress a pointer of its engine: `/body/DocFragment[4]/body/section/div/p[7]/text().12`
 * @returns undefined when it leads out of the book, or is no such pointer
 */
export function spotOf(map: BookMap, progress: string): Spot | undefined {
  const [, number = '1', path = ''] = POINTER.exec(progress) ?? []
  const document = POINTER.test(progress) ? map[Number(number) - 1] : undefined
  if (!document) return undefined
  if (document.chapterId === 0) return beginningAfter(map, Number(number))
  const { chapterId, steps } = document
  const at = nearest(
    steps.map((step) => plain(step.path)),
    plain(path),
  )
  const block = steps[at]?.block ?? ''
  const blocks = steps.filter(({ length }) => length > 0)
  const reached = blocks.findIndex((step) => step.block === block)
  const above = blocks.slice(0, Math.max(0, reached))
  return {
    chapterId,
    block,
    before: above
      .slice(-BEFORE)
      .reverse()
      .map((step) => step.block),
    through: Math.round((1000 * lengthOf(above)) / Math.max(1, lengthOf(blocks))),
  }
}

/** A cover or a page about the work stands before the chapter that follows. */
function beginningAfter(map: BookMap, number: number): Spot | undefined {
  const next = map.slice(number).find(({ chapterId }) => chapterId !== 0)
  return next && { chapterId: next.chapterId, block: '', before: [], through: 0 }
}

/** An element without a number is the first of its name. */
function plain(path: string): string {
  return path.replaceAll('[1]', '').replace(/\/$/, '')
}

/** @returns where the path stands, or the element around it that is there; -1 for none */
function nearest(paths: readonly string[], path: string): number {
  for (let wanted = path; wanted !== ''; wanted = wanted.slice(0, Math.max(0, wanted.lastIndexOf('/')))) {
    const at = paths.indexOf(wanted)
    if (at >= 0) return at
  }
  return -1
}

/** What KOReader is told. */
export interface Told {
  readonly progress: string
  /** 0 to 1, of the whole file */
  readonly percentage: number
}

/**
 * Says in KOReader's words where somebody is, in the file that this e-reader holds: it may be older than the work.
 * @param spot a place in the work; of its chapter at least
 * @returns undefined when the file holds no chapter at all; its end when the chapter is newer than the file
 */
export function pointerTo(map: BookMap, spot: Pick<Spot, 'chapterId' | 'block' | 'before'>): Told | undefined {
  const held = map.findIndex(({ chapterId }) => chapterId === spot.chapterId)
  const at = held >= 0 ? held : map.findLastIndex(({ chapterId }) => chapterId !== 0)
  const document = map[at]
  if (!document) return undefined
  const { steps } = document
  const wanted = held >= 0 ? [spot.block, ...spot.before] : [steps.at(-1)?.block ?? '']
  const step = wanted
    .filter((block) => block !== '')
    .map((block) => steps.findIndex((one) => one.block === block && one.length > 0))
    .find((index) => index >= 0)
  const path = (steps[step ?? 0] ?? { path: '' }).path
  const before = lengthOf(map.slice(0, at).flatMap((one) => one.steps)) + lengthOf(steps.slice(0, step ?? 0))
  return {
    progress: `/body/DocFragment[${at + 1}]/body${path === '' ? '' : `/${path}`}.0`,
    percentage: Math.round((10_000 * before) / Math.max(1, lengthOf(map.flatMap((one) => one.steps)))) / 10_000,
  }
}

function lengthOf(steps: readonly { readonly length: number }[]): number {
  return steps.reduce((sum, { length }) => sum + length, 0)
}
