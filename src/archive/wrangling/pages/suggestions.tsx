import { SelectField } from '../../../platform/ui/fields.tsx'
import { type Tag, TYPE_WORDS } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { BIN_TYPES, type BinAsk, printBin } from '../bins.ts'
import type { Suggested } from '../store/suggestions.ts'
import type { Reason, Suggestion } from '../suggest/suggest.ts'
import { printWish } from '../wishes.ts'
import { DeskTag, NameField, typeWord } from './pieces.tsx'

const REASON_WORDS: Readonly<Record<Reason, (works: NonNullable<Suggestion['works']>) => string>> = {
  pairing: () => 'the same pairing, written otherwise',
  'pairing-by-other-names': () => 'the same characters, by other names',
  punctuation: () => 'the same letters, with other signs between',
  'word-order': () => 'the same words in another order',
  letters: () => 'only a letter or two differ',
  named: () => 'its name says so',
  together: ({ both, all }) => `they stand together on ${both} of its ${all} works`,
  shared: ({ both, all }) => `${both} of its ${all} works are of this fandom`,
}

/** What may be done with the tags that wait, and why; ticked ones are looked at together. */
export function SuggestionsPage(props: {
  readonly ask: BinAsk
  readonly fandom: Tag | undefined
  readonly suggested: readonly Suggested[]
  readonly more: boolean
}) {
  const { ask, fandom, suggested, more } = props
  const shown = suggested.filter(({ suggestions, type }) => suggestions.length > 0 || type !== undefined)
  return (
    <>
      <h2 class="heading">Suggestions</h2>
      <form class="page chooser" method="get" action={urls.deskSuggestions()} role="search" aria-label="Tags">
        <SelectField
          name="type"
          label="Type"
          value={ask.type}
          options={BIN_TYPES.map((type) => [type, TYPE_WORDS[type]] as const)}
        />
        <NameField
          name="fandom"
          label="Fandom"
          value={ask.fandom}
          kind="fandom"
          error={ask.fandom !== '' && !fandom ? 'No fandom is called that; tags of all are shown.' : undefined}
        />
        <p class="actions">
          <button type="submit">Show</button>
        </p>
      </form>
      {shown.length === 0 ? (
        <div class="empty">
          <h3 class="heading">Nothing to suggest</h3>
          <p>
            None of the {suggested.length} tags looked at is like a canonical one.{' '}
            <a href={urls.deskBin(printBin({ ...ask, page: 1 }))}>See them all</a>
          </p>
        </div>
      ) : (
        <Ticks ask={ask} shown={shown} />
      )}
      {more ? (
        <p class="actions">
          <a class="button" rel="next" href={urls.deskSuggestions(printBin({ ...ask, page: ask.page + 1 }))}>
            Look at the next fifty
          </a>
        </p>
      ) : null}
    </>
  )
}

function Ticks({ ask, shown }: { readonly ask: BinAsk; readonly shown: readonly Suggested[] }) {
  return (
    <form class="page" method="get" action={urls.deskChange()}>
      <input type="hidden" name="back" value={urls.deskSuggestions(printBin(ask))} />
      <table class="plain bin" data-enhance="desk-keys">
        <caption>Of the tags that wait, the most used first</caption>
        <thead>
          <tr>
            <th scope="col">Tick</th>
            <th scope="col">Tag</th>
            <th scope="col">Suggestion</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => [...one.suggestions.map((it) => <Row row={one} it={it} />), <TypeRow row={one} />])}
        </tbody>
      </table>
      <p class="actions">
        <button type="submit" class="primary">
          Look at what they do
        </button>
      </p>
    </form>
  )
}

function Row({ row: { row }, it }: { readonly row: Suggested; readonly it: Suggestion }) {
  const what = it.wish.verb === 'synonym' ? 'a synonym of' : 'belongs to'
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          name="wish"
          value={printWish(it.wish)}
          aria-label={`${row.tag.name}: ${what} ${it.target.name}`}
        />
      </td>
      <th scope="row">
        <DeskTag tag={row.tag} /> <span class="count">({row.uses})</span>
      </th>
      <td>
        {what} <DeskTag tag={it.target} />{' '}
        <span class="hint">{REASON_WORDS[it.reason](it.works ?? { both: 0, all: 0 })}</span>
      </td>
    </tr>
  )
}

function TypeRow({ row: { row, type } }: { readonly row: Suggested }) {
  if (!type) return null
  return (
    <tr>
      <td />
      <th scope="row">
        <DeskTag tag={row.tag} /> <span class="count">({row.uses})</span>
      </th>
      <td>
        <span class="hint">looks like a {typeWord(type)}</span>
      </td>
    </tr>
  )
}
