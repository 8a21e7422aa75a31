import { foldName } from '../../../platform/text/fold.ts'
import type { TagType, Transaction } from '../../../schema/index.ts'
import type { House } from '../../house.ts'
import {
  addMedium,
  allMedia,
  type By,
  changeTags,
  findOrMakeTags,
  sentenceOf,
  tagNameFrom,
  type Wish,
} from '../../tags/index.ts'
import { noteMoved } from '../change.ts'
import { namesInOutcome } from '../store/names.ts'
import { wordsOfWish } from '../words.ts'
import type { Pack } from './format.ts'

/** What came, or would come, of a pack. */
export interface Merged {
  /** tags that were not here */
  readonly made: number
  /** ties that were not here, as sentences */
  readonly tied: readonly string[]
  /** ties that are here already */
  readonly same: number
  /** ties that stand against ours, or against a rule; ours are kept */
  readonly kept: readonly string[]
}

/** Wishes in one line of the history. */
const ONE_CHANGE = 500

/**
 * Brings a pack's ties in beside ours; where the two differ, ours stay. All of it or nothing.
 * @param ask.dryRun everything is done and then taken back, so that what is told is what would be
 */
export async function mergePack(
  { db, now }: Pick<House, 'db' | 'now'>,
  pack: Pack,
  ask: { readonly userId: number | null; readonly dryRun: boolean },
): Promise<Merged> {
  const stopped = new DryRun()
  try {
    return await db.transaction().execute(async (trx) => {
      const merged = await merge(trx, pack, { userId: ask.userId, now: now() })
      if (!ask.dryRun) return merged
      stopped.merged = merged
      throw stopped
    })
  } catch (error) {
    if (error === stopped && stopped.merged) return stopped.merged
    throw error
  }
}

/** Takes a transaction back; nothing is wrong. */
class DryRun extends Error {
  merged: Merged | undefined
}

async function merge(trx: Transaction, pack: Pack, by: By): Promise<Merged> {
  const [{ count: before }, ids] = [await countTags(trx), await idsOf(trx, pack, by.now)]
  const media = await mediaOf(trx, pack)
  const { count: after } = await countTags(trx)
  const wishes = wishesOf(pack, ids, media)
  const told = { tied: [] as string[], kept: [] as string[], same: 0 }
  for (let at = 0; at < wishes.length; at += ONE_CHANGE) {
    const some = await withoutOurs(trx, wishes.slice(at, at + ONE_CHANGE))
    const changed = await changeTags(trx, some.free, by)
    await noteMoved(trx, changed.moved, by.now)
    const names = await namesInOutcome(trx, { ...changed, granted: [...changed.granted, ...some.ours] })
    told.tied.push(...changed.granted.map((wish) => wordsOfWish(wish, names)))
    told.kept.push(...some.ours.map((wish) => `${wordsOfWish(wish, names)}: it is otherwise here`))
    for (const { wish, refusal } of changed.refused) {
      if (refusal.name === 'already') told.same++
      else told.kept.push(`${wordsOfWish(wish, names)}: ${sentenceOf(refusal, names.tag)}`)
    }
  }
  return { made: after - before, ...told }
}

function countTags(trx: Transaction): Promise<{ readonly count: number }> {
  return trx
    .selectFrom('tags')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
}

type Ids = (type: TagType, name: string) => number | undefined

/** Finds or makes every tag that the pack names; names that cannot be tags' are left out. */
async function idsOf(trx: Transaction, pack: Pack, now: Date): Promise<Ids> {
  const names = new Map<TagType, Map<string, string>>()
  const add = (type: TagType, name: string) => {
    const tag = tagNameFrom(name)
    if (tag.ok) names.set(type, (names.get(type) ?? new Map()).set(foldName(tag.value), tag.value))
  }
  for (const { type, name, synonyms, limited, metatags, parents } of pack.tags) {
    for (const one of [name, ...synonyms, ...metatags, ...limited.map((limit) => limit.name)]) add(type, one)
    for (const { fandom } of limited) add('fandom', fandom)
    for (const parent of parents) add(parent.type, parent.name)
  }
  for (const { type, name } of pack.setAside) add(type, name)
  const ids = new Map<string, number>()
  for (const [type, own] of names) {
    const typed = [...own.values()]
    for (let at = 0; at < typed.length; at += ONE_CHANGE) {
      const tags = await findOrMakeTags(trx, type, typed.slice(at, at + ONE_CHANGE), now)
      for (const tag of tags) ids.set(`${type} ${foldName(tag.name)}`, tag.id)
    }
  }
  return (type, name) => ids.get(`${type} ${foldName(name)}`)
}

async function mediaOf(trx: Transaction, pack: Pack): Promise<ReadonlyMap<string, number>> {
  for (const name of new Set(pack.tags.flatMap(({ media }) => media))) await addMedium(trx, name)
  return new Map((await allMedia(trx)).map(({ id, name }) => [foldName(name), id]))
}

/** Canonical tags first, then what rests on them. */
function wishesOf(pack: Pack, ids: Ids, media: ReadonlyMap<string, number>): readonly Wish[] {
  const wishes: (Wish | undefined)[] = []
  const wish = (verb: Wish['verb'], tag?: number, rest: Partial<Wish> = {}) =>
    wishes.push(tag === undefined || Object.values(rest).includes(undefined) ? undefined : { verb, tag, ...rest })
  for (const type of ['fandom', 'character', 'relationship', 'additional'] as const) {
    for (const { name } of pack.tags.filter((tag) => tag.type === type)) wish('canonical', ids(type, name))
  }
  for (const { type, name, ...tag } of pack.tags) {
    const own = ids(type, name)
    for (const medium of tag.media) wish('medium', own, { other: media.get(foldName(medium)) })
    for (const meta of tag.metatags) wish('metatag', own, { other: ids(type, meta) })
    for (const parent of tag.parents) wish('parent', own, { other: ids(parent.type, parent.name) })
    for (const synonym of tag.synonyms) wish('synonym', ids(type, synonym), { other: own })
    for (const limit of tag.limited)
      wish('limited', ids(type, limit.name), { other: own, fandom: ids('fandom', limit.fandom) })
  }
  for (const { type, name } of pack.setAside) wish('unwrangleable', ids(type, name))
  return wishes.filter((one) => one !== undefined)
}

/** Parts those that would overthrow what wranglers here have decided. */
async function withoutOurs(
  trx: Transaction,
  wishes: readonly Wish[],
): Promise<{ readonly free: readonly Wish[]; readonly ours: readonly Wish[] }> {
  const ids = [...new Set(wishes.flatMap(({ tag, other }) => (other === undefined ? [tag] : [tag, other])))]
  const rows = await trx.selectFrom('tags').select(['id', 'canonical', 'merger_id']).where('id', 'in', ids).execute()
  const limits = await trx.selectFrom('tag_limits').selectAll().where('tag_id', 'in', ids).execute()
  const tags = new Map(rows.map((row) => [row.id, row]))
  const standing = (id: number | undefined) => tags.get(id ?? 0)?.merger_id ?? id
  const isOurs = ({ verb, tag, other, fandom }: Wish): boolean => {
    const own = tags.get(tag)
    if (verb === 'canonical') return own?.merger_id !== null
    if (verb === 'synonym')
      return own?.canonical === 1 || (own?.merger_id !== null && own?.merger_id !== standing(other))
    const limit = limits.find(({ tag_id, fandom_id }) => tag_id === tag && fandom_id === fandom)
    return verb === 'limited' && limit !== undefined && limit.canonical_id !== standing(other)
  }
  return { free: wishes.filter((wish) => !isOurs(wish)), ours: wishes.filter(isOurs) }
}
