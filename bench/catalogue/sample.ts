import type { Db } from '../../src/schema/index.ts'
import { Chance } from './chance.ts'

type DrawnType = 'fandom' | 'relationship' | 'character' | 'additional'

/** Some works of the catalogue with their tags by type: who picks from them picks tags as often as they are used. */
export interface Sample {
  readonly works: readonly SampledWork[]
  /** the most used first */
  readonly popular: Readonly<Record<DrawnType, readonly number[]>>
  /** additional tags on twenty works at least */
  readonly common: ReadonlySet<number>
}

export type SampledWork = Readonly<Record<DrawnType, readonly number[]>>

const SAMPLED = 8000
const READ_AT_ONCE = 500
/** A tag that somebody would choose stands on so many works. */
const COMMON = 20

/** Reads works here and there, the same ones for the same catalogue. */
export async function sampleOf(db: Db): Promise<Sample> {
  const { first, last } = await db
    .selectFrom('works')
    .select(({ fn }) => [fn.min('id').as('first'), fn.max('id').as('last')])
    .executeTakeFirstOrThrow()
  const chance = new Chance(1)
  const width = last - first + 1
  const ids = Array.from({ length: SAMPLED }, (_, at) => (width <= SAMPLED ? first + at : first + chance.below(width)))
  const works: SampledWork[] = []
  for (let at = 0; at < ids.length; at += READ_AT_ONCE)
    works.push(...(await tagsOf(db, ids.slice(at, at + READ_AT_ONCE))))
  const popular = {
    fandom: mostUsed(works, 'fandom'),
    relationship: mostUsed(works, 'relationship'),
    character: mostUsed(works, 'character'),
    additional: mostUsed(works, 'additional'),
  }
  return { works, popular, common: await commonAmong(db, popular.additional) }
}

async function tagsOf(db: Db, ids: readonly number[]): Promise<readonly SampledWork[]> {
  const rows = await db
    .selectFrom('taggings')
    .innerJoin('tags', 'tags.id', 'taggings.tag_id')
    .select(['work_id', 'tag_id', 'type'])
    .where('work_id', 'in', ids)
    .orderBy('work_id')
    .orderBy('tag_id')
    .execute()
  return [...Map.groupBy(rows, ({ work_id }) => work_id).values()].map((tags) => {
    const of = (type: DrawnType) => tags.filter((tag) => tag.type === type).map(({ tag_id }) => tag_id)
    return {
      fandom: of('fandom'),
      relationship: of('relationship'),
      character: of('character'),
      additional: of('additional'),
    }
  })
}

function mostUsed(works: readonly SampledWork[], type: DrawnType): readonly number[] {
  const counts = new Map<number, number>()
  for (const work of works) for (const tag of work[type]) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].sort(([one, often], [other, rarely]) => rarely - often || one - other).map(([tag]) => tag)
}

async function commonAmong(db: Db, tags: readonly number[]): Promise<ReadonlySet<number>> {
  const common = new Set<number>()
  for (let at = 0; at < tags.length; at += READ_AT_ONCE) {
    const rows = await db
      .selectFrom('taggings')
      .select('tag_id')
      .where('tag_id', 'in', tags.slice(at, at + READ_AT_ONCE))
      .groupBy('tag_id')
      .having(({ fn, eb }) => eb(fn.countAll(), '>=', COMMON))
      .execute()
    for (const { tag_id } of rows) common.add(tag_id)
  }
  return common
}
