import { withThousands } from '../../../platform/text/dates.ts'
import { ErrorSummary, Field, type FieldErrors, FormToken } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { KindReport, Report } from '../in/report.ts'

interface Props {
  readonly token: string
  readonly login: string
}

/** Where an account file is sent. */
export function SendPage({
  token,
  login,
  megabytes,
  errors,
}: Props & { readonly megabytes: number; readonly errors: FieldErrors }) {
  return (
    <>
      <h2 class="heading">Bring an account in</h2>
      <p>
        From another Fanlight, or from a file that you kept: what{' '}
        <a href={urls.exportAccount(login)}>take everything along</a> wrote there comes in here, under your name here.
        You see what is in it before anything is changed.
      </p>
      <form class="page" method="post" action={urls.importAccount(login)} enctype="multipart/form-data">
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <Field
          name="file"
          label="The file"
          hint={`A ZIP archive of at most ${megabytes} MB. Whoever keeps this archive can bring in a larger one.`}
          error={errors.file}
          required
        >
          <input
            type="file"
            id="field-file"
            name="file"
            accept=".zip,application/zip"
            aria-describedby={errors.file ? 'hint-file error-file' : 'hint-file'}
            aria-invalid={errors.file ? 'true' : undefined}
            required
          />
        </Field>
        <p class="actions">
          <button type="submit" class="primary">
            Look what is in it
          </button>
        </p>
      </form>
    </>
  )
}

/** What is in the file, before it comes in. */
export function LookPage({ token, login, report }: Props & { readonly report: Report }) {
  return (
    <>
      <h2 class="heading">What is in it</h2>
      <p>
        The account <strong dir="auto">{report.from.login}</strong> of {report.from.archive} ({report.from.address}).
        Nothing has come in yet.
      </p>
      <ReportTable report={report} words={['Comes in', 'Is here', 'Stays']} />
      <ul>
        <li>What other people said of your works comes in with their names, and without their accounts.</li>
        <li>Counts of readers and kudos stay: only those who keep this archive can bring them.</li>
        <li>Bookmarks of works that are not here become pages elsewhere, with title and author.</li>
        <li>Works that were kept back or hidden come in as drafts.</li>
      </ul>
      <form class="page" method="post" action={urls.importAccount(login)}>
        <FormToken token={token} />
        <p class="actions">
          <button type="submit" name="do" value="start" class="primary">
            Bring it in
          </button>
          <button type="submit" name="do" value="drop">
            Throw the file away
          </button>
        </p>
      </form>
    </>
  )
}

/** While it comes in. */
export function ComingPage({
  login,
  done,
  total,
}: {
  readonly login: string
  readonly done: number
  readonly total: number
}) {
  return (
    <>
      <h2 class="heading">Coming in</h2>
      <p role="status">
        {total > 0
          ? `${withThousands(done)} of ${withThousands(total)} records are done.`
          : 'It begins as soon as what waits before it is done.'}
      </p>
      <p>
        This page looks again by itself; you need not wait here. Broken off, it goes on where it stopped.{' '}
        <a href={urls.importAccount(login)}>Look now</a>
      </p>
    </>
  )
}

/** What became of it. */
export function ReportPage({ token, login, report }: Props & { readonly report: Report }) {
  return (
    <>
      <h2 class="heading">What came in</h2>
      <p>
        The account <strong dir="auto">{report.from.login}</strong> of {report.from.archive}.
      </p>
      {report.broken === '' ? null : (
        <p class="error">
          It ended before its end: {report.broken} Send the file once more; what came in stays, and is not brought
          twice.
        </p>
      )}
      <ReportTable report={report} words={['Came in', 'Was here', 'Left']} />
      <form class="page" method="post" action={urls.importAccount(login)}>
        <FormToken token={token} />
        <p class="actions">
          <button type="submit" name="do" value="drop">
            Send another file
          </button>
        </p>
      </form>
    </>
  )
}

function ReportTable({
  report,
  words,
}: {
  readonly report: Report
  readonly words: readonly [string, string, string]
}) {
  if (report.kinds.length === 0) return <p>There is nothing in it.</p>
  return (
    <div class="scroll" tabindex={0} role="region" aria-label="What is in it">
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Records</th>
            {words.map((word) => (
              <th scope="col">{word}</th>
            ))}
            <th scope="col">What there is to say</th>
          </tr>
        </thead>
        <tbody>
          {report.kinds.map((kind) => (
            <Row kind={kind} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ kind }: { readonly kind: KindReport }) {
  const sentences = [...Object.entries(kind.why), ...Object.entries(kind.remarks)]
  return (
    <tr>
      <th scope="row">{kind.name.replaceAll('-', ' ')}</th>
      <td>{withThousands(kind.new)}</td>
      <td>{withThousands(kind.known)}</td>
      <td>{withThousands(kind.left)}</td>
      <td>
        {sentences.map(([sentence, often], at) => (
          <>
            {at > 0 ? <br /> : null}
            {often > 1 ? `${withThousands(often)} ×: ` : null}
            {sentence}
          </>
        ))}
      </td>
    </tr>
  )
}
