import type { Child } from 'hono/jsx'
import { LANGUAGES } from '../../works/index.ts'
import type { Sort } from '../filter/filter.ts'
import { field, SORT_NAMES } from '../filter/names.ts'
import { SORT_WORDS } from './order.ts'

type InputProps = {
  readonly name: string
  readonly label: Child
  readonly value: string
  readonly hint?: string
  readonly type?: 'text' | 'date' | 'search'
  readonly inputmode?: 'numeric'
  readonly placeholder?: string
  /** the kind of names that a behaviour may offer while one types */
  readonly complete?: string
  /** the field of fandoms that these names stand beside */
  readonly beside?: string
  /** the field takes one name, not several with commas between */
  readonly single?: boolean
}

/** One line of a filter; its id is made from the name as readers' tools know it: work_search_query. */
export function Line({ name, label, value, hint, type, inputmode, placeholder, complete, beside, single }: InputProps) {
  const id = `work_search_${name}`
  return (
    <p class="field">
      <label for={id}>{label}</label>
      {hint ? (
        <span class="hint" id={`${id}_hint`}>
          {hint}
        </span>
      ) : null}
      <input
        id={id}
        name={field(name)}
        type={type ?? 'text'}
        value={value}
        dir="auto"
        autocomplete="off"
        inputmode={inputmode}
        placeholder={placeholder}
        data-enhance={complete ? 'type-ahead' : undefined}
        data-source={complete}
        data-beside={beside && `work_search_${beside}`}
        data-several={complete && !single ? '' : undefined}
        aria-describedby={hint ? `${id}_hint` : undefined}
      />
    </p>
  )
}

type SelectProps = {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, words: string])[]
}

/** One choice of a filter. */
export function Select({ name, label, value, options }: SelectProps) {
  return (
    <p class="field">
      <label for={`work_search_${name}`}>{label}</label>
      <select id={`work_search_${name}`} name={field(name)}>
        {options.map(([option, words]) => (
          <option value={option} selected={option === value}>
            {words}
          </option>
        ))}
      </select>
    </p>
  )
}

/** What the list is sorted by. */
export function SortSelect({ sort }: { readonly sort: Sort }) {
  const options = (Object.keys(SORT_WORDS) as Sort[]).map((known) => [SORT_NAMES[known], SORT_WORDS[known]] as const)
  return <Select name="sort_column" label="Sort by" value={SORT_NAMES[sort]} options={options} />
}

/** Every language that works can be in. */
export function LanguageSelect({ language }: { readonly language: string }) {
  const options = LANGUAGES.map(
    ({ code, name, english }) => [code, name === english ? name : `${name} (${english})`] as const,
  )
  return <Select name="language_id" label="Language" value={language} options={[['', 'Any'], ...options]} />
}

/** Yes, no, or all the same. */
export function CompletionSelect({ complete }: { readonly complete: boolean | undefined }) {
  return (
    <Select
      name="complete"
      label="Completion"
      value={choiceValue(complete)}
      options={[
        ['', 'All works'],
        ['T', 'Complete works only'],
        ['F', 'Works in progress only'],
      ]}
    />
  )
}

/** Works of several fandoms, or of one. */
export function CrossoverSelect({ crossover }: { readonly crossover: boolean | undefined }) {
  return (
    <Select
      name="crossover"
      label="Crossovers"
      value={choiceValue(crossover)}
      options={[
        ['', 'Include crossovers'],
        ['F', 'Exclude crossovers'],
        ['T', 'Crossovers only'],
      ]}
    />
  )
}

/** What is in the member's history, or what is not. */
export function ReadSelect({ read }: { readonly read: boolean | undefined }) {
  return (
    <Select
      name="read"
      label="Your history"
      value={choiceValue(read)}
      options={[
        ['', 'All works'],
        ['F', 'What I have not read'],
        ['T', 'What I have read'],
      ]}
    />
  )
}

function choiceValue(choice: boolean | undefined): string {
  return choice === undefined ? '' : choice ? 'T' : 'F'
}
