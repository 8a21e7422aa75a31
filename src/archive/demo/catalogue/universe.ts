import type { TagType } from '../../../schema/index.ts'
import { onceName, ownName, sharedName } from './additional.ts'
import { type Dice, scatter } from './dice.ts'
import { characterName, fandomName, relationshipName } from './names.ts'

/** A tag by its number within its type; popular ones have small numbers within their fandom. */
export interface TagRef {
  readonly type: Exclude<TagType, 'rating' | 'warning' | 'category'>
  readonly index: number
}

/** How flat the popularity of each kind is at its head. */
const FLAT = { fandom: 2, relationship: 1, character: 3, additional: 3 }

/**
 * The fandoms of a catalogue, and the tags in them: few that everybody uses, very many that hardly anybody does.
 * @see docs/decisions, catalogue: the shape follows what large archives publish about themselves
 */
export class Universe {
  readonly fandoms: number
  /** additional tags that all fandoms share */
  readonly shared: number
  private readonly relationships: Uint32Array
  private readonly characters: Uint32Array
  private readonly own: Uint32Array
  private once = 0

  /** @param works how many there will be: a larger archive has more of everything, and rarer things */
  constructor(works: number) {
    this.fandoms = Math.max(20, Math.floor(works / 250))
    this.shared = Math.max(600, Math.floor(works / 20))
    this.relationships = new Uint32Array(this.fandoms + 1)
    this.characters = new Uint32Array(this.fandoms + 1)
    this.own = new Uint32Array(this.fandoms + 1)
    const all = Math.log((this.fandoms + FLAT.fandom) / FLAT.fandom)
    for (let fandom = 0; fandom < this.fandoms; fandom++) {
      const share = (works * 1.3 * Math.log((fandom + 1 + FLAT.fandom) / (fandom + FLAT.fandom))) / all
      extend(this.relationships, fandom, Math.max(1, Math.ceil(1.1 * share ** 0.75)))
      extend(this.characters, fandom, Math.max(4, Math.ceil(4 * share ** 0.5)))
      extend(this.own, fandom, Math.max(1, Math.ceil(share ** 0.55)))
    }
  }

  drawFandom(dice: Dice): number {
    return dice.rank(this.fandoms, FLAT.fandom)
  }

  /** @returns a relationship of the fandom and the two characters in it */
  drawRelationship(dice: Dice, fandom: number): readonly [TagRef, TagRef, TagRef] {
    const rank = dice.rank(width(this.relationships, fandom), FLAT.relationship)
    const [one, other] = pair(rank).map(
      (member): TagRef => ({ type: 'character', index: at(this.characters, fandom) + member }),
    )
    if (!one || !other) throw new RangeError('a relationship has two members')
    return [{ type: 'relationship', index: at(this.relationships, fandom) + rank }, one, other]
  }

  drawCharacter(dice: Dice, fandom: number): TagRef {
    return {
      type: 'character',
      index: at(this.characters, fandom) + dice.rank(width(this.characters, fandom), FLAT.character),
    }
  }

  drawAdditional(dice: Dice, fandom: number): TagRef {
    const kind = dice.next()
    if (kind < 0.62) return { type: 'additional', index: dice.rank(this.shared, FLAT.additional) }
    if (kind < 0.76) {
      return {
        type: 'additional',
        index: this.shared + at(this.own, fandom) + dice.rank(width(this.own, fandom), FLAT.additional),
      }
    }
    return { type: 'additional', index: this.shared + at(this.own, this.fandoms) + this.once++ }
  }

  /** @returns whether nobody else will draw it */
  isOnce({ type, index }: TagRef): boolean {
    return type === 'additional' && index >= this.shared + at(this.own, this.fandoms)
  }

  nameOf(ref: TagRef): string {
    if (ref.type === 'fandom') return fandomName(ref.index)
    if (ref.type === 'character') return characterName(ref.index)
    return ref.type === 'relationship' ? this.relationshipName(ref.index) : this.additionalName(ref.index)
  }

  private relationshipName(index: number): string {
    const fandom = ownerOf(this.relationships, index)
    const [one = 0, other = 0] = pair(index - at(this.relationships, fandom))
    const first = at(this.characters, fandom)
    return relationshipName([characterName(first + one), characterName(first + other)], index)
  }

  private additionalName(index: number): string {
    if (index < this.shared) return sharedName(index)
    const beyond = index - this.shared
    if (beyond >= at(this.own, this.fandoms)) return onceName(beyond - at(this.own, this.fandoms))
    const fandom = ownerOf(this.own, beyond)
    return ownName(fandom, beyond - at(this.own, fandom))
  }
}

/** The n-th pair of members: those with small numbers, the popular ones, come first. */
function pair(rank: number): readonly number[] {
  const high = Math.floor((Math.sqrt(8 * rank + 1) + 1) / 2)
  const low = rank - (high * (high - 1)) / 2
  return scatter(rank) < 0.5 ? [low, high] : [high, low]
}

function extend(bases: Uint32Array, index: number, by: number): void {
  bases[index + 1] = at(bases, index) + by
}

function at(bases: Uint32Array, index: number): number {
  return bases[index] ?? 0
}

function width(bases: Uint32Array, index: number): number {
  return at(bases, index + 1) - at(bases, index)
}

/** @returns the fandom whose part of the numbers this one lies in */
function ownerOf(bases: Uint32Array, index: number): number {
  let [low, high] = [0, bases.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (at(bases, middle) <= index) low = middle
    else high = middle
  }
  return low
}
