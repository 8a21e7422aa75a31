import { insertMany, reserveIds } from '../../../platform/db/bulk.ts'
import { foldName } from '../../../platform/text/fold.ts'
import { searchWords } from '../../../platform/text/words.ts'
import type { Tables, TagType, Transaction } from '../../../schema/index.ts'
import { pairingKey, TYPE_WORDS } from '../../tags/index.ts'
import type { TagRef, Universe } from './universe.ts'

/** A tag that is in the database. */
export interface KnownTag {
  readonly id: number
  /** as the index of words wants them */
  readonly words: readonly string[]
}

/** Which tags of a universe are in the database already, and under which number. */
export class TagBook {
  private readonly universe: Universe
  private readonly known = new Map<string, KnownTag>()

  constructor(universe: Universe) {
    this.universe = universe
  }

  /** Finds the tags, and makes those that are not there yet. Tags that nobody will use again are not kept in mind.
   * @returns by key; see {@link keyOf} */
  async settle(trx: Transaction, refs: Iterable<TagRef>, now: string): Promise<ReadonlyMap<string, KnownTag>> {
    const settled = new Map<string, KnownTag>()
    const missing = new Map<string, TagRef>()
    for (const ref of refs) {
      const key = keyOf(ref)
      const known = this.known.get(key)
      if (known) settled.set(key, known)
      else missing.set(key, ref)
    }
    for (const [key, tag] of await this.make(trx, missing, now)) {
      settled.set(key, tag)
      const ref = missing.get(key)
      if (ref && !this.universe.isOnce(ref)) this.known.set(key, tag)
    }
    return settled
  }

  private async make(
    trx: Transaction,
    missing: ReadonlyMap<string, TagRef>,
    now: string,
  ): Promise<ReadonlyMap<string, KnownTag>> {
    const wanted = [...missing].map(([key, ref]) => {
      const name = this.universe.nameOf(ref)
      return { key, ref, name, nameKey: foldName(name) }
    })
    const { ids, paths } = await lookUp(trx, wanted)
    const fresh = wanted.filter(({ ref, nameKey }) => !ids.has(`${ref.type} ${nameKey}`))
    let next = fresh.length > 0 ? await reserveIds<Tables>(trx, 'tags', fresh.length) : 0
    const rows = fresh.map(({ ref, name, nameKey }) => {
      ids.set(`${ref.type} ${nameKey}`, next)
      const path_name = paths.has(name) ? `${name} - ${TYPE_WORDS[ref.type]}` : name
      paths.add(path_name)
      return {
        id: next++,
        type: ref.type,
        name,
        name_key: nameKey,
        path_name,
        pairing_key: ref.type === 'relationship' ? pairingKey(name) : null,
        canonical: this.universe.isOnce(ref) ? 0 : 1,
        created_at: now,
      } as const
    })
    await insertMany<Tables, 'tags'>(trx, 'tags', rows)
    return new Map(
      wanted.map(({ key, ref, name, nameKey }) => [
        key,
        { id: ids.get(`${ref.type} ${nameKey}`) ?? 0, words: searchWords(name) },
      ]),
    )
  }
}

/** @returns what tells a tag from others within one universe */
export function keyOf({ type, index }: TagRef): string {
  return `${type} ${index}`
}

type Wanted = { readonly ref: TagRef; readonly name: string; readonly nameKey: string }

const LOOKED_UP_AT_ONCE = 500

/** An archive may have tags of these names before any of this. */
async function lookUp(
  trx: Transaction,
  wanted: readonly Wanted[],
): Promise<{ readonly ids: Map<string, number>; readonly paths: Set<string> }> {
  const ids = new Map<string, number>()
  const paths = new Set<string>()
  for (let from = 0; from < wanted.length; from += LOOKED_UP_AT_ONCE) {
    const some = wanted.slice(from, from + LOOKED_UP_AT_ONCE)
    const rows = await trx
      .selectFrom('tags')
      .select(['id', 'type', 'name_key', 'path_name'])
      .where((or) =>
        or.or([
          or(
            'name_key',
            'in',
            some.map(({ nameKey }) => nameKey),
          ),
          or(
            'path_name',
            'in',
            some.map(({ name }) => name),
          ),
        ]),
      )
      .execute()
    for (const { id, type, name_key, path_name } of rows) {
      ids.set(`${type satisfies TagType} ${name_key}`, id)
      paths.add(path_name)
    }
  }
  return { ids, paths }
}
