import { withThousands } from '../../../platform/text/dates.ts'
import { SelectField, TextField } from '../../../platform/ui/fields.tsx'
import { type Tag, TYPE_WORDS } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { BIN_TYPES, type BinAsk, printBin, STATUSES, type Status } from '../bins.ts'
import type { Bin, BinRow } from '../store/bins.ts'
import { DeskTag, kindOf, NameField } from './pieces.tsx'

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  unwrangled: 'Waiting',
  canonical: 'Canonical',
  synonym: 'Synonyms',
  unwrangleable: 'Set aside',
}

/** Tags of one type, the most used first, to tick and to tie. */
export function BinPage({
  ask,
  bin,
  fandom,
}: {
  readonly ask: BinAsk
  readonly bin: Bin
  readonly fandom: Tag | undefined
}) {
  return (
    <>
      <h2 class="heading">
        {TYPE_WORDS[ask.type]}s{fandom ? ` in ${fandom.name}` : ''}: {STATUS_WORDS[ask.status].toLowerCase()}
      </h2>
      <Chooser ask={ask} unknown={ask.fandom !== '' && !fandom} />
      {bin.rows.length === 0 ? (
        <div class="empty">
          <h3 class="heading">Nothing here</h3>
          <p>No tag of this kind is left in this bin.</p>
        </div>
      ) : (
        <form class="page" method="get" action={urls.deskChange()}>
          <input type="hidden" name="back" value={urls.deskBin(printBin(ask))} />
          <Rows rows={bin.rows} />
          <MassAction ask={ask} />
        </form>
      )}
      <Pages ask={ask} more={bin.more} />
    </>
  )
}

function Chooser({ ask, unknown }: { readonly ask: BinAsk; readonly unknown: boolean }) {
  return (
    <form class="page chooser" method="get" action={urls.deskBin()} role="search" aria-label="Tags">
      <SelectField
        name="type"
        label="Type"
        value={ask.type}
        options={BIN_TYPES.map((type) => [type, TYPE_WORDS[type]] as const)}
      />
      <SelectField
        name="status"
        label="Standing"
        value={ask.status}
        options={STATUSES.map((status) => [status, STATUS_WORDS[status]] as const)}
      />
      <NameField
        name="fandom"
        label="Fandom"
        value={ask.fandom}
        kind="fandom"
        error={unknown ? 'No fandom is called that; tags of all are shown.' : undefined}
      />
      <TextField name="term" type="search" label="Part of the name" value={ask.term} dir="auto" />
      <p class="actions">
        <button type="submit">Show</button>
      </p>
    </form>
  )
}

function Rows({ rows }: { readonly rows: readonly BinRow[] }) {
  return (
    <table class="plain bin" data-enhance="desk-keys">
      <caption>The most used first</caption>
      <thead>
        <tr>
          <th scope="col">Tick</th>
          <th scope="col">Tag</th>
          <th scope="col" class="number">
            Works
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ tag, uses, synonymOf }) => (
          <tr>
            <td>
              <input type="checkbox" name="tag" value={String(tag.id)} aria-label={tag.name} />
            </td>
            <th scope="row">
              <DeskTag tag={tag} />
              {synonymOf ? (
                <span class="hint" dir="auto">
                  {' '}
                  synonym of {synonymOf}
                </span>
              ) : null}
            </th>
            <td class="number">{withThousands(uses)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function MassAction({ ask }: { readonly ask: BinAsk }) {
  return (
    <fieldset>
      <legend>With the ticked tags</legend>
      <SelectField
        name="verb"
        label="What"
        value={ask.status === 'unwrangled' ? 'synonym' : ask.status === 'unwrangleable' ? 'wrangleable' : 'parent'}
        options={[
          ['canonical', 'Make canonical'],
          ['synonym', 'Make synonyms of …'],
          ['limited', 'Make synonyms, in one fandom, of …'],
          ['parent', 'Add the fandom (or character) …'],
          ['metatag', 'Put below the metatag …'],
          ['unwrangleable', 'Set aside'],
          ['wrangleable', 'Set aside no longer'],
          ['not-synonym', 'End being synonyms'],
          ['not-canonical', 'Make no longer canonical'],
        ]}
      />
      <NameField name="other" label="Name" hint="Where the action ends in …" kind={kindOf(ask.type)} />
      <NameField name="within" label="In the fandom" hint="For synonyms in one fandom." kind="fandom" />
      <p class="actions">
        <button type="submit" class="primary">
          Look at what it does
        </button>
      </p>
    </fieldset>
  )
}

function Pages({ ask, more }: { readonly ask: BinAsk; readonly more: boolean }) {
  if (ask.page === 1 && !more) return null
  return (
    <p class="actions">
      {ask.page > 1 ? (
        <a class="button" rel="prev" href={urls.deskBin(printBin({ ...ask, page: ask.page - 1 }))}>
          Before
        </a>
      ) : null}
      {more ? (
        <a class="button" rel="next" href={urls.deskBin(printBin({ ...ask, page: ask.page + 1 }))}>
          More
        </a>
      ) : null}
    </p>
  )
}
