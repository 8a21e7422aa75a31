import type { TagType } from '../../../schema/index.ts'
import { urls } from '../../urls.ts'
import type { WorkFilter } from '../filter/filter.ts'
import { field } from '../filter/names.ts'
import { printFilter } from '../filter/print.ts'
import { VALUES } from '../finder/catalogued.ts'
import type { Facets } from '../finder/uses.ts'
import type { Understood } from '../listing/understand.ts'
import { addressOf, moreOf } from './address.ts'
import { textOf } from './as-text.ts'
import { CompletionSelect, CrossoverSelect, LanguageSelect, Line, ReadSelect, SortSelect } from './inputs.tsx'
import { PanelGroup, valuesOf } from './panel-values.tsx'
import { QueryLine } from './query-line.tsx'

const GROUPS: readonly (readonly [type: TagType, open: boolean])[] = [
  ['rating', true],
  ['warning', false],
  ['category', false],
  ['fandom', false],
  ['relationship', true],
  ['character', false],
  ['additional', true],
]

/** The form that sends a listing as text. */
export const TEXT_FORM = 'query-as-text'

type PanelProps = {
  readonly asked: Understood
  readonly facets: Facets | undefined
  readonly clear: string
  /** who asks has a history to choose by */
  readonly forMember: boolean
}

/** Narrows a listing; a plain form that asks for the page again.
 * @see docs/architecture.md, addresses: ids, names and classes are those that readers' tools know */
export function Panel({ asked, facets, clear, forMember }: PanelProps) {
  const { filter } = asked
  return (
    <form id="work-filters" class="filters" method="get" action={urls.works()}>
      <Kept filter={forMember ? { ...filter, read: undefined } : filter} />
      <details class="panel" open={asked.mistakes.length > 0}>
        <summary>Filters</summary>
        <h3 class="heading">Narrow these works</h3>
        <SortSelect sort={filter.sort} />
        <QueryLine
          label="Words, or any query"
          value={filter.query}
          mistakes={asked.mistakes}
          address={(query) => addressOf(asked, { ...filter, query }, 'listing')}
        />
        {facets ? null : (
          <p class="hint">
            These are too many works to count every tag while you wait. Type a tag below, or tick a box: with fewer
            works the counts come back.
          </p>
        )}
        {GROUPS.map(([type, open]) => (
          <PanelGroup
            type={type}
            values={valuesOf(type, facets, asked)}
            open={open}
            more={(facets?.[type].length ?? 0) >= VALUES ? moreOf(asked, type) : undefined}
          />
        ))}
        <Line
          name="other_tag_names"
          label="Other tags to include"
          value={names(filter.includeNames)}
          hint="Several with commas between"
          complete={besideFandoms(asked)}
        />
        <Line
          name="excluded_tag_names"
          label="Other tags to exclude"
          value={names(filter.excludeNames)}
          complete={besideFandoms(asked)}
        />
        <More filter={filter} forMember={forMember} />
        <p class="actions">
          <button type="submit" class="primary">
            Show works
          </button>{' '}
          <a href={clear}>Clear filters</a>
        </p>
        <AsText asked={asked} />
      </details>
    </form>
  )
}

/** Where names are offered, those of the fandoms of the listing first. */
function besideFandoms({ filter, place, tags }: Understood): string {
  const chosen = tags.filter(({ id, type }) => type === 'fandom' && filter.include.some((one) => one.id === id))
  const names = [...(place?.type === 'fandom' ? [place] : []), ...chosen].map(({ name }) => name)
  const source = urls.autocomplete('tag')
  return names.length === 0 ? source : `${source}?${new URLSearchParams({ fandom: names.join(', ') })}`
}

/** The whole listing as a line that can be changed. It is sent by a form of its own, which stands in the head of the page:
 * a form within a form is none. */
function AsText({ asked }: { readonly asked: Understood }) {
  const text = textOf(asked)
  if (text === undefined || text === '') return null
  return (
    <details>
      <summary>The same as text</summary>
      <p class="field">
        <label for="query_as_text">This list, written as a query</label>
        <textarea id="query_as_text" name={field('query')} form={TEXT_FORM} rows={5} dir="auto">
          {text}
        </textarea>
      </p>
      <p class="actions">
        <button type="submit" form={TEXT_FORM}>
          Search for this
        </button>
      </p>
    </details>
  )
}

function More({ filter, forMember }: { readonly filter: WorkFilter; readonly forMember: boolean }) {
  const { words, dateFrom, dateTo, language, complete, crossover, read } = filter
  const chosen = [words.from, words.to, complete, crossover, read].some((value) => value !== undefined)
  return (
    <details open={chosen || dateFrom !== '' || dateTo !== '' || language !== ''}>
      <summary>Words, dates, status</summary>
      <div class="pair">
        <Line name="words_from" label="Words from" inputmode="numeric" value={String(words.from ?? '')} />
        <Line name="words_to" label="Words to" inputmode="numeric" value={String(words.to ?? '')} />
      </div>
      <div class="pair">
        <Line name="date_from" label="Updated from" type="date" value={dateFrom} />
        <Line name="date_to" label="Updated to" type="date" value={dateTo} />
      </div>
      {forMember ? <ReadSelect read={read} /> : null}
      <CompletionSelect complete={complete} />
      <CrossoverSelect crossover={crossover} />
      <LanguageSelect language={language} />
    </details>
  )
}

/** What the panel has no field for goes along unseen, so that narrowing loses nothing. */
function Kept({ filter }: { readonly filter: WorkFilter }) {
  const kept = printFilter({
    ...filter,
    include: [],
    exclude: [],
    includeNames: filter.includeNames.filter(({ type }) => type !== undefined),
    excludeNames: [],
    crossover: undefined,
    complete: undefined,
    words: {},
    dateFrom: '',
    dateTo: '',
    language: '',
    query: '',
  })
  kept.delete('work_search[sort_column]')
  return [...kept].map(([name, value]) => <input type="hidden" name={name} value={value} />)
}

function names(wishes: WorkFilter['includeNames']): string {
  return wishes
    .filter(({ type }) => type === undefined)
    .map(({ name }) => name)
    .join(', ')
}
