import { FormToken, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { SecondStep } from '../second/store.ts'
import { OwnPasswordField } from './account-fields.tsx'

type AskProps = {
  readonly token: string
  readonly proof: string
  readonly returnTo: string
  readonly error: string | undefined
}

/** After the password. */
export function AskForCodePage({ token, proof, returnTo, error }: AskProps) {
  return (
    <>
      <h2 class="heading">One more step</h2>
      <form class="page" method="post" action={urls.loginCode()}>
        <FormToken token={token} />
        <input type="hidden" name="proof" value={proof} />
        <input type="hidden" name="return_to" value={returnTo} />
        <TextField
          name="code"
          label="The code that your device shows"
          hint="Or one of your recovery codes."
          error={error}
          autocomplete="one-time-code"
          maxlength={40}
          required
        />
        <p class="actions">
          <button type="submit" class="primary">
            Log in
          </button>
        </p>
      </form>
    </>
  )
}

type SettingProps = {
  readonly token: string
  readonly login: string
  readonly step: SecondStep | undefined
  /** for programs that make codes */
  readonly address: string
  readonly left: number
  /** made just now; shown only this once */
  readonly codes: readonly string[]
  readonly error: string | undefined
}

/** Setting up the second step, and ending it. */
export function SecondStepPage(props: SettingProps) {
  const { token, login, step, left, codes, error } = props
  return (
    <>
      <h2 class="heading">Logging in with a code</h2>
      {codes.length > 0 ? <NewCodes codes={codes} /> : null}
      {step?.confirmed ? (
        <>
          <p>After the password you are asked for a code. {left} recovery codes are left.</p>
          <form class="page" method="post" action={urls.secondStep(login)}>
            <FormToken token={token} />
            <OwnPasswordField error={error} />
            <p class="actions">
              <button type="submit" name="act" value="codes">
                Make new recovery codes
              </button>
              <button type="submit" name="act" value="end" class="danger">
                Ask for no code any more
              </button>
            </p>
          </form>
        </>
      ) : step ? (
        <Confirming {...props} />
      ) : (
        <form class="page" method="post" action={urls.secondStep(login)}>
          <FormToken token={token} />
          <p>
            A program on your telephone or computer can show a code that changes every half minute. With it, nobody gets
            in who knows only your password.
          </p>
          <OwnPasswordField error={error} />
          <p class="actions">
            <button type="submit" name="act" value="begin" class="primary">
              Set it up
            </button>
          </p>
        </form>
      )}
    </>
  )
}

function Confirming({ token, login, step, address, error }: SettingProps) {
  return (
    <form class="page" method="post" action={urls.secondStep(login)}>
      <FormToken token={token} />
      <p>
        Give this key to your program: <code>{step?.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <p>
        On the device itself, <a href={address}>this link</a> does it.
      </p>
      <TextField
        name="code"
        label="The code that it shows now"
        error={error}
        autocomplete="one-time-code"
        inputmode="numeric"
        required
      />
      <p class="actions">
        <button type="submit" name="act" value="confirm" class="primary">
          Ask for a code from now on
        </button>
      </p>
    </form>
  )
}

function NewCodes({ codes }: { readonly codes: readonly string[] }) {
  return (
    <div class="flash notice" role="status">
      <p>
        Your recovery codes, for the day on which the device is gone. Each works once. Keep them on paper or with your
        passwords; they are shown only now.
      </p>
      <ul>
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}
