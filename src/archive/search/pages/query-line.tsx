import type { Child } from 'hono/jsx'
import { urls } from '../../urls.ts'
import { field } from '../filter/names.ts'
import { isSoft, type Mistake, MOST_CHARACTERS, sentenceFor } from '../query/mistakes.ts'
import { mended } from '../query/parse.ts'

type QueryLineProps = {
  readonly label: string
  readonly value: string
  readonly hint?: Child
  readonly mistakes: readonly Mistake[]
  /** the address of the same listing with another line */
  readonly address: (line: string) => string
  /** the form that the line belongs to, where it does not stand inside of it */
  readonly form?: string
  /** in addresses; the one that readers' tools know for works when absent */
  readonly name?: string
}

const ID = 'work_search_query'

/** The line of the query language, the way to its help, and under it what could not be taken as it stands. */
export function QueryLine({ label, value, hint, mistakes, address, form, name }: QueryLineProps) {
  const described = [...(hint ? [`${ID}_hint`] : []), ...(mistakes.length > 0 ? [`${ID}_mistakes`] : [])].join(' ')
  return (
    <div class="field query-line">
      <label for={ID}>{label}</label>
      <a class="help" href={urls.searchHelp()} title="How to search">
        ?<span class="landmark"> How to search</span>
      </a>
      {hint ? (
        <span class="hint" id={`${ID}_hint`}>
          {hint}
        </span>
      ) : null}
      <input
        id={ID}
        name={name ?? field('query')}
        type="search"
        value={value}
        form={form}
        maxlength={MOST_CHARACTERS}
        dir="auto"
        autocomplete="off"
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={mistakes.some(({ name }) => !isSoft(name)) ? 'true' : undefined}
      />
      {mistakes.length > 0 ? (
        <ul class="mistakes" id={`${ID}_mistakes`}>
          {mistakes.map((mistake) => (
            <li>
              <Explained line={value} mistake={mistake} address={address} />
            </li>
          ))}
          <AllMended line={value} mistakes={mistakes} address={address} />
        </ul>
      ) : null}
    </div>
  )
}

type ExplainedProps = {
  readonly line: string
  readonly mistake: Mistake
  readonly address: (line: string) => string
}

function Explained({ line, mistake, address }: ExplainedProps) {
  const { name, at, length, instead } = mistake
  return (
    <>
      <span class={isSoft(name) ? undefined : 'error'} dir="auto">
        {sentenceFor(mistake)}
      </span>
      <code class="part" dir="auto">
        <span class="landmark">At character {at + 1}: </span>
        {before(line, at)}
        <mark>{line.slice(at, at + length)}</mark>
        {behind(line, at + length)}
      </code>
      {instead ? (
        <a href={address(instead.line)}>
          {instead.line === '' ? (
            'Search without it'
          ) : (
            <>
              Search for <code dir="auto">{instead.line}</code>
            </>
          )}
        </a>
      ) : null}
    </>
  )
}

function AllMended({
  line,
  mistakes,
  address,
}: Pick<QueryLineProps, 'mistakes' | 'address'> & { readonly line: string }) {
  const better = mistakes.length > 1 ? mended(line) : undefined
  return better === undefined ? null : (
    <li>
      <span>All of it mended:</span>
      <a href={address(better)}>
        Search for <code dir="auto">{better}</code>
      </a>
    </li>
  )
}

/** Characters shown on both sides of the part. */
const AROUND = 40

function before(line: string, at: number): string {
  return at > AROUND ? `…${line.slice(at - AROUND, at).toWellFormed()}` : line.slice(0, at)
}

function behind(line: string, end: number): string {
  return line.length - end > AROUND ? `${line.slice(end, end + AROUND).toWellFormed()}…` : line.slice(end)
}

/** Leads from the head of a page to the line, where it says what could not be taken. */
export function MistakesAbove({ mistakes }: { readonly mistakes: readonly Mistake[] }) {
  if (mistakes.length === 0) return null
  return (
    <div class="hidden-note" role="status">
      <p>
        {mistakes.length === 1 ? 'A part' : `${mistakes.length} parts`} of your search could not be taken as{' '}
        {mistakes.length === 1 ? 'it stands' : 'they stand'}.{' '}
        <a href={`#${ID}`}>See what, and what may have been meant</a>
      </p>
    </div>
  )
}
