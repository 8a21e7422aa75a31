import { setImmediate } from 'node:timers/promises'
import { searchWords } from '../../../platform/text/words.ts'
import { TAG_TYPES, type TagType } from '../../../schema/index.ts'
import { Posting } from './posting.ts'
import { Slab } from './slab.ts'

/** Names written into the index at once: few enough that questions are answered in between. */
const BATCH = 2000
/** Characters of a word's beginning that have a list of their own. */
const LONGEST_BEGINNING = 3
/** Characters in which words must agree to be alike, and names that are compared at most for each beginning. */
const ALIKE_BEGINNING = 2
const MOST_ALIKE = 2000
const NOTHING = new Posting()
/** Works that a key of the order has room for, beside the place. */
const PLACES = 2 ** 26

/** A tag and what it is found by. */
export interface NamedTag {
  readonly id: number
  readonly type: TagType
  readonly name: string
}

/** The names of all tags by the beginnings of their words; in each list the most used when it was made come first. */
export class IndexOfNames {
  /** the words of each name with a space before each, in the order in which they were added */
  private readonly words = new Slab()
  private readonly ids = new Posting()
  private readonly types = new Posting()
  private works: Float64Array = new Float64Array(0)
  private readonly beginnings = new Map<string, Posting>()

  get length(): number {
    return this.words.length
  }

  add({ id, type, name }: NamedTag): void {
    this.words.add(` ${searchWords(name).join(' ')}`)
    this.ids.push(id)
    this.types.push(TAG_TYPES.indexOf(type))
  }

  /** Makes the lists, when all names have been added.
   * @param worksOf how many works a tag stands on */
  async finish(worksOf: (tagId: number) => number): Promise<void> {
    this.works = Float64Array.from({ length: this.length }, (_, place) => worksOf(this.ids.at(place)))
    const order = this.works.map((works, place) => place - works * PLACES).sort()
    for (const [at, key] of order.entries()) {
      const place = key - Math.floor(key / PLACES) * PLACES
      for (const beginning of beginningsOf(this.words.at(place).slice(1).split(' '))) this.list(beginning).push(place)
      if (at % BATCH === BATCH - 1) await setImmediate()
    }
  }

  /** Goes through the tags each of whose words sought begins a word of the name, the most used first.
   * @param take told the tag's number and the works it stood on when the index was made; ends the walk with false */
  walk(sought: readonly string[], types: readonly TagType[], take: (id: number, works: number) => boolean): void {
    const wanted = new Set(types.map((type) => TAG_TYPES.indexOf(type)))
    const needles = sought.map((word) => Buffer.from(` ${word}`))
    const places = this.rarest(sought)
    for (let at = 0; at < places.length; at++) {
      const place = places.at(at)
      if (!wanted.has(this.types.at(place))) continue
      if (!needles.every((needle) => this.words.holds(place, needle))) continue
      if (!take(this.ids.at(place), this.works[place] ?? 0)) return
    }
  }

  /** Goes through the names with a word that begins as one of these does, the most used of each first, not too many to be
   * looked at letter by letter. */
  walkAlike(sought: readonly string[], types: readonly TagType[], take: (id: number, words: string) => void): void {
    const wanted = new Set(types.map((type) => TAG_TYPES.indexOf(type)))
    for (const start of new Set(sought.map((word) => [...word].slice(0, ALIKE_BEGINNING).join('')))) {
      const places = this.beginnings.get(start) ?? NOTHING
      for (let at = 0; at < Math.min(places.length, MOST_ALIKE); at++) {
        const place = places.at(at)
        if (wanted.has(this.types.at(place))) take(this.ids.at(place), this.words.at(place))
      }
    }
  }

  /** The shortest list that holds every name with words which begin as these. */
  private rarest(sought: readonly string[]): Posting {
    const lists = sought.map((word) => this.beginnings.get([...word].slice(0, LONGEST_BEGINNING).join('')) ?? NOTHING)
    return lists.sort((left, right) => left.length - right.length)[0] ?? NOTHING
  }

  private list(beginning: string): Posting {
    const known = this.beginnings.get(beginning)
    if (known) return known
    const made = new Posting()
    this.beginnings.set(beginning, made)
    return made
  }
}

function beginningsOf(words: readonly string[]): ReadonlySet<string> {
  const beginnings = new Set<string>()
  for (const word of words) {
    const characters = [...word].slice(0, LONGEST_BEGINNING)
    for (let length = 1; length <= characters.length; length++) beginnings.add(characters.slice(0, length).join(''))
  }
  return beginnings
}
