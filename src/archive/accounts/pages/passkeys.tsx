import { blurbDay } from '../../../platform/text/dates.ts'
import { FormToken, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Passkey } from '../passkeys/store.ts'
import { OwnPasswordField } from './account-fields.tsx'

export const LONGEST_PASSKEY_NAME = 60

interface PasskeysPageProps {
  readonly token: string
  readonly login: string
  readonly keys: readonly Passkey[]
  readonly name: string
  readonly error: string | undefined
  /** whether devices can log people in here */
  readonly offered: boolean
}

/** Keys of one's devices. */
export function PasskeysPage({ token, login, keys, name, error, offered }: PasskeysPageProps) {
  return (
    <>
      <h2 class="heading">Passkeys</h2>
      <p>
        A telephone, a computer or a small key on your ring can log you in: it asks for your finger, face or number, and
        no password is typed that somebody could steal. Your password goes on working.
      </p>
      {keys.length > 0 ? (
        <ul class="plain">
          {keys.map((key) => (
            <li>
              <form method="post" action={urls.passkeys(login)}>
                <FormToken token={token} />
                <p class="actions">
                  <strong>{key.name}</strong>, made {blurbDay(key.createdAt)},{' '}
                  {key.usedOn === null ? 'never used' : `last used ${blurbDay(key.usedOn)}`}{' '}
                  <button type="submit" name="remove" value={String(key.id)}>
                    Remove {key.name}
                  </button>
                </p>
              </form>
            </li>
          ))}
        </ul>
      ) : (
        <p>You have none yet.</p>
      )}
      {offered ? (
        <NewPasskeyForm token={token} login={login} name={name} error={error} />
      ) : (
        <p>
          This archive is reached by a number, and a passkey needs a name to be tied to. Whoever runs the archive can
          give it one.
        </p>
      )}
    </>
  )
}

function NewPasskeyForm({ token, login, name, error }: Pick<PasskeysPageProps, 'token' | 'login' | 'name' | 'error'>) {
  return (
    <form class="page" method="post" action={urls.passkeys(login)} data-enhance="new-passkey">
      <FormToken token={token} />
      <input type="hidden" name="answer" value="" />
      <TextField
        name="name"
        label="What you call it"
        hint="So that you know it in the list: My phone."
        value={name}
        maxlength={LONGEST_PASSKEY_NAME}
      />
      <OwnPasswordField error={error} />
      <noscript>
        <p>Making a passkey needs JavaScript.</p>
      </noscript>
      <p class="actions">
        <button type="submit" class="primary" data-challenge={urls.passkeyChallenge(login)}>
          Make a passkey
        </button>
      </p>
      <p class="hint" role="status" />
    </form>
  )
}
