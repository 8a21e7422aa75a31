import { type Token, tokensOf } from './tokens.ts'
import { compareWords, type WordStep } from './words.ts'

/** One change inside a paragraph: its words from `begins` to below `ends` give way to what is added. Either may be nothing. */
export interface Edit {
  readonly begins: number
  readonly ends: number
  /** HTML of words; what it opens it closes */
  readonly added: string
}

/** A stretch of the older words and the stretch of the newer ones that stands in its place. */
type Change = readonly [from: number, to: number, fromNow: number, toNow: number]

/** How one inside of a paragraph became another, change by change. Each can be made without the others: what it takes out and
 * puts in is whole, elements included. */
export function editsBetween(before: string, after: string): readonly Edit[] {
  const [old, now] = [tokensOf(before), tokensOf(after)]
  const whole = joined(changesOf(compareWords(before, after)), old, now)
  return whole.map(([begins, ends, from, to]) => ({ begins, ends, added: rawOf(now.slice(from, to)) }))
}

/** What can be done with an edit by now: `there`, somebody has made it already; `changed`, the words around it are others. */
export type Fit = 'fits' | 'there' | 'changed'

/** Makes edits of a paragraph in what has become of it since.
 * @param base what the edits were written against; @param now what stands there
 * @param edits of one paragraph, none within another
 * @returns the new inside, and for each edit whether it was made; one that touches what changed since is left out, never guessed */
export function mergeEdits(
  base: string,
  now: string,
  edits: readonly Edit[],
): { readonly html: string; readonly fits: readonly Fit[] } {
  const words = tokensOf(now)
  const since = joined(changesOf(compareWords(base, now)), tokensOf(base), words)
  const fits = edits.map((edit) => fitOf(edit, since, words))
  const made = edits.filter((_, at) => fits[at] === 'fits').toSorted((one, other) => one.begins - other.begins)
  let html = ''
  let next = 0
  for (const { begins, ends, added } of made) {
    const shift = shiftAt(begins, since)
    html += rawOf(words.slice(next, begins + shift)) + added
    next = ends + shift
  }
  return { html: html + rawOf(words.slice(next)), fits }
}

/** The steps that show edits of a paragraph: what they take out, and what they put in. */
export function stepsOfEdits(base: string, edits: readonly Edit[]): readonly WordStep[] {
  const words = tokensOf(base)
  const steps: WordStep[] = []
  let next = 0
  const add = (kind: WordStep['kind'], tokens: readonly Token[]) => {
    if (tokens.length > 0) steps.push({ kind, tokens })
  }
  for (const { begins, ends, added } of edits.toSorted((one, other) => one.begins - other.begins)) {
    add('same', words.slice(next, begins))
    add('removed', words.slice(begins, ends))
    add('added', within(tokensOf(added), words[begins]?.marks ?? words[begins - 1]?.marks ?? []))
    next = ends
  }
  add('same', words.slice(next))
  return steps
}

/** Words that come stand in the elements around the place where they come. */
function within(tokens: readonly Token[], marks: readonly string[]): readonly Token[] {
  return marks.length === 0 ? tokens : tokens.map((token) => ({ ...token, marks: [...marks, ...token.marks] }))
}

function changesOf(steps: readonly WordStep[]): readonly Change[] {
  const changes: [number, number, number, number][] = []
  let [at, atNow] = [0, 0]
  let open = false
  for (const { kind, tokens } of steps) {
    const [from, fromNow] = [at, atNow]
    if (kind !== 'added') at += tokens.length
    if (kind !== 'removed') atNow += tokens.length
    const last = changes.at(-1)
    if (kind !== 'same' && open && last) [last[1], last[3]] = [at, atNow]
    else if (kind !== 'same') changes.push([from, at, fromNow, atNow])
    open = kind !== 'same'
  }
  return changes
}

/** Puts neighbouring changes together until none opens an element that another closes. */
function joined(changes: readonly Change[], old: readonly Token[], now: readonly Token[]): readonly Change[] {
  const result: Change[] = []
  let open: Change | undefined
  for (const change of changes) {
    const [from, , fromNow] = open ?? change
    open = [from, change[1], fromNow, change[3]]
    if (!isWhole(old.slice(open[0], open[1])) || !isWhole(now.slice(open[2], open[3]))) continue
    result.push(open)
    open = undefined
  }
  return open ? [[0, old.length, 0, now.length]] : result
}

function isWhole(tokens: readonly Token[]): boolean {
  let depth = 0
  for (const { silent, raw } of tokens) {
    if (silent) depth += raw.startsWith('</') ? -1 : 1
    if (depth < 0) return false
  }
  return depth === 0
}

function fitOf({ begins, ends, added }: Edit, since: readonly Change[], words: readonly Token[]): Fit {
  const near = since.filter(([from, to]) => from <= ends && begins <= to)
  if (near.length === 0) return 'fits'
  const [[from, to, fromNow, toNow] = [-1, -1, 0, 0], ...more] = near
  const same = more.length === 0 && from === begins && to === ends && rawOf(words.slice(fromNow, toNow)) === added
  return same ? 'there' : 'changed'
}

/** How much further on a word stands by now. */
function shiftAt(place: number, since: readonly Change[]): number {
  const before = since.filter(([, to]) => to <= place)
  return before.reduce((sum, [from, to, fromNow, toNow]) => sum + (toNow - fromNow) - (to - from), 0)
}

function rawOf(tokens: readonly Token[]): string {
  return tokens.map(({ raw }) => raw).join('')
}
