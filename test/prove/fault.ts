/** What came of one fault. */
export interface Outcome {
  /** what was seen, in a sentence */
  readonly seen: string
  /** measured on the way, by what was measured */
  readonly figures: Readonly<Record<string, number>>
}

/** One bad day, done for real. */
export interface Fault {
  readonly name: string
  /** Does it, and looks at what people see of it and what is left afterwards.
   * @throws when something was lost, or a page was not what it should be
   * @throws {LeftOut} when this machine does not let it be done */
  run(): Promise<Outcome>
}

/** The machine does not allow this fault; it says why. */
export class LeftOut extends Error {}

/** @throws with the sentence when it is not so */
export function must(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence)
}
