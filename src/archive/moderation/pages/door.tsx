import { blurbDay } from '../../../platform/text/dates.ts'
import { ErrorSummary, type FieldErrors, FormToken, SelectField, TextField } from '../../../platform/ui/fields.tsx'
import type { Bar, BarKind } from '../../accounts/index.ts'
import type { SiteSettings } from '../../settings/index.ts'
import { urls } from '../../urls.ts'

const KINDS: readonly (readonly [BarKind, string])[] = [
  ['domain', 'a mail domain, with all below it'],
  ['mail', 'an e-mail address'],
  ['network', 'a network address'],
]

type DoorPageProps = {
  readonly token: string
  readonly mode: SiteSettings['registration']
  readonly waiting: number
  readonly bars: readonly Bar[]
  readonly typed: { readonly kind: string; readonly what: string; readonly note: string; readonly days: string }
  readonly errors: FieldErrors
}

/** Who comes in. */
export function DoorPage({ token, mode, waiting, bars, typed, errors }: DoorPageProps) {
  return (
    <>
      <h2 class="heading">The door</h2>
      <p>
        Registration is {mode === 'open' ? 'open' : mode === 'closed' ? 'closed' : 'by invitation'}; whoever runs the
        archive chooses that on the page of settings.
      </p>
      <section>
        <h3 class="heading">The waiting list</h3>
        <p>{waiting === 1 ? 'One address waits' : `${waiting} addresses wait`} for an invitation.</p>
        {waiting > 0 ? (
          <form class="page" method="post" action={urls.staffDoor()}>
            <FormToken token={token} />
            <TextField name="most" label="Invite those who wait longest, so many" inputmode="numeric" value="10" />
            <p class="actions">
              <button type="submit" name="act" value="invite" class="primary">
                Invite them
              </button>
            </p>
          </form>
        ) : null}
      </section>
      <form class="page" method="post" action={urls.staffDoor()}>
        <FormToken token={token} />
        <h3 class="heading">Keep somebody from registering</h3>
        <ErrorSummary errors={errors} />
        <SelectField name="kind" label="By" value={typed.kind} options={KINDS} />
        <TextField
          name="what"
          label="Which"
          hint="Of addresses only a hash is kept: write into the note what will help you to know it again."
          value={typed.what}
          error={errors.what}
          required
        />
        <TextField
          name="days"
          label="For so many days"
          inputmode="numeric"
          value={typed.days}
          error={errors.days}
          required
        />
        <TextField name="note" label="Note" value={typed.note} maxlength={200} />
        <p class="actions">
          <button type="submit" name="act" value="bar" class="danger">
            Bar them
          </button>
        </p>
      </form>
      {bars.length > 0 ? (
        <section>
          <h3 class="heading">Who is barred</h3>
          <ul class="steps">
            {bars.map((bar) => (
              <li>
                <p>
                  {bar.kind === 'domain' ? bar.key : KINDS.find(([kind]) => kind === bar.kind)?.[1]}, until{' '}
                  {blurbDay(bar.until)}
                </p>
                <p class="soft">{bar.note}</p>
                <form method="post" action={urls.staffDoor()}>
                  <FormToken token={token} />
                  <input type="hidden" name="act" value="drop" />
                  <button type="submit" class="link" name="bar" value={String(bar.id)}>
                    Lift it
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
