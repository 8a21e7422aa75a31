import { blurbDay } from '../../../platform/text/dates.ts'
import { ErrorSummary, type FieldErrors, FormToken, SelectField, TextField } from '../../../platform/ui/fields.tsx'
import type { ReadingList } from '../../bookmarks/index.ts'
import { urls } from '../../urls.ts'
import { STATES } from '../sentences.ts'
import type { ReaderAddress } from '../store/addresses.ts'
import type { Sent } from '../store/sent.ts'

interface ReadersPageProps {
  readonly token: string
  readonly login: string
  /** what the archive's mails say they come from */
  readonly sender: string
  /** the archive's address, without a slash at the end */
  readonly archive: string
  readonly addresses: readonly ReaderAddress[]
  readonly sent: readonly Sent[]
  readonly lists: readonly ReadingList[]
  readonly typed: { readonly address: string; readonly code: string; readonly list: string }
  readonly errors: FieldErrors
}

/** Addresses of one's e-readers, a list for a device that shows a code, and what was sent. */
export function ReadersPage(props: ReadersPageProps) {
  const { errors } = props
  return (
    <>
      <h2 class="heading">E-readers</h2>
      <p>
        “Send to e-reader”, above every work that may be taken away, sends it as an EPUB: to the mail address of an
        e-reader, or to a device that shows a code.
      </p>
      <ErrorSummary errors={errors} />
      <Addresses {...props} />
      <ByCode {...props} />
      {props.sent.length > 0 ? <SentList sent={props.sent} /> : null}
    </>
  )
}

function Addresses({ token, login, sender, addresses, typed, errors }: ReadersPageProps) {
  return (
    <>
      <h3 class="heading">By mail</h3>
      {addresses.length > 0 ? (
        <ul class="plain">
          {addresses.map(({ id, address, confirmed }) => (
            <li>
              <form method="post" action={urls.eReaders(login)}>
                <FormToken token={token} />
                <span dir="auto">{address}</span>
                {confirmed ? ' ' : ' (waits for a yes from there) '}
                <button type="submit" name="remove" value={id} aria-label={`Remove ${address}`}>
                  Remove
                </button>
              </form>
            </li>
          ))}
        </ul>
      ) : null}
      <form class="page" method="post" action={urls.eReaders(login)}>
        <FormToken token={token} />
        <TextField
          name="address"
          label="Mail address of an e-reader"
          hint="A Kindle’s or PocketBook’s own address, or one of yours. Any other is asked first whether it wants this."
          type="email"
          value={typed.address}
          error={errors.address}
          autocomplete="off"
          maxlength={254}
        />
        <p class="hint">
          E-readers take mail only from senders that you have named to their maker. Ours is <code>{sender}</code>.
        </p>
        <p class="actions">
          <button type="submit" name="do" value="add">
            Add the address
          </button>
        </p>
      </form>
    </>
  )
}

function ByCode({ token, login, archive, lists, typed, errors }: ReadersPageProps) {
  return (
    <>
      <h3 class="heading">By a code</h3>
      <p>
        For a device with a browser and a bad keyboard: open <code>{archive + urls.device()}</code> there. It shows a
        code; type that here to give it a list, or on the page of a work to give it that work.
      </p>
      <form class="page" method="post" action={urls.eReaders(login)}>
        <FormToken token={token} />
        <CodeField value={typed.code} error={errors.code} />
        <SelectField
          name="list"
          label="What it gets"
          value={typed.list}
          error={errors.list}
          options={[
            ['later', 'What I marked for later'],
            ...lists.map(({ id, name, count }) => [String(id), `${name} (${count})`] as const),
          ]}
        />
        <p class="actions">
          <button type="submit" name="do" value="give">
            Give it to the device
          </button>
        </p>
      </form>
    </>
  )
}

/** Six signs that stand on another screen. */
export function CodeField({ value, error }: { readonly value: string; readonly error: string | undefined }) {
  return (
    <TextField
      name="code"
      label="Code on the device"
      hint="Small letters do, and blanks do not matter."
      value={value}
      error={error}
      autocomplete="off"
      maxlength={20}
    />
  )
}

function SentList({ sent }: { readonly sent: readonly Sent[] }) {
  return (
    <div class="scroll" tabindex={0}>
      <table class="plain">
        <caption>Sent by mail within a month, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">Work</th>
            <th scope="col">To</th>
            <th scope="col">On</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {sent.map(({ title, address, state, at }) => (
            <tr>
              <th scope="row" dir="auto">
                {title}
              </th>
              <td>{address}</td>
              <td>{blurbDay(at)}</td>
              <td>{STATES[state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
