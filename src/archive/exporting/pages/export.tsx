import { blurbDay, moment, withThousands } from '../../../platform/text/dates.ts'
import { ErrorSummary, type FieldErrors, FormToken } from '../../../platform/ui/fields.tsx'
import { OwnPasswordField } from '../../accounts/index.ts'
import { urls } from '../../urls.ts'
import type { Export } from '../store.ts'

export interface ExportProps {
  readonly token: string
  readonly login: string
  /** what was asked for last; undefined for nothing, and once it is not kept any more */
  readonly asked: Export | undefined
  /** how long a file is kept */
  readonly days: number
  /** when the finished file goes away, as an instant */
  readonly until: string | undefined
  readonly errors: FieldErrors
}

/** Taking everything of one's own along. */
export function ExportPage({ token, login, asked, days, until, errors }: ExportProps) {
  return (
    <>
      <h2 class="heading">Take everything along</h2>
      <p>
        One file with all that is yours here: works with every chapter, draft and version, what was said of them,
        bookmarks and reading lists, history, what you follow, filters, statistics, pictures. It opens without the
        archive: there are pages to read and EPUBs of your works.
      </p>
      {asked?.readyAt === null ? <UnderWay asked={asked} login={login} /> : null}
      {asked?.readyAt && until ? <Ready asked={asked} login={login} until={until} /> : null}
      {asked?.readyAt === null ? null : (
        <form class="page" method="post" action={urls.exportAccount(login)}>
          <FormToken token={token} />
          <ErrorSummary errors={errors} />
          <h3 class="heading">{asked ? 'Make a new one' : 'Make the file'}</h3>
          <p>
            It is made in the background, and a mail says when it is ready. It is kept for {days} days, for you alone.
            Drafts and private notes are in it: keep it as you would a diary.
          </p>
          <OwnPasswordField error={errors.password} />
          <p class="actions">
            <button type="submit" class="primary">
              Make the file
            </button>
          </p>
        </form>
      )}
      <p>
        Another Fanlight takes the file in as it is. Coming from one?{' '}
        <a href={urls.importAccount(login)}>Bring an account in</a>
      </p>
    </>
  )
}

function UnderWay({ asked, login }: { readonly asked: Export; readonly login: string }) {
  return (
    <section aria-label="The file" role="status">
      <p>
        Your file is being made.{' '}
        {asked.total > 0
          ? `${withThousands(asked.done)} records are written.`
          : 'It begins as soon as what waits before it is done.'}
      </p>
      <p>
        This page looks again by itself; you need not wait here. <a href={urls.exportAccount(login)}>Look now</a>
      </p>
    </section>
  )
}

function Ready({ asked, login, until }: { readonly asked: Export; readonly login: string; readonly until: string }) {
  return (
    <section aria-label="The file">
      <p>
        <a class="button" href={urls.exportedFile(login)} download>
          Download your account
        </a>{' '}
        <span class="soft">ZIP, {sizeOf(asked.bytes)}</span>
      </p>
      <p>
        As it was on {moment(asked.readyAt ?? '')}. It is kept until {blurbDay(until)}.
      </p>
    </section>
  )
}

/** @returns "34 KB" or "12.3 MB" */
export function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${withThousands(Math.ceil(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
