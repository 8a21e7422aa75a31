import * as lexicon from './lexicon.ts'
import { isThing, type Mention } from './mentions.ts'
import type { Word } from './scan.ts'

/** What a text says of what it names, added up over all places where it does. */
export type Evidence = {
  count: number
  /** above zero for somebody */
  weight: number
  /** times that it speaks or acts */
  acts: number
  /** times that it is spoken to */
  called: number
  the: number
  /** times that it begins a sentence */
  first: number
  he: number
  she: number
  they: number
  /** words between names and what is told of them: the first, for whoever wants to look */
  readonly places: number[]
}

/** What one mention says. */
export type Sign = { readonly weight: number; readonly acts: boolean; readonly called: boolean }

const PUNCTUATED = /^[,.!?…—–-]/

/** Weighs one mention by the words around it.
 * @returns a weight above zero where somebody is meant, below where something is */
export function signOf(words: readonly Word[], mention: Mention): Sign {
  const { from, to } = mention
  const [before, last, next] = [words[from - 1], words[to] as Word, words[to + 1]]
  const article = mention.the || mention.a
  let weight = titleWeight(mention)
  if (isThing(mention)) weight -= 5
  if (mention.a) weight -= 1
  if (mention.the) weight -= 0.7
  weight += behind(words[article ? from - 2 : from - 1], words[article ? from - 1 : from] as Word)
  const acts = speaks(words, mention)
  if (last.owns) {
    weight += next && lexicon.BODY.has(next.low) ? 2 : 0.1
  } else if (next) weight += ahead(next, words[to + 2])
  if (acts) weight += 3
  const called = isCalled(mention, words[from] as Word, next, before)
  return { weight: weight + (called ? 1.5 : 0), acts: acts || (next !== undefined && isAct(next, last)), called }
}

function titleWeight({ title, parts }: Mention): number {
  if (title === '') return 0
  return parts.length > 0 ? 3 : 0.5
}

/** What the word before says: one is in a town, and with a person. */
function behind(before: Word | undefined, first: Word): number {
  if (!before || first.gap !== ' ') return 0
  const { low } = before
  if (first.owns) return 0
  if (lexicon.ABOARD.has(low)) return -4
  if (lexicon.INSIDE.has(low)) return -2.2
  if (lexicon.NEAR.has(low)) return -0.35
  return lexicon.WITH.has(low) ? 0.4 : 0
}

/** What the words behind say: people act, and who they are is told. */
function ahead(next: Word, after: Word | undefined): number {
  const { low, gap } = next
  if (lexicon.WHO.has(low)) return 1.5
  if (lexicon.WHERE.has(low) && gap.startsWith(',')) return -1
  if (gap !== ' ') return 0
  if (lexicon.ACTS.has(low)) return 1.5
  if (lexicon.IS.has(low)) return after && (lexicon.ACTS.has(after.low) || after.low.endsWith('ing')) ? 0.8 : 0.2
  if (/[^e]ed$/.test(low) || low.endsWith('ly')) return 0.6
  if (next.capital || next.first || lexicon.SMALL.has(low) || lexicon.WITH.has(low)) return 0
  return -0.6
}

function isAct({ low, gap }: Word, last: Word): boolean {
  return gap === ' ' && !last.owns && (lexicon.ACTS.has(low) || /[^e]ed$/.test(low))
}

/** "said Anna", "Anna said", "Anna only said". */
function speaks(words: readonly Word[], { from, to, the }: Mention): boolean {
  const [first, last] = [words[the ? from - 1 : from] as Word, words[to] as Word]
  const before = words[the ? from - 2 : from - 1]
  if (before && first.gap === ' ' && lexicon.SPEAKS.has(before.low) && !before.spoken && before.gap !== ' ') return true
  if (last.owns) return false
  const [next, after] = [words[to + 1], words[to + 2]]
  if (next?.gap !== ' ' || next.spoken) return false
  if (lexicon.SPEAKS.has(next.low)) return true
  return after?.gap === ' ' && lexicon.SPEAKS.has(after.low) && (next.low.endsWith('ly') || lexicon.IS.has(next.low))
}

/** In speech, a name between marks is that of whoever is spoken to. */
function isCalled({ the, a }: Mention, first: Word, next: Word | undefined, before: Word | undefined): boolean {
  if (before?.low === 'dear' && before.first && next?.gap.startsWith(',')) return true
  if (the || a || !first.spoken) return false
  const ends = next === undefined || PUNCTUATED.test(next.gap) || !next.spoken
  if (!ends) return false
  return first.gap.includes(',') || (first.first && next?.gap.startsWith(',') === true) || isHail(before, first)
}

function isHail(before: Word | undefined, first: Word): boolean {
  return (
    before !== undefined && first.gap === ' ' && /^(hello|hi|hey|oh|dear|no|yes|sorry|thanks|morning)$/.test(before.low)
  )
}

/** Counts the he and she that follow a name before another one does, within a sentence or two. */
export function pronounsAfter(words: readonly Word[], { to }: Mention, until: number, evidence: Evidence): void {
  const end = Math.min(until, to + 14)
  for (let at = to + 1; at < end; at++) {
    const { low, spoken } = words[at] as Word
    if (spoken !== (words[to] as Word).spoken) return
    if (lexicon.HE.has(low)) evidence.he++
    else if (lexicon.SHE.has(low)) evidence.she++
    else if (lexicon.THEY.has(low)) evidence.they++
    else continue
    evidence.weight += 0.3
    return
  }
}
