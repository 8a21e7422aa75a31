import { foldName } from '../../../platform/text/fold.ts'
import { TAGS_A_WORK } from '../../tags/index.ts'
import type { WorkTyped } from '../../works/index.ts'
import type { As } from './guess.ts'
import { guessRating } from './guess.ts'
import type { Entry, Mapping } from './mapping.ts'

/** What a story points to, by number. */
interface Pointed {
  readonly categories: readonly number[]
  readonly characters: readonly number[]
  readonly classes: readonly number[]
  /** a number, or what a rating was called */
  readonly rating: string
  readonly roundRobin: boolean
}

/** The tags of a work, as {@link WorkTyped} has them. */
type Found = Pick<
  WorkTyped,
  'rating' | 'warnings' | 'categories' | 'fandoms' | 'relationships' | 'characters' | 'additional' | 'restricted'
>

const NONE = 'No Archive Warnings Apply'

/** What the mapping makes of categories, characters, classes and ratings. */
export class OldTags {
  private readonly mapping: Mapping
  private readonly categories: ReadonlyMap<number, Entry>
  private readonly characters: ReadonlyMap<number, Entry>
  private readonly classes: ReadonlyMap<number, Entry>
  private readonly ratings: ReadonlyMap<string, Mapping['ratings'][number]>

  constructor(mapping: Mapping) {
    this.mapping = mapping
    this.categories = byId(mapping.categories)
    this.characters = byId(mapping.characters)
    this.classes = byId(mapping.classes)
    // a name first, so that a number wins over a rating that is called like one
    this.ratings = new Map([
      ...mapping.ratings.map((one) => [foldName(one.name ?? ''), one] as const),
      ...mapping.ratings.map((one) => [String(one.id), one] as const),
    ])
  }

  /** @param remarks gets a sentence for everything that is not known */
  of(pointed: Pointed, remarks: string[]): Found {
    const entries = [
      ...found('category', pointed.categories, this.categories, remarks),
      ...found('character', pointed.characters, this.characters, remarks),
      ...found('class', pointed.classes, this.classes, remarks),
    ]
    const named = (as: As) => [
      ...new Map(entries.filter((one) => one.as === as).map(({ to }) => [foldName(to), to])).values(),
    ]
    const rating = this.ratingOf(pointed.rating, remarks)
    const tags = {
      fandoms: named('fandom'),
      relationships: named('relationship'),
      characters: named('character'),
      additional: [...named('additional'), ...(pointed.roundRobin ? ['Round Robin'] : [])],
    }
    if (tags.fandoms.length === 0) remarks.push(`it names no fandom: ${this.mapping.withoutFandom} stands in its place`)
    return {
      ...fitted({ ...tags, fandoms: tags.fandoms.length > 0 ? tags.fandoms : [this.mapping.withoutFandom] }, remarks),
      categories: named('category'),
      warnings: this.warningsOf(named('warning')),
      rating: rating.to,
      restricted: rating.restricted,
    }
  }

  private warningsOf(named: readonly string[]): readonly string[] {
    if (named.length === 0) return [this.mapping.withoutWarning]
    return named.length > 1 ? named.filter((name) => name !== NONE) : named
  }

  private ratingOf(rid: string, remarks: string[]): { readonly to: string; readonly restricted: boolean } {
    const words = rid.trim()
    const known =
      this.ratings.get(words) ??
      this.ratings.get(foldName(words)) ??
      this.ratings.get(words.split(',')[0]?.trim() ?? '')
    if (known) return known
    const to = /^\d*$/.test(words) ? 'Not Rated' : guessRating(words)
    remarks.push(`its rating ${JSON.stringify(words)} is not known: it is ${to} here`)
    return { to, restricted: false }
  }
}

function byId(entries: readonly Entry[]): ReadonlyMap<number, Entry> {
  return new Map(entries.map((one) => [one.id, one]))
}

function found(
  kind: string,
  ids: readonly number[],
  entries: ReadonlyMap<number, Entry>,
  remarks: string[],
): readonly Entry[] {
  const unknown = ids.filter((id) => !entries.has(id))
  if (unknown.length > 0) remarks.push(`it points to a ${kind} that is not there: ${unknown.join(', ')}`)
  return ids.flatMap((id) => entries.get(id) ?? [])
}

type Lists = Pick<Found, 'fandoms' | 'relationships' | 'characters' | 'additional'>

/** A work has room for so many tags: the last additional ones give way, then characters. */
function fitted(tags: Lists, remarks: string[]): Lists {
  let over = Object.values(tags).reduce((sum, list) => sum + list.length, 0) - TAGS_A_WORK
  if (over <= 0) return tags
  const lists = { ...tags }
  for (const name of ['additional', 'characters', 'relationships', 'fandoms'] as const) {
    const list = lists[name]
    const dropped = list.slice(Math.max(0, list.length - Math.max(0, over)))
    if (dropped.length === 0) continue
    lists[name] = list.slice(0, list.length - dropped.length)
    over -= dropped.length
    remarks.push(`it had more than ${TAGS_A_WORK} tags; these were left: ${dropped.join(', ')}`)
  }
  return lists
}
