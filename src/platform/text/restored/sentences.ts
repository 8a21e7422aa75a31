import { endsSentence, isDash, isDigit, isLetter, isSpace, isUpper, isWide } from './letters.ts'
import type { Marks } from './quotes.ts'
import { classOf, hashOf, isSpeaking, KIND, wordEnd } from './words.ts'

/** What stands between two seams, seen from all sides that tell something of paragraphs. */
export type Sentence = {
  readonly from: number
  readonly to: number
  /** speech is open where it begins, where it ends; and the offset at which it was opened, -1 for none */
  readonly inside: boolean
  readonly endsInside: boolean
  readonly openedAt: number
  /** its first sign opens speech, its last closes it */
  readonly opens: boolean
  readonly closes: boolean
  /** signs that are spoken */
  readonly spoken: number
  readonly words: number
  /** hashes and classes of its first two words, the hash of its last */
  readonly first: number
  readonly firstClass: number
  readonly second: number
  readonly secondClass: number
  readonly last: number
  /** the sign that ends it: see {@link ending} */
  readonly ending: number
  /** who spoke, by the words behind a quotation: a class of words, or -1; and the hash of that word */
  readonly tag: number
  readonly tagWord: number
  /** the first pronoun or name that is not spoken: its class, or -1; and the hash */
  readonly subject: number
  readonly subjectWord: number
  /** hashes of words with a capital inside the sentence */
  readonly names: readonly number[]
  /** hashes of words longer than three letters */
  readonly content: readonly number[]
  readonly commas: number
  /** how the last speech that closes here ends: see {@link ending}; 0 for none */
  readonly quoteEnding: number
  /** what is said in speech: 1 "I", 2 "you", 4 "we" */
  readonly address: number
  /** hashes of names in speech */
  readonly called: readonly number[]
  /** how often "he", "his", "him" stand outside of speech, and "she", "her" */
  readonly he: number
  readonly she: number
  /** whether "I" stands outside of speech */
  readonly own: boolean
}

/** Takes the text apart at its seams. */
export function describe(text: string, seams: readonly number[], marks: Marks, start = 0): Sentence[] {
  const result: Sentence[] = []
  const cursor = { mark: 0 }
  for (let at = 0; at <= seams.length; at++) {
    const from = at === 0 ? start : (seams[at - 1] ?? 0)
    let to = seams[at] ?? text.length
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--
    result.push(sentenceAt(text, from, to, marks, cursor))
  }
  return result
}

const NONE: number[] = []
const YOU = hashOf('you', 0, 3)
const YOUR = hashOf('your', 0, 4)
const HIS = hashOf('his', 0, 3)
const HIM = hashOf('him', 0, 3)
const HER = hashOf('her', 0, 3)
const WE = hashOf('we', 0, 2)

/** Sums up one sentence in one pass over its words.
 * @param cursor the first mark that is not behind us */
function sentenceAt(text: string, from: number, to: number, marks: Marks, cursor: { mark: number }): Sentence {
  const { at: places, opens: ways } = marks
  while (cursor.mark < places.length && (places[cursor.mark] ?? 0) < from) cursor.mark++
  const before = cursor.mark - 1
  const dashed = marks.speech === 'dash' && isDash(text.charCodeAt(from))
  const inside = marks.speech !== 'dash' && (ways[before] ?? false)
  let mark = cursor.mark
  let open = inside || dashed
  let spoken = 0
  let closedAt = -1
  let [words, first, second, last, firstClass, secondClass] = [0, 0, 0, 0, 0, 0]
  let [tag, tagWord, subject, subjectWord, sinceClose, commas] = [-1, 0, -1, 0, 99, 0]
  let [own, he, she] = [false, 0, 0]
  let capital = true
  const names: number[] = []
  let called: number[] = NONE
  let address = 0
  const content: number[] = []
  let place = from
  while (place < to) {
    if (place === places[mark]) {
      open = ways[mark++] ?? false
      if (open) capital = true
      else {
        closedAt = place
        sinceClose = 0
      }
      place++
      continue
    }
    const code = text.charCodeAt(place)
    if (!isLetter(code) && !isDigit(code)) {
      if (code === 0x2c) commas++
      if (open) spoken++
      place++
      continue
    }
    const end = isWide(code) ? place + 1 : Math.min(to, Math.max(place + 1, wordEnd(text, place)))
    const hash = hashOf(text, place, end)
    const upper = isUpper(code)
    const kind = classOf(hash) ?? (isDigit(code) ? KIND.number : upper ? KIND.name : KIND.small)
    words++
    if (words === 1) [first, firstClass] = [hash, kind]
    else if (words === 2) [second, secondClass] = [hash, kind]
    last = hash
    if (open) {
      spoken += end - place
      if (kind === KIND.i) address |= 1
      else if (hash === YOU || hash === YOUR) address |= 2
      else if (hash === WE) address |= 4
      else if (kind === KIND.name && upper && called.length < 6) called = [...called, hash]
    } else {
      if (kind === KIND.i) own = true
      else if (kind === KIND.he || hash === HIS || hash === HIM) he++
      else if (kind === KIND.she || hash === HER) she++
      const person =
        kind === KIND.he ||
        kind === KIND.she ||
        kind === KIND.i ||
        kind === KIND.they ||
        (kind === KIND.name && !isDigit(code))
      if (person && subject < 0) [subject, subjectWord] = [kind, hash]
      if (sinceClose < 4 && tag < 0 && closedAt >= 0) {
        if (person) [tag, tagWord] = [kind, hash]
        else if (sinceClose === 3 && closedTag(text, closedAt, to)) tag = KIND.other
      }
      if (sinceClose < 4 && isSpeaking(hash) && tag < 0) tag = KIND.other
      if (tag === KIND.other && sinceClose < 6 && person) [tag, tagWord] = [kind, hash]
      sinceClose++
    }
    if (upper && !capital && kind === KIND.name && names.length < 6) names.push(hash)
    if (end - place > 3 && content.length < 40 && kind !== KIND.number) content.push(hash)
    capital = false
    place = end
  }
  cursor.mark = mark
  const opens = dashed || places[before + 1] === from
  return {
    from,
    to,
    inside,
    endsInside: marks.speech !== 'dash' && open,
    openedAt: inside ? (places[before] ?? 0) : -1,
    opens: opens && (dashed || (ways[before + 1] ?? false)),
    closes: mark > before + 1 && !(ways[mark - 1] ?? true) && (places[mark - 1] ?? 0) >= to - 2,
    spoken,
    words,
    first,
    firstClass,
    second,
    secondClass,
    last,
    ending: ending(text, to),
    tag,
    tagWord,
    subject,
    subjectWord,
    names,
    content,
    commas,
    quoteEnding: closedAt < 0 ? 0 : ending(text, closedAt),
    address,
    called,
    he,
    she,
    own,
  }
}

function closedTag(text: string, closedAt: number, to: number): boolean {
  return text.charCodeAt(closedAt - 1) === 0x2c || closedAt + 2 < to
}

/** @returns 0 other, 1 full stop, 2 exclamation, 3 question, 4 dots, 5 dash, 6 colon, 7 comma */
function ending(text: string, to: number): number {
  for (let place = to - 1; place > to - 5 && place >= 0; place--) {
    const code = text.charCodeAt(place)
    if (code === 0x2026 || (code === 0x2e && text.charCodeAt(place - 1) === 0x2e)) return 4
    if (code === 0x2e || code === 0x3002) return 1
    if (code === 0x21 || code === 0xff01) return 2
    if (code === 0x3f || code === 0xff1f) return 3
    if (isDash(code)) return 5
    if (code === 0x3a) return 6
    if (code === 0x2c) return 7
    if (isLetter(code)) return 0
    if (endsSentence(code)) return 1
  }
  return 0
}
