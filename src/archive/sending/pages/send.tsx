import { ErrorSummary, type FieldErrors, FormToken, SelectField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { Byline, type Work } from '../../works/index.ts'
import type { ReaderAddress } from '../store/addresses.ts'
import { CodeField } from './readers.tsx'

interface SendPageProps {
  readonly token: string
  readonly login: string
  readonly work: Work
  /** the archive's address, without a slash at the end */
  readonly archive: string
  /** those that said yes */
  readonly addresses: readonly ReaderAddress[]
  /** whether mails leave this archive at all */
  readonly mailLeaves: boolean
  readonly code: string
  readonly errors: FieldErrors
}

/** Where one work shall go. */
export function SendPage({ token, login, work, archive, addresses, mailLeaves, code, errors }: SendPageProps) {
  return (
    <>
      <h2 class="heading">Send to e-reader</h2>
      <p>
        <a href={urls.work(work.id)} dir="auto">
          {work.title}
        </a>{' '}
        by <Byline creators={work.creators} />, as an EPUB.
      </p>
      <ErrorSummary errors={errors} />
      <h3 class="heading">By mail</h3>
      {addresses.length > 0 ? (
        <form class="page" method="post" action={urls.sendWork(work.id)}>
          <FormToken token={token} />
          <SelectField
            name="address"
            label="To"
            value={String(addresses[0]?.id ?? '')}
            error={errors.address}
            options={addresses.map(({ id, address }) => [String(id), address] as const)}
          />
          {mailLeaves ? null : <p class="hint">This archive has no mail server yet: the mail waits until it has.</p>}
          <p class="actions">
            <button type="submit" class="primary" name="do" value="mail">
              Send it
            </button>
          </p>
        </form>
      ) : (
        <p>
          <a href={urls.eReaders(login)}>Add the mail address of your e-reader</a> first.
        </p>
      )}
      <h3 class="heading">By a code</h3>
      <form class="page" method="post" action={urls.sendWork(work.id)}>
        <FormToken token={token} />
        <p>
          Open <code>{archive + urls.device()}</code> on the device and type here what it shows.
        </p>
        <CodeField value={code} error={errors.code} />
        <p class="actions">
          <button type="submit" name="do" value="code">
            Give it to the device
          </button>
        </p>
      </form>
    </>
  )
}

/** The yes of an address. */
export function ConfirmPage(props: { readonly token: string; readonly address: string; readonly login: string }) {
  return (
    <>
      <h2 class="heading">Works for your e-reader</h2>
      <p>
        {props.login} would like to have works sent to <strong>{props.address}</strong>. Is that you?
      </p>
      <form class="page" method="post">
        <FormToken token={props.token} />
        <p class="actions">
          <button type="submit" class="primary">
            Yes, send them here
          </button>
        </p>
      </form>
    </>
  )
}
