import { withThousands } from '../../../platform/text/dates.ts'
import { FormToken, TextArea, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { type FilterProblems, type FilterTyped, LONGEST_NAME, MOST_FILTERS } from './rules.ts'
import type { MyFilter } from './store.ts'

export type MyFiltersPageProps = {
  readonly token: string
  readonly filters: readonly MyFilter[]
  /** works of the whole archive that each hides, by its number; undefined while nothing is counted */
  readonly counts: ReadonlyMap<number, number> | undefined
  /** what was typed into the form for a new one */
  readonly typed: FilterTyped
  readonly problems: FilterProblems
  /** what was pasted, when it could not all be taken */
  readonly pasted: { readonly text: string; readonly problem: string } | undefined
}

/** All filters of a member's own. */
export function MyFiltersPage({ token, filters, counts, typed, problems, pasted }: MyFiltersPageProps) {
  return (
    <>
      <h2 class="heading">My filters</h2>
      <p>
        What a filter describes is not shown to you in lists, in searches and on the front page, and is not counted
        there. Whatever is hidden is said above the list, with its reason, and can be shown again with one press. Your
        own works are never hidden.
      </p>
      {filters.length === 0 ? <p class="soft">You have no filters yet.</p> : null}
      <ul class="cards-row">
        {filters.map((filter) => (
          <FilterCard token={token} filter={filter} works={counts && (counts.get(filter.id) ?? 0)} />
        ))}
      </ul>
      <form class="page" method="post" action={urls.myFilters()}>
        <h3 class="heading">Add a filter</h3>
        <FormToken token={token} />
        <FilterFields typed={typed} problems={problems} />
        <p class="actions">
          <button type="submit" class="primary" name="what" value="add">
            Add
          </button>
        </p>
      </form>
      <details class="fold" open={pasted !== undefined}>
        <summary>Take them along, or bring some in</summary>
        <p>
          <a href={urls.exportFilters()}>All filters as text</a>: one on a line, its name above it behind #. What you
          paste here in the same form is added.
        </p>
        <form class="page" method="post" action={urls.myFilters()}>
          <FormToken token={token} />
          <TextArea name="pasted" label="Filters as text" rows={6} value={pasted?.text ?? ''} error={pasted?.problem} />
          <p class="actions">
            <button type="submit" name="what" value="paste">
              Bring in
            </button>
          </p>
        </form>
      </details>
    </>
  )
}

/** Name and line of a filter. */
export function FilterFields({ typed, problems }: Pick<MyFiltersPageProps, 'typed' | 'problems'>) {
  return (
    <>
      <TextField
        name="line"
        label="Hide works with"
        value={typed.line}
        dir="auto"
        required
        error={problems.line}
        hint={
          <>
            Such as <code>tagged:"Slow Burn"</code>, <code>user:somebody</code>, <code>summary:spiders</code>,{' '}
            <code>-lang:en</code>. With an exception: <code>tagged:"Slow Burn" -fandom:"Alice in Wonderland"</code>.{' '}
            <a href={urls.searchHelp()}>All that can be asked for</a>
          </>
        }
      />
      <TextField
        name="name"
        label="Name"
        value={typed.name}
        dir="auto"
        maxlength={LONGEST_NAME * 2}
        error={problems.name}
        hint={`What the lists call it; without one, what it hides. You can keep ${MOST_FILTERS} filters.`}
      />
    </>
  )
}

type CardProps = { readonly token: string; readonly filter: MyFilter; readonly works: number | undefined }

function FilterCard({ token, filter: { id, name, line, active }, works }: CardProps) {
  const hides =
    works === undefined
      ? ''
      : `hides ${works === 0 ? 'nothing yet' : works === 1 ? '1 work' : `${withThousands(works)} works`}`
  return (
    <li class="card" id={`filter-${id}`}>
      <h3 class="heading" dir="auto">
        {name}
      </h3>
      <p>
        <code dir="auto">{line}</code>
      </p>
      <p class="soft">{active ? hides : 'switched off'}</p>
      <form method="post" action={urls.myFilters()}>
        <FormToken token={token} />
        <input type="hidden" name="filter" value={id} />
        <ul class="actions">
          <li>
            <a class="button" href={urls.editFilter(id)}>
              Change<span class="landmark"> {name}</span>
            </a>
          </li>
          <li>
            <button type="submit" name="what" value={active ? 'off' : 'on'}>
              {active ? 'Switch off' : 'Switch on'}
              <span class="landmark"> {name}</span>
            </button>
          </li>
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

type EditProps = Pick<MyFiltersPageProps, 'token' | 'typed' | 'problems'> & { readonly id: number }

/** One filter, to be changed. */
export function EditFilterPage({ token, id, typed, problems }: EditProps) {
  return (
    <form class="page" method="post" action={urls.editFilter(id)}>
      <h2 class="heading">Change a filter</h2>
      <FormToken token={token} />
      <FilterFields typed={typed} problems={problems} />
      <p class="actions">
        <button type="submit" class="primary">
          Save
        </button>
        <a class="button" href={urls.myFilters()}>
          Leave it as it is
        </a>
      </p>
    </form>
  )
}
