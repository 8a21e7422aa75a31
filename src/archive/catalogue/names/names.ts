import { slipsBetween } from '../../../platform/text/nearest.ts'
import { searchWords } from '../../../platform/text/words.ts'
import type { TagType } from '../../../schema/index.ts'
import { IndexOfNames, type NamedTag } from './index-of-names.ts'
import { Podium, type Use } from './podium.ts'

/** New names that are looked through one by one before the index is made again: so many, or one in a hundred. */
const MOST_NEW = 2000
/** So many letters of a name, a slip: a missing letter, another one, two the wrong way round. */
const LETTERS_A_SLIP = 5
const MOST_SLIPS = 4

/** What the names must be told of the tags that they belong to. */
export interface Standing {
  /** @returns all tags with their names, some at a time */
  names(): AsyncIterable<readonly NamedTag[]>
  /** @returns the tag that this one is a synonym of, or the tag itself */
  standingFor(tagId: number): number
  /** @returns the works under it that a guest, or a member, may see */
  uses(tagId: number, members: boolean): number
}

/** Finds tags while someone types their names, whatever case and accents they are typed with. */
export class Names {
  private readonly standing: Standing
  private index = new IndexOfNames()
  /** tags that are new, or have a new name, since the index was made */
  private readonly fresh = new Map<number, NamedTag>()
  private making: Promise<void> | undefined
  private made = false

  constructor(standing: Standing) {
    this.standing = standing
  }

  /** Takes in a tag that is new or has a new name. */
  add(tag: NamedTag): void {
    // before the first question nothing need be remembered: the index will be made from all names
    if (this.made || this.making) this.fresh.set(tag.id, tag)
  }

  /** Makes the index when it has never been made, or when many names are new. */
  async ready(): Promise<void> {
    if (!this.made || this.fresh.size > Math.max(MOST_NEW, this.index.length / 100)) {
      this.making ??= this.make().finally(() => {
        this.making = undefined
      })
    }
    if (!this.made) await this.making
  }

  /**
   * The most used tags each of whose words sought begins a word of the name. A synonym is answered with its canonical
   * tag; what stands on nothing that this viewer may see is not found.
   * @returns none for a term without letters and digits; equally used ones in the order of their numbers
   */
  find(term: string, types: readonly TagType[], members: boolean, most: number): readonly Use[] {
    const sought = searchWords(term)
    if (sought.length === 0) return []
    const podium = new Podium(most)
    const take = (tagId: number) => {
      const id = this.standing.standingFor(tagId)
      const works = this.standing.uses(id, members)
      if (works > 0) podium.enter(id, works)
    }
    for (const { id, type, name } of this.fresh.values())
      if (types.includes(type) && hasBeginnings(searchWords(name), sought)) take(id)
    this.index.walk(sought, types, (id, works) => {
      // the rest was used less when the index was made: it cannot come before what is there
      if (works < podium.threshold) return false
      if (!this.fresh.has(id)) take(id)
      return true
    })
    return podium.uses
  }

  /** @returns all tags that a term may become, whatever they stand on; a synonym counts for its canonical tag */
  all(term: string, types: readonly TagType[]): ReadonlySet<number> {
    const sought = searchWords(term)
    const found = new Set<number>()
    if (sought.length === 0) return found
    for (const { id, type, name } of this.fresh.values())
      if (types.includes(type) && hasBeginnings(searchWords(name), sought)) found.add(this.standing.standingFor(id))
    this.index.walk(sought, types, (id) => {
      if (!this.fresh.has(id)) found.add(this.standing.standingFor(id))
      return true
    })
    return found
  }

  /** The tag that was most likely meant by a name that no tag has: of those with a word that begins alike, the one with the
   * fewest slips in its spelling, of several the most used.
   * @returns none when none is near, or none that this viewer may see; never more than one */
  nearest(term: string, types: readonly TagType[], members: boolean): readonly Use[] {
    const sought = searchWords(term)
    const whole = ` ${sought.join(' ')}`
    const most = Math.min(MOST_SLIPS, Math.floor(whole.length / LETTERS_A_SLIP))
    let best: (Use & { readonly slips: number }) | undefined
    const compare = (tagId: number, words: string) => {
      if (Math.abs(words.length - whole.length) > most) return
      const slips = slipsBetween(whole, words)
      if (slips > Math.min(most, (best?.slips ?? most + 1) - 1)) return
      const works = this.standing.uses(tagId, members)
      if (works > 0) best = { id: tagId, works, slips }
    }
    for (const { id, type, name } of this.fresh.values())
      if (types.includes(type)) compare(id, ` ${searchWords(name).join(' ')}`)
    this.index.walkAlike(sought, types, (id, words) => {
      if (!this.fresh.has(id)) compare(id, words)
    })
    return best ? [{ id: best.id, works: best.works }] : []
  }

  private async make(): Promise<void> {
    const covered = new Map(this.fresh)
    const index = new IndexOfNames()
    for await (const tags of this.standing.names()) for (const tag of tags) index.add(tag)
    await index.finish((id) => this.standing.uses(this.standing.standingFor(id), true))
    // a name that came or changed while this went on stays new
    for (const [id, tag] of covered) if (this.fresh.get(id) === tag) this.fresh.delete(id)
    this.index = index
    this.made = true
  }
}

function hasBeginnings(words: readonly string[], sought: readonly string[]): boolean {
  return sought.every((beginning) => words.some((word) => word.startsWith(beginning)))
}
