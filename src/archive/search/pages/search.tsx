import type { Child } from 'hono/jsx'
import { withThousands } from '../../../platform/text/dates.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import { FIXED_TAGS } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { printAge } from '../filter/ages.ts'
import { descendsByItself, type WorkFilter } from '../filter/filter.ts'
import { field } from '../filter/names.ts'
import { printRange } from '../filter/ranges.ts'
import type { Found } from '../finder/finder.ts'
import { SearchTabs } from '../kinds/box.tsx'
import type { Understood } from '../listing/understand.ts'
import { HiddenNote } from '../mine/note.tsx'
import type { Passages } from '../passages/index.tsx'
import { addressOf } from './address.ts'
import { CompletionSelect, CrossoverSelect, LanguageSelect, Line, ReadSelect, Select, SortSelect } from './inputs.tsx'
import { Pills, Results, Sentences } from './listing.tsx'
import { MistakesAbove, QueryLine } from './query-line.tsx'

/** The form alone, for whoever has not asked for anything yet. */
export function SearchPage({
  filter,
  problems,
  viewer,
}: {
  readonly viewer: Viewer
  readonly filter: WorkFilter
  readonly problems: readonly string[]
}) {
  return (
    <>
      <h2 class="heading">Search works</h2>
      <SearchTabs at="works" line={filter.query} viewer={viewer} />
      <Sentences sentences={problems} />
      <SearchForm filter={filter} viewer={viewer}>
        <QueryLine label={LINE} value={filter.query} hint={LINE_HINT} mistakes={[]} address={urls.searchWorks} />
      </SearchForm>
    </>
  )
}

const FORM = 'new_work_search'
const LINE = 'Search'
const LINE_HINT = (
  <>
    Words, <code>"words in a row"</code>, <code>-not</code>, <code>OR</code>, and fields such as <code>fandom:"…"</code>
    , <code>words:&gt;1000</code>, <code>updated:&lt;2 weeks</code>
  </>
)

/** The line stands above what it found; the fields that belong to it are folded away. */
function SearchLine({ asked }: { readonly asked: Understood }) {
  return (
    <div class="search-line">
      <QueryLine
        label={LINE}
        value={asked.filter.query}
        mistakes={asked.mistakes}
        address={(query) => addressOf(asked, { ...asked.filter, query }, 'search')}
        form={FORM}
      />
      <button type="submit" class="primary" form={FORM}>
        Search
      </button>
    </div>
  )
}

type ResultsPageProps = {
  readonly viewer: Viewer
  readonly found: Found
  readonly problems: readonly string[]
  readonly passages: Passages
  /** to keep what the search asks for; for members */
  readonly saving?: Child
}

/** What was found. Readers' tools take the count from the first word of the first h3. */
export function ResultsPage({ viewer, found, problems, passages, saving }: ResultsPageProps) {
  const { asked, listing } = found
  return (
    <>
      <div class="head">
        <h2 class="heading">Works that match your search</h2>
        <h3 class="heading">{withThousands(listing.total)} Found</h3>
        <Pills asked={asked} base="search" />
        <HiddenNote found={found} base="search" />
        {saving}
        <MistakesAbove mistakes={asked.mistakes} />
        <Sentences sentences={[...problems, ...asked.problems]} />
      </div>
      <SearchTabs at="works" line={asked.filter.query} viewer={viewer} />
      <SearchLine asked={asked} />
      <details class="fold">
        <summary>More to choose from</summary>
        <SearchForm filter={asked.filter} viewer={viewer} />
      </details>
      <Results found={found} base="search" passages={passages} />
    </>
  )
}

type SearchFormProps = { readonly filter: WorkFilter; readonly viewer: Viewer; readonly children?: Child }

function SearchForm({ filter, viewer, children }: SearchFormProps) {
  return (
    <form id={FORM} class="page" method="get" action={urls.searchWorks()}>
      {children}
      <WordFields filter={filter} forMember={viewer.kind === 'member'} />
      <TagFields filter={filter} />
      <CountFields filter={filter} />
      <fieldset>
        <legend>Order</legend>
        <div class="pair">
          <SortSelect sort={filter.sort} />
          <Select
            name="sort_direction"
            label="Direction"
            value={filter.descending === descendsByItself(filter.sort) ? '' : filter.descending ? 'desc' : 'asc'}
            options={[
              ['', 'As usual for the order'],
              ['desc', 'Descending'],
              ['asc', 'Ascending'],
            ]}
          />
        </div>
      </fieldset>
      <p class="actions">
        <button type="submit" class="primary">
          Search
        </button>
      </p>
    </form>
  )
}

function WordFields({ filter, forMember }: { readonly filter: WorkFilter; readonly forMember: boolean }) {
  return (
    <fieldset>
      <legend>The work</legend>
      <Line name="title" label="Title" value={filter.title} />
      <Line name="creators" label="Creators" value={filter.creators} complete={urls.autocomplete('pseud')} single />
      <Line
        name="revised_at"
        label="Updated"
        value={filter.age ? `${printAge(filter.age)}` : ''}
        hint="Such as 7 days ago, < 2 weeks, 13-21 months"
      />
      <div class="pair">
        <CompletionSelect complete={filter.complete} />
        <CrossoverSelect crossover={filter.crossover} />
      </div>
      {forMember ? <ReadSelect read={filter.read} /> : null}
      <p class="check">
        <label>
          <input type="checkbox" name={field('single_chapter')} value="1" checked={filter.singleChapter === true} />{' '}
          <span>Works of one chapter only</span>
        </label>
      </p>
      <div class="pair">
        <Line
          name="word_count"
          label="Words"
          value={printRange(filter.words)}
          hint="Such as 1000-5000, <1000, >50000"
        />
        <LanguageSelect language={filter.language} />
      </div>
    </fieldset>
  )
}

function TagFields({ filter }: { readonly filter: WorkFilter }) {
  const typed = (type: WorkFilter['includeNames'][number]['type'], wishes = filter.includeNames) =>
    wishes
      .filter((wish) => wish.type === type)
      .map(({ name }) => name)
      .join(', ')
  const rating = filter.include.find(({ type }) => type === 'rating')
  const ratings = FIXED_TAGS.filter(({ type }) => type === 'rating')
  return (
    <fieldset>
      <legend>Tags</legend>
      <Line
        name="fandom_names"
        label="Fandoms"
        value={typed('fandom')}
        hint="Several with commas between"
        complete={urls.autocomplete('fandom')}
      />
      <Select
        name="rating_ids"
        label="Rating"
        value={String(rating?.id ?? '')}
        options={[['', 'Any'], ...ratings.map(({ id, name }) => [String(id), name] as const)]}
      />
      <FixedBoxes legend="Archive warnings" type="warning" name="archive_warning_ids" filter={filter} />
      <FixedBoxes legend="Categories" type="category" name="category_ids" filter={filter} />
      <Line
        name="character_names"
        label="Characters"
        value={typed('character')}
        complete={urls.autocomplete('character')}
        beside="fandom_names"
      />
      <Line
        name="relationship_names"
        label="Relationships"
        value={typed('relationship')}
        complete={urls.autocomplete('relationship')}
        beside="fandom_names"
      />
      <Line
        name="freeform_names"
        label="Additional tags"
        value={typed('additional')}
        complete={urls.autocomplete('freeform')}
        beside="fandom_names"
      />
      <Line
        name="excluded_tag_names"
        label="Tags to exclude"
        value={typed(undefined, filter.excludeNames)}
        complete={urls.autocomplete('tag')}
      />
    </fieldset>
  )
}

type FixedBoxesProps = {
  readonly legend: string
  readonly type: 'warning' | 'category'
  readonly name: string
  readonly filter: WorkFilter
}

function FixedBoxes({ legend, type, name, filter }: FixedBoxesProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {FIXED_TAGS.filter((tag) => tag.type === type).map((tag) => (
        <p class="check">
          <label>
            <input
              type="checkbox"
              name={`${field(name)}[]`}
              value={tag.id}
              checked={filter.include.some(({ id }) => id === tag.id)}
            />{' '}
            <span>{tag.name}</span>
          </label>
        </p>
      ))}
    </fieldset>
  )
}

function CountFields({ filter }: { readonly filter: WorkFilter }) {
  return (
    <fieldset>
      <legend>Readers</legend>
      <div class="pair">
        <Line name="hits" label="Hits" value={printRange(filter.hits)} hint="Such as >100" />
        <Line name="kudos_count" label="Kudos" value={printRange(filter.kudos)} />
      </div>
      <div class="pair">
        <Line name="comments_count" label="Comments" value={printRange(filter.comments)} />
        <Line name="bookmarks_count" label="Bookmarks" value={printRange(filter.bookmarks)} />
      </div>
    </fieldset>
  )
}
