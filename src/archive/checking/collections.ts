import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** What is wrong with works in collections, in sentences: what is kept back of them against what their collections keep back, and
 * since when both sides agree against what they say. */
export async function collectionFaults(db: Db): Promise<readonly string[]> {
  return [...(await veilFaults(db)), ...(await agreementFaults(db))]
}

async function veilFaults(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ id: number; unrevealed: 0 | 1; anonymous: 0 | 1; kept: 0 | 1; unnamed: 0 | 1 }>`
    select works.id, works.unrevealed, works.anonymous, coalesce(items.kept, 0) as kept, coalesce(items.unnamed, 0) as unnamed
    from works left join (select work_id, max(unrevealed) as kept, max(anonymous) as unnamed from collection_items
      where creator_says = 'yes' group by work_id) items on items.work_id = works.id
    where works.unrevealed <> coalesce(items.kept, 0) or works.anonymous <> coalesce(items.unnamed, 0)
    order by works.id`.execute(db)
  return rows.flatMap(({ id, unrevealed, anonymous, kept, unnamed }) => [
    ...(unrevealed === kept
      ? []
      : [`work ${id} is ${unrevealed ? '' : 'not '}kept back, and its collections say otherwise`]),
    ...(anonymous === unnamed
      ? []
      : [`work ${id} is ${anonymous ? '' : 'not '}anonymous, and its collections say otherwise`]),
  ])
}

async function agreementFaults(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ work_id: number; collection_id: number }>`
    select work_id, collection_id from collection_items
    where (agreed_at is not null) <> (creator_says = 'yes' and collection_says = 'yes')
    order by id`.execute(db)
  return rows.map((row) => `work ${row.work_id} says wrongly whether it is in collection ${row.collection_id}`)
}
