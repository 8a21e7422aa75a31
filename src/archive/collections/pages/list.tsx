import { Pagination } from '../../../platform/ui/pagination.tsx'
import { urls } from '../../urls.ts'
import { COLLECTIONS_A_PAGE, type CollectionLine } from '../store/collections.ts'
import { CollectionList } from './pieces.tsx'

type ListProps = {
  readonly total: number
  readonly lines: readonly CollectionLine[]
  readonly typed: string
  readonly page: number
}

/** All collections of the archive. */
export function CollectionsPage({ total, lines, typed, page }: ListProps) {
  const address = (number: number) =>
    `${urls.collections()}?${new URLSearchParams({ ...(typed === '' ? {} : { title: typed }), page: String(number) })}`
  return (
    <>
      <h2 class="heading">Collections ({total})</h2>
      <p>
        Works that people gather under a theme, an event or an exchange. Whoever wrote them stays in charge of them.
      </p>
      <p class="actions">
        <a class="button" href={urls.newCollection()}>
          New collection
        </a>
      </p>
      <form method="get" action={urls.collections()} role="search">
        <label for="field-title">Words of the title</label>{' '}
        <input id="field-title" type="search" name="title" value={typed} dir="auto" />{' '}
        <button type="submit">Find</button>
      </form>
      {lines.length === 0 ? <p class="soft">{typed === '' ? 'None yet.' : 'No collection has this title.'}</p> : null}
      <CollectionList lines={lines} />
      <Pagination page={page} pages={Math.ceil(total / COLLECTIONS_A_PAGE)} href={address} />
    </>
  )
}
