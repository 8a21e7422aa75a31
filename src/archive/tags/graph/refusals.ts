/** Why a change to the ties of tags is not made. */
export type RefusalName =
  | 'unknown'
  | 'fixed'
  | 'itself'
  | 'already'
  | 'other-type'
  | 'not-canonical'
  | 'canonical'
  | 'synonym'
  | 'no-fandom'
  | 'not-of-a-fandom'
  | 'no-parent-of-this-type'
  | 'no-medium'
  | 'circle'
  | 'stands-below'
  | 'undone'
  | 'newer'

/** A refusal, and the tags it is about. */
export interface Refusal {
  readonly name: RefusalName
  /** the tag that stands in the way */
  readonly tag: number
  /** the other tag of the matter, or the way around a circle */
  readonly with: readonly number[]
}

/** @returns a refusal, to be told by {@link sentenceOf} */
export function refusal(name: RefusalName, tag: number, ...others: readonly number[]): Refusal {
  return { name, tag, with: others }
}

const SENTENCES: Readonly<Record<RefusalName, (tag: string, others: readonly string[]) => string>> = {
  unknown: () => 'There is no such tag.',
  fixed: (tag) => `${tag} belongs to a fixed list and stays as it is.`,
  itself: (tag) => `${tag} cannot be tied to itself.`,
  already: () => 'It is so already.',
  'other-type': (tag, [other]) => `${tag} and ${other} are tags of different types.`,
  'not-canonical': (tag) => `${tag} is not canonical: make it so first, or choose another.`,
  canonical: (tag) => `${tag} is canonical, and a canonical tag cannot be that.`,
  synonym: (tag, [other]) => `${tag} is a synonym of ${other}: tie that one, or end the synonym first.`,
  'no-fandom': (tag) => `${tag} is not a fandom.`,
  'not-of-a-fandom': (tag) => `${tag} is a fandom itself, and its synonyms hold everywhere.`,
  'no-parent-of-this-type': (tag, [other]) => `${other} cannot be a parent of ${tag}.`,
  'no-medium': (tag) => `Only fandoms have media, and ${tag} is none; or there is no such medium.`,
  circle: (tag, way) => `${tag} would stand below itself: ${way.join(' → ')}.`,
  'stands-below': (tag, [other]) => `${other} rests on ${tag} being as it is.`,
  undone: () => 'This change has been undone already.',
  newer: (tag) => `Something newer stands on it: ${tag} was changed again since. Undo that first.`,
}

/** @param nameOf gives the names of tags
 * @returns what a wrangler is told */
export function sentenceOf({ name, tag, with: others }: Refusal, nameOf: (id: number) => string): string {
  const quoted = (id: number) => `“${nameOf(id)}”`
  return SENTENCES[name](quoted(tag), others.map(quoted))
}
