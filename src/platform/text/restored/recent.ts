import type { Sentence } from './sentences.ts'

const SLOTS = 1 << 14

/** Which words came up how long ago. Two words may share a place: then one of them seems a little more recent. */
export class Recent {
  readonly #words = new Int32Array(SLOTS).fill(-1000)
  readonly #names = new Map<number, number>()

  note({ content, names }: Sentence, at: number): void {
    for (const word of content) this.#words[word & (SLOTS - 1)] = at
    for (const name of names) this.#names.set(name, at)
  }

  /** @returns shares of the sentence's long words that came up in the last one, three and ten sentences; how many sentences
   * ago its names did at the latest (-1 without names), and how many of them are new */
  look({ content, names }: Sentence, at: number) {
    let [one, three, ten, newNames] = [0, 0, 0, 0]
    for (const word of content) {
      const age = at - (this.#words[word & (SLOTS - 1)] as number)
      if (age <= 1) one++
      if (age <= 3) three++
      if (age <= 10) ten++
    }
    let nameAge = -1
    for (const name of names) {
      const seen = this.#names.get(name)
      if (seen === undefined) newNames++
      else if (nameAge < 0 || at - seen < nameAge) nameAge = at - seen
    }
    const all = Math.max(1, content.length)
    return { one: one / all, three: three / all, ten: ten / all, nameAge: Math.min(nameAge, 500), newNames }
  }
}
