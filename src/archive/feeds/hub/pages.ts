import type { Db } from '../../../schema/index.ts'
import { urls } from '../../urls.ts'
import type { Work } from '../../works/index.ts'
import { collectionsHolding, mainNamesOf, seriesHolding } from './store.ts'

/** @returns the pages whose feeds tell of a work, itself among them. Of one whose creators are not named these are not there, nor its
 * series */
export async function pagesWith(db: Db, work: Work): Promise<readonly string[]> {
  const { rating, ...tags } = work.tags
  const ids = [...(rating ? [rating] : []), ...Object.values(tags).flat()].map(({ id }) => id)
  const people = work.creators.flatMap(({ login, pseud }) =>
    login === null ? [] : [urls.userWorks(login), urls.pseudWorks(login, pseud)],
  )
  const named = work.creators.length > 0
  return [
    ...new Set([
      urls.works(),
      urls.work(work.id),
      ...people,
      ...(await mainNamesOf(db, ids)).map(urls.tagWorks),
      ...(named ? await seriesHolding(db, work.id) : []).map(urls.series),
      ...(await collectionsHolding(db, work.id)).map(urls.collectionWorks),
    ]),
  ]
}
