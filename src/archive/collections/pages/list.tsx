import { Pagination } from '../../../platform/ui/pagination.tsx'
import type { Viewer } from '../../../platform/web/viewer.ts'
import { type AskedLine, SearchBox, SearchTabs, searchOf } from '../../search/index.ts'
import { urls } from '../../urls.ts'
import { COLLECTIONS_A_PAGE, type CollectionLine } from '../store/collections.ts'
import { CollectionList } from './pieces.tsx'

type ListProps = {
  readonly total: number
  readonly lines: readonly CollectionLine[]
  readonly asked: AskedLine
  readonly viewer: Viewer
  readonly page: number
}

/** All collections of the archive. */
export function CollectionsPage({ total, lines, asked, viewer, page }: ListProps) {
  const { line } = asked
  const address = (number: number) =>
    `${urls.collections()}?${new URLSearchParams({ ...(line === '' ? {} : { query: line }), page: String(number) })}`
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
      {line === '' ? null : <SearchTabs at="collections" line={line} viewer={viewer} />}
      <SearchBox
        label="Search collections"
        line={line}
        mistakes={asked.mistakes}
        action={urls.collections()}
        address={(other) => searchOf('collections', other, '')}
        hint={
          <>
            Words of a title or name; and what is in them, as in <code>fandom:"…"</code>, <code>lang:fr</code>
          </>
        }
      />
      {lines.length === 0 ? <p class="soft">{line === '' ? 'None yet.' : 'No collection is like that.'}</p> : null}
      <CollectionList lines={lines} phrases={asked.phrases} />
      <Pagination page={page} pages={Math.ceil(total / COLLECTIONS_A_PAGE)} href={address} />
    </>
  )
}
