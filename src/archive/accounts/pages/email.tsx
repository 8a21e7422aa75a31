import { ErrorSummary, FormToken, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Problems } from '../rules.ts'
import { OwnPasswordField } from './account-fields.tsx'
import { sentencesFor } from './sentences.ts'

interface EmailPageProps {
  readonly token: string
  readonly login: string
  readonly current: string
  readonly confirmed: boolean
  /** whether the archive has a mail server */
  readonly mailLeaves: boolean
  /** what was typed */
  readonly email: string
  readonly problems: Problems
}

/** One's own address: whether it is confirmed, and changing it. */
export function EmailPage({ token, login, current, confirmed, mailLeaves, email, problems }: EmailPageProps) {
  const errors = sentencesFor(problems)
  return (
    <>
      <h2 class="heading">Your e-mail address</h2>
      <p>
        {current} {confirmed ? '(confirmed)' : '(not confirmed yet)'}
      </p>
      {confirmed ? null : <ConfirmationMissing token={token} login={login} mailLeaves={mailLeaves} />}
      <form class="page" method="post" action={urls.changeEmail(login)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <h3 class="heading">Use another address</h3>
        <p>We send a link to the new address. Your address changes when you follow it; until then this one stays.</p>
        <TextField
          name="email"
          type="email"
          label="New e-mail address"
          value={email}
          error={errors.email}
          autocomplete="email"
          maxlength={254}
          required
        />
        <OwnPasswordField error={errors.password} />
        <p class="actions">
          <button type="submit" class="primary">
            Send the link
          </button>
        </p>
      </form>
    </>
  )
}

function ConfirmationMissing({ token, login, mailLeaves }: Pick<EmailPageProps, 'token' | 'login' | 'mailLeaves'>) {
  return (
    <form class="page" method="post" action={urls.changeEmail(login)}>
      <FormToken token={token} />
      <p>
        {mailLeaves
          ? 'Follow the link in the mail that we have sent to this address; before that you cannot post works.'
          : 'This archive has no mail server, so nothing here depends on it.'}
      </p>
      <p class="actions">
        <button type="submit" name="again" value="1">
          Send the mail again
        </button>
      </p>
    </form>
  )
}

/** Where the link of the mail leads. A button, since some mailboxes open every link by themselves. */
export function ConfirmPage({
  token,
  secret,
  email,
}: {
  readonly token: string
  readonly secret: string
  readonly email: string
}) {
  return (
    <>
      <h2 class="heading">Confirm your address</h2>
      <p>Is {email} your address?</p>
      <form class="page" method="post" action={urls.confirmEmail(secret)}>
        <FormToken token={token} />
        <p class="actions">
          <button type="submit" class="primary">
            Yes, this is my address
          </button>
        </p>
      </form>
    </>
  )
}
