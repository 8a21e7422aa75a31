/** What can be wrong in a line. */
export type MistakeName =
  | 'quotation-open'
  | 'group-open'
  | 'group-stray'
  | 'group-empty'
  | 'or-alone'
  | 'not-alone'
  | 'field-unknown'
  | 'value-missing'
  | 'count-broken'
  | 'count-turned'
  | 'time-broken'
  | 'days-turned'
  | 'choice-broken'
  | 'rating-unknown'
  | 'warning-unknown'
  | 'category-unknown'
  | 'number-unknown'
  | 'language-unknown'
  | 'sort-unknown'
  | 'sort-inside'
  | 'sort-elsewhere'
  | 'works-alone'
  | 'user-broken'
  | 'work-broken'
  | 'collection-broken'
  | 'tag-unknown'
  | 'tag-number-unknown'
  | 'user-unknown'
  | 'collection-unknown'
  | 'read-by-guest'
  | 'too-long'
  | 'too-many'
  | 'too-deep'

/** A part of a line that could not be taken as it stands. What could be read applies all the same. */
export interface Mistake {
  readonly name: MistakeName
  /** where it begins in the line, in UTF-16 code units, and how many of them it takes */
  readonly at: number
  readonly length: number
  /** what stands there, short enough for a sentence */
  readonly what: string
  /** what was probably meant */
  readonly instead: Suggestion | undefined
}

export interface Suggestion {
  /** what would stand in place of the part */
  readonly part: string
  /** the whole line with it */
  readonly line: string
}

/** Characters of a line that are read. */
export const MOST_CHARACTERS = 2000
/** Words, phrases and fields of a line that are looked for; more ask for little more, and cost. */
export const MOST_TERMS = 60
/** Parentheses within parentheses. */
export const MOST_DEPTH = 20
/** Mistakes that are told of. */
export const MOST_MISTAKES = 5

const SENTENCES: Readonly<Record<MistakeName, (what: string) => string>> = {
  'quotation-open': () => 'This quotation mark is never closed; everything behind it was taken as one phrase.',
  'group-open': () => 'This parenthesis is never closed; it was closed at the end.',
  'group-stray': (what) =>
    what.length > 1
      ? 'These parentheses close nothing; they were left aside.'
      : 'This parenthesis closes nothing; it was left aside.',
  'group-empty': () => 'Nothing stands between these parentheses.',
  'or-alone': (what) => `${what} stands between two things of which one is enough; here one of them is missing.`,
  'not-alone': (what) => `${what} leaves out what comes behind it, and nothing does.`,
  'field-unknown': (what) => `There is no field “${what}”; what it says was looked for as words.`,
  'value-missing': (what) => `Nothing stands behind “${what}”; it was left aside.`,
  'count-broken': (what) =>
    `“${what}” is no number, and no range such as 1000-5000, <1000 or >1000; it was left aside.`,
  'count-turned': (what) => `“${what}” goes from high to low; it was read the other way round.`,
  'time-broken': (what) =>
    `“${what}” is no date and no time ago; try <2 weeks, 13-21 months, 2026-03 or 2026-01-01..2026-03-09. It was left aside.`,
  'days-turned': (what) => `In “${what}” the later date comes first; it was read the other way round.`,
  'choice-broken': (what) => `“${what}” is neither yes nor no; it was left aside.`,
  'rating-unknown': (what) =>
    `“${what}” is no rating: they are general, teen, mature, explicit and unrated. It was left aside.`,
  'warning-unknown': (what) =>
    `“${what}” is no archive warning: they are unsaid, none, violence, death, noncon and underage. It was left aside.`,
  'category-unknown': (what) =>
    `“${what}” is no category: they are f/f, f/m, gen, m/m, multi and other. It was left aside.`,
  'number-unknown': (what) => `“${what}” is not the number of a rating, warning, category or tag; it was left aside.`,
  'language-unknown': (what) => `“${what}” is not a language of this archive; it was left aside.`,
  'sort-unknown': (what) =>
    `Works cannot be sorted by “${what}”: there are match, updated, posted, title, creators, words, hits, kudos, comments and bookmarks.`,
  'sort-inside': (what) =>
    `“${what}” stands for the whole list, so it belongs outside of parentheses and behind no minus.`,
  'sort-elsewhere': (what) => `This list is in an order of its own, so “${what}” was left aside.`,
  'works-alone': (what) => `Only works can be asked for “${what}”, and no tags; here it was left aside.`,
  'user-broken': (what) => `“${what}” is no user name, nor a user name, a slash and a pen name; it was left aside.`,
  'work-broken': (what) => `“${what}” is not the number of a work; it was left aside.`,
  'collection-broken': (what) => `“${what}” is not the name of a collection as its address has it; it was left aside.`,
  'tag-unknown': (what) => `No tag is called ${what}, so works with these words in their tags are shown.`,
  'tag-number-unknown': (what) => `There is no tag with the number ${what}; it was left aside.`,
  'user-unknown': (what) => `Nobody here is called ${what}.`,
  'collection-unknown': (what) => `No collection is called ${what}.`,
  'read-by-guest': (what) =>
    `Only members have a history, so nobody knows what you have read; “${what}” was left aside. Log in to ask for it.`,
  'too-long': () => `Only the first ${MOST_CHARACTERS} characters of a query are read; from here on it was left aside.`,
  'too-many': () =>
    `Only the first ${MOST_TERMS} words and fields of a query are looked for; from here on it was left aside.`,
  'too-deep': () => `Parentheses may stand ${MOST_DEPTH} deep; the ones from here on were passed over.`,
}

/** @returns what a person is told */
export function sentenceFor({ name, what }: Mistake): string {
  return SENTENCES[name](what)
}

const SOFT: ReadonlySet<MistakeName> = new Set([
  'field-unknown',
  'tag-unknown',
  'user-unknown',
  'collection-unknown',
  'count-turned',
  'days-turned',
])

/** @returns whether it may be no mistake at all, or is mended already */
export function isSoft(name: MistakeName): boolean {
  return SOFT.has(name)
}

/** What someone typed, short enough for a sentence. */
export function shortened(typed: string): string {
  const characters = [...typed]
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : typed
}
