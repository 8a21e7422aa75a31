import { type Paragraph, paragraphsOf } from '../paragraphs.ts'
import { rising } from '../rising.ts'
import { compareWords, type WordStep } from './words.ts'

/**
 * What became of a paragraph. One that moved stands twice: where it was, and where it is now. `words` says how its content
 * changed; it is absent when it did not.
 */
export type Row =
  | { readonly kind: 'same'; readonly before: Paragraph; readonly after: Paragraph }
  /** without `words` only its form changed: a heading now, or within a quotation */
  | {
      readonly kind: 'changed'
      readonly before: Paragraph
      readonly after: Paragraph
      readonly words?: readonly WordStep[]
    }
  | { readonly kind: 'added'; readonly after: Paragraph }
  | { readonly kind: 'removed'; readonly before: Paragraph }
  | { readonly kind: 'moved-away'; readonly before: Paragraph }
  | { readonly kind: 'moved-here'; readonly after: Paragraph; readonly words?: readonly WordStep[] }

/** How one text became another: its paragraphs in order, and what stands behind the last of each. */
export interface Difference {
  readonly rows: readonly Row[]
  readonly tails: { readonly before: string; readonly after: string }
}

/**
 * Compares two texts, first by their paragraphs, which are known by their ids, and then by the words of those that changed.
 * @param before a text as assignIds gave it; @param after one whose ids come from it
 */
export function compareTexts(before: string, after: string): Difference {
  const [old, now] = [paragraphsOf(before), paragraphsOf(after)]
  const places = new Map(old.list.flatMap(({ id }, at) => (id === undefined ? [] : [[id, at] as const])))
  const from = now.list.map(({ id }) => (id === undefined ? undefined : places.get(id)))
  const known = from.flatMap((place, at) => (place === undefined ? [] : [[place, at] as const]))
  const stayed = rising(known.map(([place]) => place)).map((at) => known[at] as readonly [number, number])
  const moved = new Set(known.map(([place]) => place))
  for (const [place] of stayed) moved.delete(place)
  const rows: Row[] = []
  let [next, at] = [0, 0]
  for (const [place, here] of [...stayed, [old.list.length, now.list.length] as const]) {
    for (; next < place; next++) rows.push(gone(old.list[next] as Paragraph, moved.has(next)))
    for (; at < here; at++) rows.push(come(now.list[at] as Paragraph, old.list[from[at] ?? -1]))
    if (here < now.list.length) rows.push(kept(old.list[next++] as Paragraph, now.list[at++] as Paragraph))
  }
  return { rows, tails: { before: old.tail, after: now.tail } }
}

/** @returns whether there is no difference at all */
export function isSame({ rows, tails }: Difference): boolean {
  return tails.before === tails.after && rows.every(({ kind }) => kind === 'same')
}

function gone(before: Paragraph, moved: boolean): Row {
  return { kind: moved ? 'moved-away' : 'removed', before }
}

function come(after: Paragraph, before: Paragraph | undefined): Row {
  if (!before) return { kind: 'added', after }
  return before.html === after.html
    ? { kind: 'moved-here', after }
    : { kind: 'moved-here', after, words: compareWords(before.html, after.html) }
}

function kept(before: Paragraph, after: Paragraph): Row {
  if (before.html !== after.html)
    return { kind: 'changed', before, after, words: compareWords(before.html, after.html) }
  return { kind: formOf(before) === formOf(after) ? 'same' : 'changed', before, after }
}

/** The lead without the end of the block before, and without the id. */
function formOf({ lead }: Paragraph): string {
  return lead.replace(/^<\/[a-z\d]+>/, '').replace(/ id="p[\da-z]+"/, '')
}
