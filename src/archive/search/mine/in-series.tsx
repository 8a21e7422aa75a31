import type { Desk } from '../../catalogue/index.ts'
import type { House } from '../../house.ts'
import type { SeriesHiding } from '../../works/index.ts'
import { listFilters } from './lists.ts'
import { FilterLink, FiltersNote } from './note.tsx'
import type { MyFilter } from './store.ts'
import { countReasons, hiddenAmong } from './tally.ts'

/** What a member's filters hide of a series: the order stays, and each work that is hidden says by which of them. */
export function hidingInSeries(house: House, desk: Desk): SeriesHiding {
  return async (c, { workIds }, address) => {
    const filters = await listFilters({ house, desk }, c.get('viewer'), c.req.query('my_filters'))
    const hidden = await hiddenAmong(house.db, workIds, filters)
    const { off } = filters
    return {
      off,
      works: off ? new Map() : new Map([...hidden].map(([id, by]) => [id, <By filters={by} />])),
      note: <FiltersNote hidden={countReasons(hidden)} off={off} other={address(!off)} />,
    }
  }
}

function By({ filters }: { readonly filters: readonly MyFilter[] }) {
  return filters.map((filter, at) => (
    <>
      {at === 0 ? '' : ', '}
      <FilterLink filter={filter} />
    </>
  ))
}
