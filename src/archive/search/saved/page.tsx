import { FormToken, TextField } from '../../../platform/ui/fields.tsx'
import type { Tag } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import type { WorkFilter } from '../filter/filter.ts'
import { parseFilter } from '../filter/parse.ts'
import { printFilter } from '../filter/print.ts'
import type { Understood } from '../listing/understand.ts'
import { type Base, filterAddress, readable } from '../pages/address.ts'
import { SORT_WORDS } from '../pages/order.ts'
import { pillsOf } from '../pages/pills.ts'
import { parseQuery } from '../query/parse.ts'
import { type CheckedSearch, LONGEST_NAME } from './rules.ts'
import type { SavedSearch } from './store.ts'

/** Where a saved search is found. */
export function searchAddress({ parameters, byMatch }: Pick<CheckedSearch, 'parameters' | 'byMatch'>): string {
  if (byMatch) return `${urls.searchWorks()}?${readable(new URLSearchParams(parameters)) || 'work_search[query]='}`
  return filterAddress(parseFilter(new URLSearchParams(parameters)).filter)
}

type SaveFormProps = { readonly asked: Understood; readonly base: Base; readonly token: string }

/** Below a listing: keep what it asks for under a name. */
export function SaveForm({ asked, base, token }: SaveFormProps) {
  const parameters = printFilter(asked.filter, base === 'search' ? 'match' : 'updated').toString()
  return (
    <details class="fold save-search">
      <summary>Save this search</summary>
      <form method="post" action={urls.savedSearches()}>
        <FormToken token={token} />
        <NameAndParameters name="" parameters={parameters} byMatch={base === 'search'} />
        <p class="actions">
          <button type="submit" name="what" value="save">
            Save
          </button>
          <a href={urls.savedSearches()}>All that you have saved</a>
        </p>
      </form>
    </details>
  )
}

function NameAndParameters({ name, parameters, byMatch, problem }: CheckedSearch & { readonly problem?: string }) {
  return (
    <>
      <input type="hidden" name="parameters" value={parameters} />
      <input type="hidden" name="by_match" value={byMatch ? '1' : ''} />
      <TextField
        name="name"
        label="Name of the search"
        value={name}
        dir="auto"
        required
        maxlength={LONGEST_NAME * 2}
        error={problem}
      />
    </>
  )
}

type SavedSearchesPageProps = {
  readonly login: string
  readonly token: string
  readonly searches: readonly SavedSearch[]
  /** the tags that they name by number */
  readonly tags: readonly Tag[]
  /** what could not be saved, and why */
  readonly refused: (CheckedSearch & { readonly problem: string }) | undefined
}

/** The searches that a member has named. */
export function SavedSearchesPage({ login, token, searches, tags, refused }: SavedSearchesPageProps) {
  return (
    <>
      <h2 class="heading">Saved searches</h2>
      {refused ? (
        <form class="page" method="post" action={urls.savedSearches()}>
          <FormToken token={token} />
          <NameAndParameters {...refused} />
          <p class="actions">
            <button type="submit" class="primary" name="what" value="save">
              Save
            </button>
          </p>
        </form>
      ) : null}
      {searches.length === 0 ? (
        <div class="empty">
          <h3 class="heading">Nothing saved yet</h3>
          <p>Narrow a list of works or search for something: “Save this search” stands above what was found.</p>
          <p class="actions">
            <a class="button" href={urls.searchWorks()}>
              Search works
            </a>
          </p>
        </div>
      ) : null}
      <ul class="cards-row">
        {searches.map((search) => (
          <SearchCard login={login} search={search} tags={tags} token={token} />
        ))}
      </ul>
    </>
  )
}

/** What a search asks for, in the words of its pills. */
function inWords(filter: WorkFilter, tags: readonly Tag[]): string {
  const pills = pillsOf({ filter, tags, line: parseQuery(filter.query) })
  const whose =
    filter.collection !== ''
      ? [`in ${filter.collection}`]
      : filter.user !== ''
        ? [`by ${filter.user}`]
        : filter.tag !== ''
          ? [filter.tag]
          : []
  const words = [...whose, ...pills.map(({ words, not }) => (not ? `not ${words}` : words))]
  return `${words.length > 0 ? words.join(' · ') : 'Everything'}, sorted by ${SORT_WORDS[filter.sort]}`
}

type SearchCardProps = {
  readonly login: string
  readonly search: SavedSearch
  readonly tags: readonly Tag[]
  readonly token: string
}

function SearchCard({ login, search, tags, token }: SearchCardProps) {
  const { id, name, parameters, usualFor } = search
  const { filter } = parseFilter(new URLSearchParams(parameters), search.byMatch ? 'match' : 'updated')
  const { tag } = filter
  return (
    <li class="card" id={`search_${id}`}>
      <h3 class="heading">
        <a href={searchAddress(search)} dir="auto">
          {name}
        </a>
      </h3>
      <p class="soft" dir="auto">
        {inWords(filter, tags)}
      </p>
      {usualFor ? (
        <p class="soft">
          The list of <a href={urls.tagWorks(usualFor.pathName)}>{usualFor.name}</a> opens with it.
        </p>
      ) : null}
      <FollowForm login={login} search={search} token={token} />
      <form method="post" action={urls.savedSearches()}>
        <FormToken token={token} />
        <input type="hidden" name="search" value={id} />
        <ul class="actions">
          {tag === '' || search.byMatch ? null : (
            <li>
              <button type="submit" name="what" value={usualFor ? 'unusual' : 'usual'}>
                {usualFor ? 'Open the list without it' : `Open the list of ${tag} with it`}
              </button>
            </li>
          )}
          <li>
            <button type="submit" name="what" value="remove">
              Remove<span class="landmark"> {name}</span>
            </button>
          </li>
        </ul>
      </form>
    </li>
  )
}

/** It sends what following's own forms send. */
function FollowForm({ login, search: { id, name, followed }, token }: Omit<SearchCardProps, 'tags'>) {
  return (
    <form
      method="post"
      action={followed === undefined ? urls.subscriptions(login) : urls.subscription(login, followed)}
    >
      <FormToken token={token} />
      <input type="hidden" name="return_to" value={urls.savedSearches()} />
      <input type="hidden" name="subscription[subscribable_id]" value={id} />
      <input type="hidden" name="subscription[subscribable_type]" value="Search" />
      {followed === undefined ? null : <input type="hidden" name="_method" value="delete" />}
      <p class="actions">
        <button type="submit" class="quiet">
          {followed === undefined ? 'Tell me of new works' : 'Tell me no more'}
          <span class="landmark"> of {name}</span>
        </button>
      </p>
    </form>
  )
}
