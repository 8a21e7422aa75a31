/** Where the catalogue changes from one way of working to another. None changes what it answers. */
export interface Settings {
  /** a term on more than one slot in so many is kept as bits, not as a list */
  readonly denseShare: number
  /** a result of fewer works than one slot in so many is found as a list, not as bits */
  readonly sparseShare: number
  /** terms at most that have a short number */
  readonly shortMost: number
  /** works on which a term is counted before it is ranked among the most used; 1 at least */
  readonly rankedFrom: number
  /** short numbers to be counted up to which they are noted one by one, instead of looking at all counts */
  readonly notedMost: number
  /** works from which it is asked whether counting from the terms' side is faster */
  readonly invertedFrom: number
  /** works looked at to answer that */
  readonly sample: number
  /** facets of single terms kept */
  readonly keptFacets: number
  /** how facets are counted; 'chosen' by what it would cost */
  readonly method: 'chosen' | 'forward' | 'inverted' | 'difference'
  readonly costs: Costs
}

/** Nanoseconds, as measured; only their proportions matter. */
export interface Costs {
  /** to count one work's terms */
  readonly card: number
  /** to count the terms of one work that have no short number */
  readonly block: number
  /** to look up one number of a list in bits */
  readonly listed: number
  /** to meet one word of bits with another */
  readonly word: number
  /** to go on by one in an order */
  readonly step: number
  /** to compare two works */
  readonly compare: number
  /** to pass over a term */
  readonly passed: number
  /** to turn to a term */
  readonly term: number
}

export const SETTINGS: Settings = {
  denseShare: 32,
  sparseShare: 16,
  shortMost: 65_535,
  rankedFrom: 3,
  notedMost: 12_000,
  invertedFrom: 20_000,
  sample: 1024,
  keptFacets: 2000,
  method: 'chosen',
  costs: { card: 30, block: 600, listed: 1.2, word: 0.4, step: 2, compare: 12, passed: 4, term: 60 },
}
