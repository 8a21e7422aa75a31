import { setImmediate } from 'node:timers/promises'
import { searchWords } from '../../../platform/text/words.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { TagType } from '../../../schema/index.ts'
import { slipsBetween } from '../query/nearest.ts'
import { ANYONE, type Census } from './census.ts'
import { type CountedTag, Podium, type TagUse } from './podium.ts'

const NOTHING: readonly number[] = []
/** Names written into the index at once: few enough that other requests are answered in between. */
const BATCH = 2000
/** New names that are looked through one by one before the index is made again. */
const MOST_NEW = 2000

/** Names that are compared letter by letter with one that nobody has. */
const MOST_ALIKE = 2000
/** So many letters of a name, a slip: a missing letter, another one, two the wrong way round. */
const LETTERS_A_SLIP = 5
const MOST_SLIPS = 4

/** A tag under its words: ` sherlock holmes`. */
interface Named {
  readonly id: number
  readonly type: TagType
  readonly words: string
  /** works when the index was made; what a tag gains later moves it only in the next one */
  readonly works: number
}

/** Tags by the beginnings of the words in their names, the most used first. */
class Index {
  readonly names: Named[] = []
  /** places in the list of names, by the first one and the first two characters of each word */
  readonly beginnings = new Map<string, number[]>()

  add(named: Named): void {
    const place = this.names.push(named) - 1
    for (const start of startsOf(named.words.slice(1).split(' '))) {
      const places = this.beginnings.get(start)
      if (places) places.push(place)
      else this.beginnings.set(start, [place])
    }
  }
}

/** Finds tags while someone types their names, whatever case and accents they are typed with. */
export class NameIndex {
  private readonly census: Census
  private index = new Index()
  /** tags that are new, or have a new name, since the index was made */
  private fresh = new Map<number, Named>()
  private making: Promise<void> | undefined
  private made = false

  constructor(census: Census) {
    this.census = census
  }

  /** Takes in a tag that is new or has a new name. */
  add(tag: CountedTag): void {
    this.fresh.set(tag.id, named(tag, 0))
  }

  /** Makes the index when it has never been made, or when many names are new. */
  async ready(): Promise<void> {
    if (!this.made || this.fresh.size > MOST_NEW) {
      this.making ??= this.make().finally(() => {
        this.making = undefined
      })
    }
    if (!this.made) await this.making
  }

  /**
   * The most used tags each of whose words sought begins a word of the name. A synonym is answered with its canonical
   * tag; what stands on nothing that this viewer may see is not found.
   * @returns none for a term without letters and digits
   */
  find(term: string, types: readonly TagType[], viewer: Viewer, most: number): readonly TagUse[] {
    const sought = searchWords(term)
    const podium = new Podium(most)
    const seen = new Set<number>()
    const take = (name: Named) => {
      if (!types.includes(name.type) || !sought.every((word) => name.words.includes(` ${word}`))) return
      const tag = this.standingFor(name.id)
      if (!tag || seen.has(tag.id)) return
      seen.add(tag.id)
      const works = this.census.uses(tag.id, viewer)
      if (works > 0) podium.enter(tag, works)
    }
    for (const name of sought.length > 0 ? this.fresh.values() : []) take(name)
    for (const place of this.rarest(sought)) {
      const name = this.index.names[place]
      // the rest was used less when the index was made: it cannot come before what is there
      if (name && name.works < podium.threshold) break
      if (name && !this.fresh.has(name.id)) take(name)
    }
    return podium.uses
  }

  /** The tag that was most likely meant by a name that no tag has: of those with a word that begins alike, the one with the
   * fewest slips in its spelling, of several the most used.
   * @returns undefined when none is near, or none that this viewer may see */
  nearest(term: string, types: readonly TagType[], viewer: Viewer): CountedTag | undefined {
    const sought = searchWords(term)
    const whole = ` ${sought.join(' ')}`
    const most = Math.min(MOST_SLIPS, Math.floor(whole.length / LETTERS_A_SLIP))
    let best: { readonly tag: CountedTag; readonly slips: number } | undefined
    for (const name of this.alike(sought)) {
      if (!types.includes(name.type) || Math.abs(name.words.length - whole.length) > most) continue
      const slips = slipsBetween(whole, name.words)
      const tag = slips <= most && slips < (best?.slips ?? most + 1) ? this.census.tag(name.id) : undefined
      if (tag && this.census.uses(tag.id, viewer) > 0) best = { tag, slips }
    }
    return best?.tag
  }

  /** Names with a word that begins as one of these does, the most used of each first, not too many to be looked at. */
  private *alike(sought: readonly string[]): IterableIterator<Named> {
    yield* this.fresh.values()
    for (const start of new Set(sought.map((word) => word.slice(0, 2)))) {
      for (const place of (this.index.beginnings.get(start) ?? NOTHING).slice(0, MOST_ALIKE)) {
        const name = this.index.names[place]
        if (name && !this.fresh.has(name.id)) yield name
      }
    }
  }

  private rarest(sought: readonly string[]): readonly number[] {
    const lists = sought.map((word) => this.index.beginnings.get(word.slice(0, 2)) ?? NOTHING)
    return lists.sort((left, right) => left.length - right.length)[0] ?? NOTHING
  }

  private standingFor(tagId: number): CountedTag | undefined {
    const tag = this.census.tag(tagId)
    return tag?.mergerId ? (this.census.tag(tag.mergerId) ?? tag) : tag
  }

  private async make(): Promise<void> {
    const index = new Index()
    const covered = new Map(this.fresh)
    const names = [...this.census.everyTag()].map((tag) => ({ tag, works: this.standingUses(tag) }))
    names.sort((left, right) => right.works - left.works)
    for (const [at, { tag, works }] of names.entries()) {
      index.add(named(tag, works))
      if (at % BATCH === BATCH - 1) await setImmediate()
    }
    // a name that came or changed while this went on stays new
    for (const [id, name] of covered) if (this.fresh.get(id) === name) this.fresh.delete(id)
    this.index = index
    this.made = true
  }

  private standingUses({ id }: CountedTag): number {
    return this.census.uses(this.standingFor(id)?.id ?? id, ANYONE)
  }
}

function named({ id, type, name }: CountedTag, works: number): Named {
  return { id, type, works, words: ` ${searchWords(name).join(' ')}` }
}

function startsOf(words: readonly string[]): ReadonlySet<string> {
  const starts = new Set<string>()
  for (const word of words) starts.add(word.slice(0, 1)).add(word.slice(0, 2))
  return starts
}
