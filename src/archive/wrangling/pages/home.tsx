import { withThousands } from '../../../platform/text/dates.ts'
import { ErrorSummary, type FieldErrors, FormToken, SelectField, TextField } from '../../../platform/ui/fields.tsx'
import { type Change, type Tag, TYPE_WORDS } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { BIN_TYPES, type BinType, printBin } from '../bins.ts'
import { WAITING_COUNTED, type Waiting } from '../store/bins.ts'
import type { Names } from '../words.ts'
import { ChangeList } from './history.tsx'

/** Where a wrangler begins: what waits, their own fandoms, what was done last. */
export function DeskHome(props: {
  readonly token: string
  readonly waiting: readonly Waiting[]
  readonly fandoms: readonly Tag[]
  readonly latest: readonly Change[]
  readonly names: Names
  readonly made: { readonly type: string; readonly name: string }
  readonly errors: FieldErrors
}) {
  const { waiting, fandoms, latest, names } = props
  return (
    <>
      <h2 class="heading">Tag desk</h2>
      <section class="card">
        <h3 class="heading">What waits</h3>
        {waiting.length === 0 ? <p>Nothing: every tag that works carry is tied or set aside.</p> : null}
        <ul class="directory">
          {waiting.map(({ type, tags }) => (
            <li>
              <a href={urls.deskBin(binOf(type))}>{TYPE_WORDS[type]}s</a>{' '}
              <span class="count">
                ({withThousands(tags)}
                {tags >= WAITING_COUNTED ? ' or more' : ''})
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section class="card">
        <h3 class="heading">My fandoms</h3>
        {fandoms.length === 0 ? (
          <p>
            None yet. <a href={urls.deskFandoms()}>Take one</a> to find its tags here.
          </p>
        ) : null}
        <ul class="directory">
          {fandoms.map((fandom) => (
            <li>
              <a href={urls.deskBin(binOf('character', fandom.pathName))} dir="auto">
                {fandom.name}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <NewTag {...props} />
      <section class="card">
        <h3 class="heading">Done last</h3>
        <ChangeList changes={latest} names={names} />
      </section>
    </>
  )
}

function binOf(type: BinType, fandom = ''): string {
  return printBin({ type, status: 'unwrangled', fandom, term: '', page: 1 })
}

function NewTag({
  token,
  made,
  errors,
}: {
  readonly token: string
  readonly made: { readonly type: string; readonly name: string }
  readonly errors: FieldErrors
}) {
  return (
    <section class="card">
      <h3 class="heading">A new canonical tag</h3>
      <form class="page" method="post" action={urls.deskNewTag()}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <TextField
          name="name"
          label="Name"
          hint="For a metatag, or a fuller form than anybody has used yet. A name that is there already is made canonical."
          value={made.name}
          error={errors.name}
          dir="auto"
        />
        <SelectField
          name="type"
          label="Type"
          value={made.type}
          options={BIN_TYPES.map((type) => [type, TYPE_WORDS[type]] as const)}
        />
        <p class="actions">
          <button type="submit">Make it</button>
        </p>
      </form>
    </section>
  )
}
