import { BESIDE } from './features/names.ts'
import { describeSentence } from './features/sentence.ts'
import { beatSpeaker, calledAnswers, likely, sameSpeaker } from './features/speakers.ts'
import { type Ahead, aboutText, FAR, lookAhead, namesIn } from './features/text.ts'
import { isSpace } from './letters.ts'
import { People, type Person, speakersAhead, Turns } from './people.ts'
import type { Marks } from './quotes.ts'
import { Recent } from './recent.ts'
import type { Sentence } from './sentences.ts'

export { FEATURES } from './features/names.ts'

/** Tells of each seam of a text what a reader would look at: how speech stands around it, who speaks, what the sentences are
 * like, how long nothing has begun, what returns, and how the whole text is written. */
export class Features {
  readonly #sentences: readonly Sentence[]
  readonly #linear: Float32Array
  readonly #text: string
  readonly #about: Float32Array
  readonly #ahead: Ahead
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
  readonly #speakers: readonly (Person | undefined)[]

  constructor(text: string, sentences: readonly Sentence[], marks: Marks, linear: Float32Array) {
    this.#text = text
    this.#sentences = sentences
    this.#linear = linear
    this.#names = namesIn(sentences)
    this.#about = aboutText(sentences)
    this.#people = new People(sentences)
    this.#turns2 = new Turns(this.#people)
    this.#speakers = speakersAhead(sentences)
    this.#ahead = lookAhead(sentences, marks)
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
    row[n++] = this.#ahead.mark[at] ?? 0
    row[n++] = this.#ahead.opener[at] ?? FAR
    row[n++] = isSpace(this.#text.charCodeAt(next.from - 1)) ? 1 : 0
    row[n++] = this.#narrated
    row[n++] = this.#ahead.narrated[at] ?? 0
    row[n++] = this.#talkRun
    row[n++] = this.#sinceTalk
    row[n++] = sameSpeaker(this.#lastTag, next)
    row[n++] = this.#sinceTag
    row[n++] = this.#lastTag?.tag ?? -1
    row[n++] = this.#ahead.tag[at] ?? -1
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
    const spoken = this.#speakers[at]
    const behind = next.spoken === 0 ? this.#speakers[at + 1] : undefined
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
