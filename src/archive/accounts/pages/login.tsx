import { CheckBox, FormToken, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'

interface LoginPageProps {
  readonly token: string
  readonly login: string
  readonly remember: boolean
  readonly returnTo: string
  /** a work for members only brought the person here */
  readonly restricted: boolean
  /** what went wrong, as a sentence */
  readonly problem?: string | undefined
  /** whether devices can log people in here */
  readonly passkeys: boolean
}

/** Coming in. The hooks on the form are those that readers' tools look for. */
export function LoginPage({ token, login, remember, returnTo, restricted, problem, passkeys }: LoginPageProps) {
  return (
    <div id="signin">
      <h2 class="heading">{restricted ? 'Log in to open this work' : 'Log in'}</h2>
      {restricted ? (
        <p>This work is for members of the archive only. Its creator chose that. Log in, and it opens.</p>
      ) : null}
      {problem ? (
        <div class="error-summary" role="alert">
          <h3>You are not logged in</h3>
          <p>{problem}</p>
        </div>
      ) : null}
      <div id="loginform">
        <form id="new_user" class="page" action={urls.login()} method="post">
          <FormToken token={token} />
          <input type="hidden" name="return_to" value={returnTo} />
          <TextField
            name="user[login]"
            label="Login name or e-mail address"
            value={login}
            autocomplete="username"
            maxlength={254}
            required
          />
          <TextField
            name="user[password]"
            type="password"
            label="Password"
            autocomplete="current-password"
            maxlength={500}
            required
          />
          <CheckBox
            name="user[remember_me]"
            label="Stay logged in on this device"
            hint="For 90 days after your last visit. Not on a device that others use too."
            checked={remember}
          />
          <p class="actions">
            <button type="submit" class="primary" name="commit" value="Log in">
              Log in
            </button>
          </p>
        </form>
      </div>
      {passkeys ? <PasskeyForm token={token} returnTo={returnTo} /> : null}
      <p>
        <a href={urls.forgottenPassword()}>Forgotten your password?</a>
      </p>
      <p>
        No account yet? <a href={urls.register()}>Become a member</a>
      </p>
    </div>
  )
}

function PasskeyForm({ token, returnTo }: Pick<LoginPageProps, 'token' | 'returnTo'>) {
  return (
    <form class="page" method="post" action={urls.passkeyLogin()} data-enhance="passkey-login" hidden>
      <FormToken token={token} />
      <input type="hidden" name="return_to" value={returnTo} />
      <input type="hidden" name="answer" value="" />
      <input type="hidden" name="remember" value="" />
      <p class="actions">
        <button type="submit" data-challenge={urls.passkeyLoginChallenge()}>
          Log in with a passkey
        </button>
      </p>
      <p class="hint" role="status" />
    </form>
  )
}

/** For somebody who comes to the login page and is in already. */
export function LoggedInAlready({ login }: { readonly login: string }) {
  return (
    <div class="prose">
      <h2 class="heading">You are logged in</h2>
      <p>You are here as {login}.</p>
      <p class="actions">
        <a class="button primary" href={urls.user(login)}>
          Go to your page
        </a>
        <a class="button" href={urls.logout()}>
          Log out
        </a>
      </p>
    </div>
  )
}

/** A link logs nobody out; this button does. */
export function LogoutPage({ token }: { readonly token: string }) {
  return (
    <>
      <h2 class="heading">Log out</h2>
      <p>You are about to log out on this device. Other devices stay logged in.</p>
      <form class="page" method="post" action={urls.logout()}>
        <FormToken token={token} />
        <p class="actions">
          <button type="submit" class="primary">
            Log out
          </button>
          <a class="button" href={urls.home()}>
            Stay
          </a>
        </p>
      </form>
    </>
  )
}
