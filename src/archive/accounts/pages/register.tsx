import { ErrorSummary, FormToken, TextField } from '../../../platform/ui/fields.tsx'
import type { SiteSettings } from '../../settings/index.ts'
import { urls } from '../../urls.ts'
import type { Problems } from '../rules.ts'
import { EmailField, LoginField, NewPasswordField, Promises } from './account-fields.tsx'
import { sentencesFor } from './sentences.ts'

/** What the form shows: what was sent, the password left out. */
export interface RegisterFormValues {
  readonly login: string
  readonly email: string
  readonly age: boolean
  readonly terms: boolean
  readonly invitation: string
}

interface RegisterPageProps {
  readonly archive: string
  readonly mode: SiteSettings['registration']
  readonly token: string
  readonly values: RegisterFormValues
  readonly problems: Problems
}

/** Becoming a member. */
export function RegisterPage({ archive, mode, token, values, problems }: RegisterPageProps) {
  return (
    <>
      <h2 class="heading">Become a member</h2>
      <p>
        With an account you can post works, keep your place in what you read, and open works that are for members only.
        Everything else is open to everybody.
      </p>
      {mode === 'invitation' && values.invitation ? <p>You have been invited: welcome to {archive}.</p> : null}
      <form class="page" method="post" action={urls.register()}>
        <FormToken token={token} />
        <ErrorSummary errors={sentencesFor(problems)} />
        <input type="hidden" id="field-invitation" name="invitation" value={values.invitation} />
        <AboutYou values={values} problems={problems} />
        <fieldset>
          <legend>Two promises</legend>
          <Promises age={values.age} terms={values.terms} errors={sentencesFor(problems)} />
        </fieldset>
        <p class="actions">
          <button type="submit" class="primary">
            Make my account
          </button>
        </p>
      </form>
      <p>
        You have an account already? <a href={urls.login()}>Log in</a>
      </p>
    </>
  )
}

type Part = Pick<RegisterPageProps, 'values' | 'problems'>

function AboutYou({ values, problems }: Part) {
  const errors = sentencesFor(problems)
  return (
    <fieldset>
      <legend>Your account</legend>
      <LoginField login={values.login} errors={errors} more="Later you can add pen names in any script." />
      <EmailField email={values.email} errors={errors} />
      <NewPasswordField errors={errors} />
      <p hidden>
        <label for="field-homepage">Leave this empty</label>
        <input id="field-homepage" name="homepage" value="" autocomplete="off" tabindex={-1} />
      </p>
    </fieldset>
  )
}

interface NoRegistrationProps {
  readonly mode: 'invitation' | 'closed'
  readonly token: string
  /** as it was typed for the waiting list */
  readonly email: string
  readonly error: string | undefined
}

/** Shown instead of the form while nobody, or nobody without an invitation, can register. */
export function NoRegistration({ mode, token, email, error }: NoRegistrationProps) {
  return (
    <div class="prose">
      <h2 class="heading">Become a member</h2>
      {mode === 'closed' ? (
        <p>This archive is not making new accounts at the moment. You can read everything that is open to everybody.</p>
      ) : (
        <p>
          New members come by invitation here. If somebody has invited you, open the link from them. If you know a
          member, ask them for one.
        </p>
      )}
      {mode === 'invitation' ? (
        <form class="page" method="post" action={urls.waitingList()}>
          <FormToken token={token} />
          <h3 class="heading">The waiting list</h3>
          <TextField
            name="email"
            type="email"
            label="E-mail address"
            hint="You get an invitation when there is room. The address is used for that alone, and then forgotten."
            value={email}
            error={error}
            autocomplete="email"
            required
          />
          <p hidden>
            <label>
              Leave this empty <input name="homepage" value="" autocomplete="off" tabindex={-1} />
            </label>
          </p>
          <p class="actions">
            <button type="submit">Join the waiting list</button>
          </p>
        </form>
      ) : null}
      <p class="actions">
        <a class="button primary" href={urls.works()}>
          Look at works
        </a>
        <a class="button" href={urls.login()}>
          Log in
        </a>
      </p>
    </div>
  )
}
