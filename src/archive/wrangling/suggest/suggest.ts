import { foldName } from '../../../platform/text/fold.ts'
import type { TagType } from '../../../schema/index.ts'
import { mayBelong, pairingKey, pairingOf, type Tag, type Wish } from '../../tags/index.ts'
import { distanceWithin, skeletonOf, toleranceFor, wordBagOf } from './likeness.ts'

/** Why something is suggested, the surest first. */
export const REASONS = [
  'pairing',
  'pairing-by-other-names',
  'punctuation',
  'word-order',
  'letters',
  'named',
  'together',
  'shared',
] as const

export type Reason = (typeof REASONS)[number]

/** A wish that somebody may want, and why. */
export interface Suggestion {
  readonly wish: Wish
  readonly target: Tag
  readonly reason: Reason
  /** works on which both stand, of all that carry the tag; for reasons that count */
  readonly works: { readonly both: number; readonly all: number } | undefined
}

/** What suggestions are made from. */
export interface Known {
  /** canonical tags of the subject's type */
  readonly canonical: readonly Tag[]
  /** canonical characters by every folded name that they have */
  readonly characters: ReadonlyMap<string, Tag>
  /** canonical tags that stand on the works of the subject, and on how many of them */
  readonly together: readonly { readonly tag: Tag; readonly works: number }[]
  /** parents that the subject has already */
  readonly parents: ReadonlySet<number>
}

/** Canonical tags, prepared to be compared with many others. */
export class Likely {
  private readonly byPairing = new Map<string, Tag>()
  private readonly bySkeleton = new Map<string, Tag>()
  private readonly byWords = new Map<string, Tag>()
  private readonly skeletons: readonly (readonly [skeleton: string, tag: Tag])[]

  constructor(canonical: readonly Tag[]) {
    for (const tag of canonical) {
      const key = tag.type === 'relationship' ? pairingKey(tag.name) : null
      if (key !== null) this.byPairing.set(key, tag)
      this.byWords.set(wordBagOf(tag.name), tag)
    }
    this.skeletons = canonical.map((tag) => [skeletonOf(tag.name), tag] as const)
    for (const [skeleton, tag] of this.skeletons) this.bySkeleton.set(skeleton, tag)
  }

  /** @returns the canonical tag that this one is most likely another name of, and why */
  synonymOf(tag: Tag, characters: Known['characters']): readonly [Tag, Reason] | undefined {
    const found = this.asPairing(tag, characters) ?? this.asSpelling(tag.name)
    return found && found[0].id !== tag.id ? found : undefined
  }

  private asPairing(tag: Tag, characters: Known['characters']): readonly [Tag, Reason] | undefined {
    const pairing = tag.type === 'relationship' ? pairingOf(tag.name) : undefined
    if (!pairing) return undefined
    const same = this.byPairing.get(pairingKey(tag.name) ?? '')
    if (same) return [same, 'pairing']
    const full = pairing.names.map((name) => characters.get(foldName(name))?.name ?? name)
    const meant = this.byPairing.get(pairingKey(full.join(pairing.kind)) ?? '')
    return meant && [meant, 'pairing-by-other-names']
  }

  private asSpelling(name: string): readonly [Tag, Reason] | undefined {
    const skeleton = skeletonOf(name)
    if (skeleton === '') return undefined
    const same = this.bySkeleton.get(skeleton)
    if (same) return [same, 'punctuation']
    const reordered = this.byWords.get(wordBagOf(name))
    if (reordered) return [reordered, 'word-order']
    const near = this.skeletons.find(([other]) => distanceWithin(skeleton, other, toleranceFor(skeleton)) !== undefined)
    return near && [near[1], 'letters']
  }
}

/** Of a tag's works at least so many must stand with another for it to mean something. */
const SHARE = 0.8
const WORKS_NEEDED = 2
const WORKS_NEEDED_TO_BE_ONE = 3

/** @param uses works that carry the tag
 * @returns what may be done with it, the surest first */
export function suggestionsFor(tag: Tag, uses: number, likely: Likely, known: Known): readonly Suggestion[] {
  const synonym = likely.synonymOf(tag, known.characters)
  const asSynonym = (target: Tag, reason: Reason, both?: number): Suggestion => ({
    wish: { verb: 'synonym', tag: tag.id, other: target.id },
    target,
    reason,
    works: both === undefined ? undefined : { both, all: uses },
  })
  const beside = known.together.find(
    (one) => one.tag.type === tag.type && isMost(one.works, uses, WORKS_NEEDED_TO_BE_ONE) && nicknames(tag.type),
  )
  const own = synonym ? [asSynonym(...synonym)] : beside ? [asSynonym(beside.tag, 'together', beside.works)] : []
  return [...own, ...(synonym ? [] : parentsFor(tag, uses, known))]
}

function parentsFor(tag: Tag, uses: number, known: Known): readonly Suggestion[] {
  const parent = (
    target: Tag,
    reason: Reason,
    works?: { readonly both: number; readonly all: number },
  ): Suggestion => ({
    wish: { verb: 'parent', tag: tag.id, other: target.id },
    target,
    reason,
    works,
  })
  const names = tag.type === 'relationship' ? (pairingOf(tag.name)?.names ?? []) : []
  const named = names.flatMap((name) => known.characters.get(foldName(name)) ?? [])
  const shared = known.together.filter(
    (one) => mayBelong(tag.type, one.tag.type) && one.tag.type === 'fandom' && isMost(one.works, uses, WORKS_NEEDED),
  )
  return [
    ...named.map((character) => parent(character, 'named')),
    ...shared.map((one) => parent(one.tag, 'shared', { both: one.works, all: uses })),
  ].filter(({ target }) => !known.parents.has(target.id))
}

/** Two names of one pairing or person are often put on the same work; two fandoms or moods just go together. */
function nicknames(type: TagType): boolean {
  return type === 'relationship' || type === 'character'
}

function isMost(both: number, all: number, least: number): boolean {
  return both >= least && both >= all * SHARE
}

/** @param elsewhere canonical tags of other types with just this name
 * @returns the type that the tag would better have; undefined where nothing speaks for another */
export function likelyType(tag: Tag, known: Pick<Known, 'characters'>, elsewhere: readonly Tag[]): TagType | undefined {
  const pairing = tag.type === 'additional' ? pairingOf(tag.name) : undefined
  if (pairing?.names.every((name) => known.characters.has(foldName(name)))) return 'relationship'
  return elsewhere.find(({ type }) => type !== tag.type)?.type
}
