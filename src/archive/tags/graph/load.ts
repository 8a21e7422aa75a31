import { sql } from 'kysely'
import { foldName } from '../../../platform/text/fold.ts'
import type { Db } from '../../../schema/index.ts'
import { pairingOf } from '../pairing.ts'
import { Graph, type Limit, type TagState } from './graph.ts'
import type { Verb, Wish } from './verbs.ts'

/** Numbers in one statement, well below what either engine takes. */
const CHUNK = 5000

/** Verbs by which what rests on a tag comes to rest elsewhere. */
const MOVING: ReadonlySet<Verb> = new Set(['canonical', 'not-canonical', 'synonym'])

/** @returns as much of the graph as decides over these wishes */
export async function graphAround(db: Db, wishes: readonly Wish[]): Promise<Graph> {
  const moving = wishes.filter(({ verb }) => MOVING.has(verb))
  const named = wishes.flatMap(tagsNamed)
  const states = await statesOf(db, named)
  const pairings = await pairingsOf(
    db,
    states.filter(({ id }) => wishes.some(({ verb, tag }) => verb === 'canonical' && tag === id)),
  )
  const near = [...pairings.named.values(), ...pairings.alike.values()].flat()
  const above = (await statesOf(db, [...named, ...near])).flatMap(({ mergerId }) => mergerId ?? [])
  const whole = [...moving.flatMap(tagsNamed), ...pairings.alike.values(), ...(moving.length > 0 ? above : [])].flat()
  return loadGraph(db, { whole, ends: [...named, ...near, ...above] }, pairings)
}

function tagsNamed({ verb, tag, other, fandom }: Wish): readonly number[] {
  const second = verb === 'medium' || verb === 'not-medium' ? undefined : other
  return [tag, second, fandom].filter((id) => id !== undefined)
}

/**
 * @param ask.whole tags of which everything is wanted, also what rests on them
 * @param ask.ends tags of which only their own state and what they are tied to above is wanted
 */
export async function loadGraph(
  db: Db,
  ask: { readonly whole: readonly number[]; readonly ends: readonly number[] },
  pairings: Pairings = { named: new Map(), alike: new Map() },
): Promise<Graph> {
  const whole = [...new Set(ask.whole)]
  const asked = [...new Set([...whole, ...ask.ends])]
  const synonyms = await synonymIds(db, whole)
  const metas = await metasAround(db, asked)
  const parents = [...(await parentsOf(db, [...asked, ...synonyms])), ...(await childrenOf(db, whole))]
  const limits = await limitsAround(db, asked)
  const tags = await statesOf(db, [
    ...asked,
    ...synonyms,
    ...metas.flat(),
    ...parents.flat(),
    ...limits.flatMap(({ tag, fandom, canonical }) => [tag, fandom, canonical]),
  ])
  return new Graph({ tags, metas, parents, media: await mediaOf(db, asked), limits, ...pairings })
}

/** @returns the tags with these numbers, each once; unknown ones are left out */
async function statesOf(db: Db, ids: readonly number[]): Promise<readonly TagState[]> {
  return inChunks(ids, async (some) => {
    const rows = await db
      .selectFrom('tags')
      .select(['id', 'type', 'name', 'canonical', 'unwrangleable', 'merger_id'])
      .where('id', 'in', some)
      .execute()
    return rows.map(({ canonical, unwrangleable, merger_id, ...row }) => ({
      ...row,
      canonical: canonical === 1,
      unwrangleable: unwrangleable === 1,
      mergerId: merger_id,
    }))
  })
}

async function synonymIds(db: Db, ids: readonly number[]): Promise<readonly number[]> {
  return inChunks(ids, async (some) => {
    const rows = await db.selectFrom('tags').select('id').where('merger_id', 'in', some).execute()
    return rows.map(({ id }) => id)
  })
}

/** The ties to all that stands above or below, however far. */
async function metasAround(db: Db, ids: readonly number[]): Promise<readonly (readonly [number, number])[]> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom(
        sql<{ sub_id: number; meta_id: number }>`(
          with recursive up(id) as (
            select sub_id from tag_metas where sub_id in (${sql.join(some)})
            union select meta_id from tag_metas join up on tag_metas.sub_id = up.id
          ), down(id) as (
            select meta_id from tag_metas where meta_id in (${sql.join(some)})
            union select sub_id from tag_metas join down on tag_metas.meta_id = down.id
          )
          select sub_id, meta_id from tag_metas where sub_id in (select id from up) or meta_id in (select id from down)
        )`.as('metas'),
      )
      .selectAll()
      .execute(),
  )
  return rows.map(({ sub_id, meta_id }) => [sub_id, meta_id] as const)
}

async function parentsOf(db: Db, ids: readonly number[]): Promise<readonly (readonly [number, number])[]> {
  const rows = await inChunks(ids, (some) =>
    db.selectFrom('tag_parents').selectAll().where('tag_id', 'in', some).execute(),
  )
  return rows.map(({ tag_id, parent_id }) => [tag_id, parent_id] as const)
}

async function childrenOf(db: Db, ids: readonly number[]): Promise<readonly (readonly [number, number])[]> {
  const rows = await inChunks(ids, (some) =>
    db.selectFrom('tag_parents').selectAll().where('parent_id', 'in', some).execute(),
  )
  return rows.map(({ tag_id, parent_id }) => [tag_id, parent_id] as const)
}

async function mediaOf(db: Db, ids: readonly number[]): Promise<readonly (readonly [number, number])[]> {
  const rows = await inChunks(ids, (some) =>
    db.selectFrom('tag_media').selectAll().where('tag_id', 'in', some).execute(),
  )
  return rows.map(({ tag_id, medium_id }) => [tag_id, medium_id] as const)
}

async function limitsAround(db: Db, ids: readonly number[]): Promise<readonly Limit[]> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('tag_limits')
      .selectAll()
      .where((or) => or.or([or('tag_id', 'in', some), or('fandom_id', 'in', some), or('canonical_id', 'in', some)]))
      .execute(),
  )
  return rows.map(({ tag_id, fandom_id, canonical_id }) => ({
    tag: tag_id,
    fandom: fandom_id,
    canonical: canonical_id,
  }))
}

/** What the names of pairings say, by the pairing's number. */
interface Pairings {
  readonly named: ReadonlyMap<number, readonly number[]>
  readonly alike: ReadonlyMap<number, readonly number[]>
}

async function pairingsOf(db: Db, tags: readonly TagState[]): Promise<Pairings> {
  const named = new Map<number, readonly number[]>()
  const alike = new Map<number, readonly number[]>()
  for (const { id, type, name } of tags) {
    const names = type === 'relationship' ? (pairingOf(name)?.names ?? []) : []
    if (names.length === 0) continue
    const keys = names.map(foldName)
    const characters = await db
      .selectFrom('tags')
      .select('id')
      .where('type', '=', 'character')
      .where('name_key', 'in', keys)
      .execute()
    const others = await db
      .selectFrom('tags')
      .select('id')
      .where('pairing_key', '=', (own) => own.selectFrom('tags').select('pairing_key').where('id', '=', id))
      .where('id', '!=', id)
      .execute()
    named.set(
      id,
      characters.map((row) => row.id),
    )
    alike.set(
      id,
      others.map((row) => row.id),
    )
  }
  return { named, alike }
}

async function inChunks<Row>(
  ids: readonly number[],
  read: (some: readonly number[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const once = [...new Set(ids)]
  const rows: Row[] = []
  for (let at = 0; at < once.length; at += CHUNK) rows.push(...(await read(once.slice(at, at + CHUNK))))
  return rows
}
