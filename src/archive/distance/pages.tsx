import { ErrorSummary, type FieldErrors, FormToken, TextField } from '../../platform/ui/fields.tsx'
import { urls } from '../urls.ts'
import type { Distance } from './store.ts'

type PageProps = {
  readonly login: string
  readonly token: string
  readonly kept: Readonly<Record<Distance, readonly string[]>>
  readonly name: string
  readonly errors: FieldErrors
}

/** Whom a member keeps away, and how. */
export function DistancePage({ login, token, kept, name, errors }: PageProps) {
  return (
    <>
      <h2 class="heading">Blocked and muted</h2>
      <form class="page" method="post" action={urls.distance(login)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <p>
          Somebody you <strong>block</strong> cannot comment on your works, answer you or leave you kudos, nor you them.
          They can still read. What somebody you <strong>mute</strong> has written is not shown to you. Neither is told.
        </p>
        <TextField name="name" label="Who" value={name} error={errors.name} autocomplete="off" required />
        <p class="actions">
          <button type="submit" name="do" value="block">
            Block
          </button>{' '}
          <button type="submit" name="do" value="mute">
            Mute
          </button>
        </p>
      </form>
      <Kept login={login} token={token} kind="blocks" heading="Blocked" names={kept.blocks} />
      <Kept login={login} token={token} kind="mutes" heading="Muted" names={kept.mutes} />
    </>
  )
}

type KeptProps = {
  readonly login: string
  readonly token: string
  readonly kind: Distance
  readonly heading: string
  readonly names: readonly string[]
}

function Kept({ login, token, kind, heading, names }: KeptProps) {
  return (
    <section>
      <h3 class="heading">{heading}</h3>
      {names.length === 0 ? <p class="soft">Nobody.</p> : null}
      <ul class="kept-away">
        {names.map((name) => (
          <li>
            <form method="post" action={urls.distance(login)}>
              <FormToken token={token} />
              <input type="hidden" name="name" value={name} />
              <a href={urls.user(name)}>{name}</a>{' '}
              <button type="submit" name="do" value={kind === 'blocks' ? 'unblock' : 'unmute'}>
                {kind === 'blocks' ? 'Unblock' : 'Unmute'}
                <span class="landmark"> {name}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
