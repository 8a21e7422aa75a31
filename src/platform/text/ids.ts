import { pairAlike } from './alike.ts'
import { type Draft, pairSame } from './same.ts'
import { type Leaf, leafText, leaves } from './scan.ts'

/** Gives every leaf block of a text its id, `p` and a number in base 36, so that a place in the text can be named and stays
 * true when the text is edited. A block that says the same as one before keeps that one's id, wherever it moved; one that
 * was changed keeps it while six words in ten are the same; every other takes the next number. An id is never used again.
 * @param html as toBlocks gave it
 * @param options `previous`: what is stored, ids included; `next`: the number no block of the work has had yet, from 1
 * @returns the text with ids, and the number to begin with next time */
export function assignIds(
  html: string,
  options: { readonly previous?: string; readonly next: number },
): { html: string; next: number } {
  const previous = options.previous ?? ''
  const before = [...leaves(previous)].filter((leaf) => leaf.id !== undefined)
  const now = [...leaves(html)]
  const found = matches(
    now.map((leaf) => leafText(html, leaf)),
    before.map((leaf) => leafText(previous, leaf)),
  )
  let next = Math.max(options.next, 1, ...highest(before))
  const ids = now.map((_, at) => before[found[at] ?? -1]?.id ?? `p${(next++).toString(36)}`)
  return { html: withIds(html, now, ids), next }
}

/** @returns for each new text the place of the old one it is; undefined for one that is new */
function matches(now: readonly string[], before: readonly string[]): readonly (number | undefined)[] {
  const draft: Draft = { now, before, found: new Array<number | undefined>(now.length), taken: new Set() }
  pairAlike(draft, pairSame(draft))
  return draft.found
}

/** A counter that fell behind its text must not give an id twice. */
function highest(leaves: readonly Leaf[]): readonly number[] {
  return [leaves.reduce((most, leaf) => Math.max(most, Number.parseInt(leaf.id?.slice(1) ?? '0', 36) + 1), 1)]
}

function withIds(html: string, blocks: readonly Leaf[], ids: readonly string[]): string {
  let result = ''
  let from = 0
  blocks.forEach((block, at) => {
    const own = block.id === undefined ? '' : ` id="${block.id}"`
    const attributes = html.slice(block.nameEnd, block.from)
    result += `${html.slice(from, block.nameEnd)} id="${ids[at]}"${own === '' ? attributes : attributes.replace(own, '')}`
    from = block.from
  })
  return result + html.slice(from)
}
