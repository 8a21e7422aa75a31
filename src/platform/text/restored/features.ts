import { isSpace } from './letters.ts'
import { People, type Person, speakersAhead, Turns } from './people.ts'
import type { Marks } from './quotes.ts'
import { Recent } from './recent.ts'
import type { Sentence } from './sentences.ts'
import { KIND } from './words.ts'

const FAR = 4000

/** What is told of one sentence beside a seam. */
const OF_SENTENCE = [
  'opens',
  'closes',
  'inside',
  'length',
  'spoken',
  'narrated',
  'first',
  'second',
  'ending',
  'tag',
  'subject',
  'quote-ending',
  'address',
] as const
/** Sentences beside the seam that are looked at: three before, three behind. */
const BESIDE = [-3, -2, -1, 0, 1, 2] as const
const OF_SEAM = [
  'linear',
  'linear-before',
  'linear-after',
  'linear-second',
  'inside',
  'since-opened',
  'mark-ahead',
  'opener-ahead',
  'gap',
  'narrated-run',
  'narrated-ahead',
  'talk-run',
  'since-talk',
  'same-speaker',
  'since-tag',
  'tag-before',
  'tag-ahead',
  'same-subject',
  'seen-1',
  'seen-3',
  'seen-10',
  'name-recency',
  'new-names',
  'name-known',
  'words',
  'commas',
  'own',
  'words-before',
  'same-first',
  'beat-speaker',
  'question-answered',
  'turns',
  'since-chance',
  'chance-run',
  'last-quote-ending',
  'last-quote-length',
  'called-answers',
  'turn-before',
  'last-address',
  'last-quote-age',
  'tag-verb-first',
  'turn-next',
  'other-next',
  'turn-actor',
  'actor-ahead',
  'turn-ahead',
  'other-ahead',
  'next-ahead',
  'behind-ahead',
] as const
const OF_TEXT = ['text-talk', 'text-opening'] as const

/** The names of all features, in the order in which they stand in a row. */
export const FEATURES: readonly string[] = [
  ...BESIDE.flatMap((beside) => OF_SENTENCE.map((name) => `${name}${beside}`)),
  ...OF_SEAM,
  ...OF_TEXT,
]

/** Tells of each seam of a text what a reader would look at: how speech stands around it, who speaks, what the sentences are
 * like, how long nothing has begun, what returns, and how the whole text is written. */
export class Features {
  readonly #sentences: readonly Sentence[]
  readonly #linear: Float32Array
  readonly #text: string
  readonly #about: Float32Array
  readonly #narratedAhead: Float32Array
  readonly #openerAhead: Int32Array
  readonly #tagAhead: Int32Array
  readonly #markAhead: Int8Array
  readonly #names: ReadonlySet<number>
  readonly #recent = new Recent()
  #narrated = 0
  #sinceTalk = 0
  #talkRun = 0
  #lastTag: Sentence | undefined
  #sinceTag = 0
  #turns = 0
  #sinceChance = 0
  #chanceRun = 0
  #lastQuote: Sentence | undefined
  #quoteAt = -50
  #quoteLength = 0
  #tagBefore: Sentence | undefined
  readonly #people: People
  readonly #turns2: Turns
  readonly #ahead: readonly (Person | undefined)[]

  constructor(text: string, sentences: readonly Sentence[], marks: Marks, linear: Float32Array) {
    this.#text = text
    this.#sentences = sentences
    this.#linear = linear
    this.#names = namesIn(sentences)
    this.#about = aboutText(sentences)
    this.#people = new People(sentences)
    this.#turns2 = new Turns(this.#people)
    this.#ahead = speakersAhead(sentences)
    this.#narratedAhead = new Float32Array(sentences.length + 1)
    this.#openerAhead = new Int32Array(sentences.length + 1).fill(FAR)
    this.#tagAhead = new Int32Array(sentences.length + 1).fill(-1)
    this.#markAhead = new Int8Array(sentences.length + 1)
    this.#lookAhead(marks)
  }

  #lookAhead(marks: Marks): void {
    let mark = marks.at.length - 1
    for (let at = this.#sentences.length - 1; at >= 0; at--) {
      const one = this.#sentences[at] as Sentence
      const bare = one.spoken === 0 && !one.inside
      this.#narratedAhead[at] = bare ? one.to - one.from + (this.#narratedAhead[at + 1] as number) : 0
      this.#openerAhead[at] = one.opens ? 0 : Math.min(FAR, one.to - one.from + (this.#openerAhead[at + 1] as number))
      this.#tagAhead[at] =
        one.tag >= 0
          ? one.tag
          : at + 1 < this.#sentences.length && one.spoken > 0
            ? (this.#tagAhead[at + 1] as number)
            : -1
      while (mark >= 0 && (marks.at[mark] ?? 0) >= one.from + (one.opens ? 1 : 0)) mark--
      const next = marks.opens[mark + 1]
      this.#markAhead[at] = next === undefined ? 0 : next ? 1 : 2
    }
  }

  /** Fills the row for the seam before the sentence at this place; to be called for each in turn, from 1 on. */
  fill(at: number, row: Float32Array): void {
    const before = this.#sentences[at - 1] as Sentence
    const next = this.#sentences[at] as Sentence
    this.#pass(before, at - 1)
    let n = 0
    for (const beside of BESIDE) n = describeSentence(this.#sentences[at + beside], row, n, this.#names)
    const linear = this.#linear
    row[n++] = linear[at] ?? 0
    row[n++] = linear[at - 1] ?? 0
    row[n++] = linear[at + 1] ?? 0
    row[n++] = linear[at + 2] ?? 0
    row[n++] = next.inside ? 1 : 0
    row[n++] = next.inside ? Math.min(FAR, next.from - next.openedAt) : -1
    row[n++] = this.#markAhead[at] ?? 0
    row[n++] = this.#openerAhead[at] ?? FAR
    row[n++] = isSpace(this.#text.charCodeAt(next.from - 1)) ? 1 : 0
    row[n++] = this.#narrated
    row[n++] = this.#narratedAhead[at] ?? 0
    row[n++] = this.#talkRun
    row[n++] = this.#sinceTalk
    row[n++] = sameSpeaker(this.#lastTag, next)
    row[n++] = this.#sinceTag
    row[n++] = this.#lastTag?.tag ?? -1
    row[n++] = this.#tagAhead[at] ?? -1
    row[n++] = before.subject < 0 || next.subject < 0 ? -1 : before.subjectWord === next.subjectWord ? 1 : 0
    const seen = this.#recent.look(next, at)
    row[n++] = seen.one
    row[n++] = seen.three
    row[n++] = seen.ten
    row[n++] = seen.nameAge
    row[n++] = seen.newNames
    row[n++] = this.#names.has(next.first) ? 1 : 0
    row[n++] = next.words
    row[n++] = next.commas
    row[n++] = next.own ? 1 : 0
    row[n++] = before.words
    row[n++] = before.first === next.first ? 1 : 0
    row[n++] = beatSpeaker(before, next)
    row[n++] = before.ending === 3 && before.closes ? (next.opens ? 2 : 1) : 0
    row[n++] = this.#turns
    row[n++] = Math.min(FAR, this.#sinceChance)
    row[n++] = this.#chanceRun
    row[n++] = this.#lastQuote?.quoteEnding ?? 0
    row[n++] = this.#quoteLength
    row[n++] = calledAnswers(this.#lastQuote, next)
    row[n++] =
      next.tag > 0 && this.#tagBefore
        ? likely(this.#tagBefore.tag, this.#tagBefore.tagWord, next.tag, next.tagWord)
        : -1
    row[n++] = this.#lastQuote?.address ?? 0
    row[n++] = Math.min(50, at - this.#quoteAt)
    row[n++] = before.tag >= 0 && next.opens ? (before.opens ? 2 : 1) : 0
    const { current, other } = this.#turns2
    const spoken = this.#ahead[at]
    const behind = next.spoken === 0 ? this.#ahead[at + 1] : undefined
    const actor = { kind: before.subject, word: before.subjectWord }
    const person =
      next.tag > 0
        ? { kind: next.tag, word: next.tagWord }
        : { kind: next.opens ? -1 : next.subject, word: next.subjectWord }
    row[n++] = this.#people.compare(current, person)
    row[n++] = this.#people.compare(other, person)
    row[n++] = before.tag > 0 ? 3 : this.#people.compare(current, actor)
    row[n++] = this.#people.compare(actor, spoken)
    row[n++] = this.#people.compare(current, spoken ?? behind)
    row[n++] = this.#people.compare(other, spoken ?? behind)
    row[n++] = this.#people.compare(person, behind)
    row[n++] = this.#people.compare(actor, behind)
    row.set(this.#about, n)
  }

  /** Takes note of a sentence that lies behind the seam. */
  #pass(one: Sentence, at: number): void {
    const length = one.to - one.from
    const bare = one.spoken === 0 && !one.inside
    this.#narrated = bare ? this.#narrated + length : 0
    this.#sinceTalk = bare ? this.#sinceTalk + 1 : 0
    this.#talkRun = bare ? 0 : this.#talkRun + length
    this.#turns = one.opens ? this.#turns + 1 : bare ? 0 : this.#turns
    this.#sinceTag++
    const likely = (this.#linear[at] ?? 0) > 0 || at === 0
    this.#sinceChance = likely ? length : this.#sinceChance + length
    this.#chanceRun = likely ? 1 : this.#chanceRun + 1
    if (one.spoken > 0) {
      this.#quoteLength = one.opens ? one.spoken : this.#quoteLength + one.spoken
      this.#lastQuote = one
      this.#quoteAt = at
    }
    if (one.tag >= 0) {
      this.#tagBefore = this.#lastTag
      this.#lastTag = one
      this.#sinceTag = 0
    }
    this.#turns2.pass(one)
    this.#recent.note(one, at)
  }
}

function describeSentence(
  one: Sentence | undefined,
  row: Float32Array,
  from: number,
  names: ReadonlySet<number>,
): number {
  let n = from
  if (!one) {
    for (let each = 0; each < OF_SENTENCE.length; each++) row[n++] = -2
    return n
  }
  row[n++] = one.opens ? 1 : 0
  row[n++] = one.closes ? 1 : 0
  row[n++] = (one.inside ? 1 : 0) + (one.endsInside ? 2 : 0)
  row[n++] = one.to - one.from
  row[n++] = one.spoken
  row[n++] = one.to - one.from - one.spoken
  row[n++] = one.firstClass === KIND.name && !names.has(one.first) ? KIND.other : one.firstClass
  row[n++] = one.secondClass
  row[n++] = one.ending
  row[n++] = one.tag
  row[n++] = one.subject
  row[n++] = one.quoteEnding
  row[n++] = one.address
  return n
}

/** @returns 1 the same, 0 another, -1 when one of them is not told */
function sameSpeaker(last: Sentence | undefined, next: Sentence): number {
  if (!last) return -1
  if (next.tag >= 0) return likely(last.tag, last.tagWord, next.tag, next.tagWord)
  return next.opens ? -1 : likely(last.tag, last.tagWord, next.subject, next.subjectWord)
}

/** A sentence that tells what somebody does before or behind what they say: 1 the same person, 0 another, -1 unknown. */
function beatSpeaker(before: Sentence, next: Sentence): number {
  const [kind, word] = before.tag > 0 ? [before.tag, before.tagWord] : [before.subject, before.subjectWord]
  const [other, otherWord] = next.tag > 0 ? [next.tag, next.tagWord] : [next.subject, next.subjectWord]
  return likely(kind, word, other, otherWord)
}

/** "He" may be Tom; but he is not she, I am neither, and Tom is not Daisy. */
function likely(one: number, oneWord: number, other: number, otherWord: number): number {
  if (one <= 0 || other <= 0) return -1
  if (oneWord === otherWord) return 1
  if (one === other) return one === KIND.name ? 0 : 1
  return one === KIND.name || other === KIND.name ? (one === KIND.i || other === KIND.i ? 0 : -1) : 0
}

/** Is the person who now speaks or acts one whom the last speech called by name? */
function calledAnswers(last: Sentence | undefined, next: Sentence): number {
  if (!last || last.called.length === 0) return -1
  const word = next.tag > 0 ? next.tagWord : next.subjectWord
  return last.called.includes(word) ? 1 : 0
}

/** Words that stand with a capital inside sentences, more than once. */
function namesIn(sentences: readonly Sentence[]): ReadonlySet<number> {
  const counts = new Map<number, number>()
  for (const { names } of sentences) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count > 1).map(([name]) => name))
}

/** Of the text as a whole, only how much of it is spoken: more than that would let an author be known by it. */
function aboutText(sentences: readonly Sentence[]): Float32Array {
  const [spoken, all, opening] = sentences.reduce(
    ([talk, length, count], one) => [talk + one.spoken, length + one.to - one.from, count + (one.opens ? 1 : 0)],
    [0, 0, 0],
  )
  return Float32Array.of(spoken / Math.max(1, all), opening / Math.max(1, sentences.length))
}
