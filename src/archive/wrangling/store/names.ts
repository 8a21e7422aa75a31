import type { Db } from '../../../schema/index.ts'
import {
  allMedia,
  type Change,
  type Outcome,
  type Step,
  type Tag,
  tagsById,
  tagsIn,
  type Wish,
} from '../../tags/index.ts'
import type { Names } from '../words.ts'

const CHUNK = 5000

/** @returns the tags by number; unknown ones are left out */
export async function tagMap(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, Tag>> {
  const once = [...new Set(ids)]
  const tags: Tag[] = []
  for (let at = 0; at < once.length; at += CHUNK) tags.push(...(await tagsById(db, once.slice(at, at + CHUNK))))
  return new Map(tags.map((tag) => [tag.id, tag]))
}

/** The names of all that these wishes and steps speak of. */
export async function namesIn(
  db: Db,
  {
    wishes,
    steps,
    more = [],
  }: { readonly wishes: readonly Wish[]; readonly steps: readonly Step[]; readonly more?: readonly number[] },
): Promise<Names> {
  const inWishes = wishes.flatMap(({ tag, other, fandom }) => [tag, other, fandom].filter((id) => id !== undefined))
  const tags = await tagMap(db, [...inWishes, ...tagsIn(steps), ...more])
  const media = new Map((await allMedia(db)).map(({ id, name }) => [id, name]))
  return { tag: (id) => tags.get(id)?.name ?? `tag ${id}`, medium: (id) => media.get(id) ?? `medium ${id}` }
}

/** The names of all that is in these lines of the history. */
export function namesInHistory(db: Db, changes: readonly Change[]): Promise<Names> {
  return namesIn(db, {
    wishes: changes.flatMap(({ wishes }) => wishes),
    steps: [],
  })
}

/** The names of all that an outcome speaks of, refusals among it. */
export function namesInOutcome(db: Db, { steps, granted, refused }: Outcome): Promise<Names> {
  return namesIn(db, {
    wishes: [...granted, ...refused.map(({ wish }) => wish)],
    steps,
    more: refused.flatMap(({ refusal }) => [refusal.tag, ...refusal.with]),
  })
}
