/**
 * The loops in which an index spends its time, over the words of one heap. Sets are *bits* (one for each number that
 * there can be) or *lists* (ascending); both are given by address and length in words. `keep` is 1 to keep what is in
 * the other set, 0 to keep what is not. What a loop writes `into` may be the list that it reads.
 */
export interface Kernels {
  /** bits = bits ∩ other, or bits ∖ other */
  keepBits(bits: number, other: number, words: number, keep: 0 | 1): void
  /** bits = bits ∪ other */
  addBits(bits: number, other: number, words: number): void
  addList(bits: number, list: number, length: number): void
  dropList(bits: number, list: number, length: number): void
  /** Keeps the numbers whose double in the column is, or is not, from `from` to `to`. */
  keepRange(bits: number, words: number, column: number, from: number, to: number, keep: 0 | 1): void
  countBits(bits: number, words: number): number
  /** @returns the size of bits ∩ other */
  countCommon(bits: number, other: number, words: number): number
  /** @returns how many of the list are in the bits */
  countListed(list: number, length: number, bits: number): number
  /** @returns the length of the list written */
  listBits(bits: number, words: number, into: number): number
  listInBits(list: number, length: number, bits: number, keep: 0 | 1, into: number): number
  listInList(list: number, length: number, other: number, otherLength: number, keep: 0 | 1, into: number): number
  listInRange(list: number, length: number, column: number, from: number, to: number, keep: 0 | 1, into: number): number
  /** Counts the short numbers in the cards of a list; see cards.ts. */
  tally(list: number, length: number, cards: number, counts: number): void
  /** The same, and notes each number whose count was 0. `noted` has room for one more than there can be.
   * @returns how many are noted */
  tallyNoting(list: number, length: number, cards: number, counts: number, noted: number): number
  /** Counts the long numbers of the cards, and notes each whose count reaches `least`. @returns how many are noted */
  tallyLong(list: number, length: number, cards: number, counts: number, least: number, noted: number): number
  /** Sets the counts of the long numbers of the cards to 0. */
  clearLong(list: number, length: number, cards: number, counts: number): void
}
