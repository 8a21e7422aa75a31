import { decodeEntities } from '../entities.ts'
import { type Token, tokensOf } from './tokens.ts'
import { compareWords } from './words.ts'

/** A part of a paragraph's text, in UTF-16 code units of it, as a browser counts them. */
export interface Passage {
  readonly begins: number
  readonly ends: number
}

/** Less of a passage than this is not the passage any more. */
const LEAST_KEPT = 0.34

/** The text of a paragraph's inside: markup left out, entities resolved; what `textContent` says in a browser. */
export function textWithin(html: string): string {
  return tokensOf(html).map(textOf).join('')
}

/** Where a passage went when its paragraph was edited: the same words, if they stand there still; otherwise what became of them.
 * @returns undefined when hardly anything of it is left */
export function movedPassage(before: string, after: string, passage: Passage): Passage | undefined {
  if (before === after) return passage
  const [old, now] = [textWithin(before), textWithin(after)]
  const quote = old.slice(passage.begins, passage.ends)
  const moved = followed(before, after, passage)
  if (moved && now.slice(moved.begins, moved.ends) === quote) return moved
  return found(now, quote, moved?.begins ?? passage.begins) ?? moved
}

/** @returns the occurrence of a quotation that is nearest to a place; undefined when there is none */
export function found(text: string, quote: string, near: number): Passage | undefined {
  if (quote.trim() === '') return undefined
  let best = -1
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    if (best < 0 || Math.abs(at - near) < Math.abs(best - near)) best = at
  return best < 0 ? undefined : { begins: best, ends: best + quote.length }
}

/** Follows the words that stayed. */
function followed(before: string, after: string, { begins, ends }: Passage): Passage | undefined {
  let [at, atNow, kept] = [0, 0, 0]
  let [first, last] = [-1, -1]
  for (const { kind, tokens } of compareWords(before, after))
    for (const token of tokens) {
      const length = textOf(token).length
      const [from, to] = [Math.max(begins, at), Math.min(ends, at + length)]
      if (kind === 'same' && from < to) {
        if (first < 0) first = atNow + from - at
        last = atNow + to - at
        kept += to - from
      }
      if (kind !== 'added') at += length
      if (kind !== 'removed') atNow += length
    }
  return kept < (ends - begins) * LEAST_KEPT || first < 0 ? undefined : { begins: first, ends: last }
}

/** Puts passages of a paragraph into `mark`, which stands inside all other elements.
 * @param html the inside of a block, in its normal form */
export function markPassages(html: string, passages: readonly Passage[]): string {
  let [result, at, open] = ['', 0, false]
  const turn = (marked: boolean) => {
    if (marked !== open) result += marked ? '<mark>' : '</mark>'
    open = marked
  }
  for (const token of tokensOf(html)) {
    const text = textOf(token)
    if (text === '') turn(false)
    for (const [from, to] of piecesOf(token, at, passages)) {
      if (text !== '') turn(passages.some(({ begins, ends }) => begins < at + to && at + from < ends))
      result += token.raw.slice(from, to)
    }
    at += text.length
  }
  turn(false)
  return result
}

/** A word is cut where a passage begins or ends in it; an entity never is. */
function piecesOf({ raw }: Token, at: number, passages: readonly Passage[]): readonly (readonly [number, number])[] {
  const cuts = /^[<&]/.test(raw)
    ? []
    : passages.flatMap(({ begins, ends }) => [begins - at, ends - at]).filter((cut) => cut > 0 && cut < raw.length)
  const all = [0, ...new Set(cuts.toSorted((one, other) => one - other)), raw.length]
  return all.slice(1).map((to, index) => [all[index] ?? 0, to])
}

function textOf({ raw, silent }: Token): string {
  return silent || (raw.startsWith('<') && raw.length > 1) ? '' : decodeEntities(raw)
}
