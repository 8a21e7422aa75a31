import { blurbDay } from '../../../platform/text/dates.ts'
import { CheckBox, ErrorSummary, FormToken, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { LONGEST_KEY_NAME, type ProgramKey, type Scope } from '../keys.ts'
import type { Problems } from '../rules.ts'
import { sentencesFor } from './sentences.ts'

/** A key as it was asked for. */
export interface NewKey {
  readonly name: string
  readonly scopes: readonly Scope[]
}

interface KeysPageProps {
  readonly token: string
  readonly login: string
  /** the archive's address, without a slash at the end */
  readonly archive: string
  readonly keys: readonly ProgramKey[]
  /** the key that was made just now; it can be shown only this once */
  readonly made: string | undefined
  readonly typed: NewKey
  readonly problems: Problems
}

const WORDS: Readonly<Record<Scope, readonly [label: string, hint: string]>> = {
  read: [
    'Read',
    'What you may read, and what is yours: works, files, bookmarks, lists, history, subscriptions. For e-readers and apps.',
  ],
  place: ['Keep your place', 'So that the e-reader and the browser go on where the other stopped. For KOReader.'],
  change: [
    'Change what is yours',
    'Bookmarks, marks, kudos, what you follow and hide, your drafts and works. For programs that you trust as yourself.',
  ],
}

/** Keys that open a part of the account to a program, so that it need not hold the password. */
export function KeysPage(props: KeysPageProps) {
  const { token, login, archive, keys, made } = props
  return (
    <>
      <h2 class="heading">Keys for programs</h2>
      {made ? <MadeJustNow made={made} login={login} archive={archive} /> : null}
      <p>
        An e-reader or an app gets a key in place of your password. A key opens only what you tick, cannot change your
        account, and can be taken back alone. When you change your password, all keys are taken back.
      </p>
      {keys.length > 0 ? <Keys token={token} login={login} keys={keys} /> : null}
      <NewKeyForm {...props} />
      <h3 class="heading">Where to put it</h3>
      <dl class="plain">
        <dt>
          <strong>OPDS catalogues, and any program that asks for a name and password</strong>
        </dt>
        <dd>
          Address <code>{archive + urls.opds()}</code>, your name <code>{login}</code>, the key as password.
        </dd>
        <dt>
          <strong>KOReader, “Progress sync”</strong>
        </dt>
        <dd>
          Custom sync server <code>{archive + urls.koreader()}</code>; log in with the name <code>{login}</code> and the
          key as password. Books have to come from this archive for the browser to know the place; others are kept
          between your e-readers.
        </dd>
        <dt>
          <strong>Feed readers</strong>
        </dt>
        <dd>
          What you follow, have marked or search for, at addresses that only you know:{' '}
          <a href={urls.privateFeeds(login)}>Private feeds</a>.
        </dd>
        <dt>
          <strong>Programs of your own</strong>
        </dt>
        <dd>
          The header <code>Authorization: Bearer KEY</code>; <a href={urls.api()}>what can be asked for</a> has a page
          of its own.
        </dd>
      </dl>
    </>
  )
}

function MadeJustNow({ made, login, archive }: { readonly made: string } & Pick<KeysPageProps, 'login' | 'archive'>) {
  return (
    <div class="flash notice" role="status">
      <p>Your key is ready. Copy or type it now; it is shown only this once.</p>
      <p>
        <input aria-label="The key" class="key" readonly size={30} value={made} />
      </p>
      <p>
        On an e-reader: address <code>{archive + urls.opds()}</code>, name <code>{login}</code>, and this key as
        password.
      </p>
    </div>
  )
}

function NewKeyForm({ token, login, typed, problems }: KeysPageProps) {
  const errors = sentencesFor(problems)
  return (
    <form class="page" method="post" action={urls.programKeys(login)}>
      <FormToken token={token} />
      <ErrorSummary errors={errors} />
      <TextField
        name="name"
        label="What is it for"
        hint="The machine or program that gets it: “Kobo in the kitchen”."
        value={typed.name}
        error={errors.name}
        autocomplete="off"
        maxlength={LONGEST_KEY_NAME}
        required
      />
      <fieldset>
        <legend>It opens</legend>
        {Object.entries(WORDS).map(([scope, [label, hint]]) => (
          <CheckBox
            name={scope}
            label={label}
            hint={hint}
            checked={typed.scopes.includes(scope as Scope)}
            error={scope === 'read' ? errors.read : undefined}
          />
        ))}
      </fieldset>
      <p class="actions">
        <button type="submit" class="primary">
          Make a key
        </button>
      </p>
    </form>
  )
}

function Keys({ token, login, keys }: Pick<KeysPageProps, 'token' | 'login' | 'keys'>) {
  return (
    <div class="scroll" tabindex={0}>
      <table class="plain">
        <caption>Your keys, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">For</th>
            <th scope="col">Opens</th>
            <th scope="col">Made</th>
            <th scope="col">Last used</th>
            <th scope="col">
              <span class="landmark">Take back</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map(({ id, name, scopes, createdAt, usedOn }) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{scopes.map((scope) => WORDS[scope][0]).join(', ')}</td>
              <td>{blurbDay(createdAt)}</td>
              <td>{usedOn === null ? 'never' : blurbDay(usedOn)}</td>
              <td>
                <form method="post" action={urls.programKeys(login)}>
                  <FormToken token={token} />
                  <button type="submit" name="withdraw" value={id} aria-label={`Take back the key for ${name}`}>
                    Take back
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
