import { ErrorSummary, FormToken, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Problems } from '../rules.ts'
import { sentencesFor } from './sentences.ts'

/** Asking for a link to a new password. */
export function ForgottenPage({ token }: { readonly token: string }) {
  return (
    <>
      <h2 class="heading">Forgotten your password?</h2>
      <p>
        Tell us your login name or your e-mail address. We send a link to that account's address, and with it you choose
        a new password.
      </p>
      <form class="page" method="post" action={urls.forgottenPassword()}>
        <FormToken token={token} />
        <TextField
          name="account"
          label="Login name or e-mail address"
          autocomplete="username"
          maxlength={254}
          required
        />
        <p class="actions">
          <button type="submit" class="primary">
            Send me a link
          </button>
          <a class="button" href={urls.login()}>
            Back to logging in
          </a>
        </p>
      </form>
    </>
  )
}

/** The same words whether there is such an account or not. */
export function LinkOnItsWay({ mailLeaves }: { readonly mailLeaves: boolean }) {
  return (
    <div class="prose">
      <h2 class="heading">{mailLeaves ? 'Look into your mailbox' : 'Ask whoever runs the archive'}</h2>
      {mailLeaves ? (
        <p>
          If there is such an account, a mail with a link is on its way to its address. The link is good for 7 days and
          works once. Nothing there after some minutes? Look among the unwanted mails, check the spelling, and ask once
          more.
        </p>
      ) : (
        <p>
          This archive has no mail server, so the link does not reach you by itself. Whoever runs the archive can hand
          it to you; it is good for 7 days and works once.
        </p>
      )}
      <p class="actions">
        <a class="button" href={urls.login()}>
          Back to logging in
        </a>
      </p>
    </div>
  )
}

interface NewPasswordProps {
  readonly token: string
  /** of the link */
  readonly secret: string
  readonly login: string
  readonly problems: Problems
}

/** Choosing a new password with the link. */
export function NewPasswordPage({ token, secret, login, problems }: NewPasswordProps) {
  const errors = sentencesFor(problems)
  return (
    <>
      <h2 class="heading">Choose a new password</h2>
      <p>For the account {login}. Every browser that is logged in now will be logged out.</p>
      <form class="page" method="post" action={urls.resetPassword(secret)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <input type="hidden" name="username" value={login} autocomplete="username" />
        <TextField
          name="password"
          type="password"
          label="New password"
          hint="At least 8 characters. Several words in a row are strong and easy to remember."
          error={errors.password}
          autocomplete="new-password"
          maxlength={500}
          required
        />
        <p class="actions">
          <button type="submit" class="primary">
            Keep this password
          </button>
        </p>
      </form>
    </>
  )
}

/** Changing the password while logged in. */
export function ChangePasswordPage({ token, login, problems }: Omit<NewPasswordProps, 'secret'>) {
  const errors = sentencesFor(problems)
  return (
    <>
      <h2 class="heading">Change your password</h2>
      <p>You stay logged in here. All your other browsers are logged out.</p>
      <form class="page" method="post" action={urls.changePassword(login)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <input type="hidden" name="username" value={login} autocomplete="username" />
        <TextField
          name="old_password"
          type="password"
          label="Password until now"
          error={errors.old_password}
          autocomplete="current-password"
          maxlength={500}
          required
        />
        <TextField
          name="password"
          type="password"
          label="New password"
          hint="At least 8 characters. Several words in a row are strong and easy to remember."
          error={errors.password}
          autocomplete="new-password"
          maxlength={500}
          required
        />
        <p class="actions">
          <button type="submit" class="primary">
            Change my password
          </button>
        </p>
      </form>
    </>
  )
}
