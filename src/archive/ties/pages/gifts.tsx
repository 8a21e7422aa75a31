import { ErrorSummary, type FieldErrors, FormToken, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Gift } from '../store/gifts.ts'

type GiftsProps = {
  readonly work: { readonly id: number; readonly title: string }
  readonly gifts: readonly Gift[]
  readonly typed: string
  readonly errors: FieldErrors
  readonly token: string
}

const STATES: Readonly<Record<Gift['state'], string>> = {
  offered: 'has not answered yet',
  accepted: 'is named on the work',
  refused: 'does not want it',
}

/** Whom a work is for, as its creators see it. */
export function GiftsPage({ work, gifts, typed, errors, token }: GiftsProps) {
  return (
    <>
      <h2 class="heading">
        Whom{' '}
        <a href={urls.work(work.id)} dir="auto">
          {work.title}
        </a>{' '}
        is for
      </h2>
      {gifts.length === 0 ? <p>For nobody in particular yet.</p> : null}
      <ul>
        {gifts.map((gift) => (
          <li>
            <form method="post" action={urls.giftsOfWork(work.id)} class="inline">
              <FormToken token={token} />
              <input type="hidden" name="gift" value={gift.id} />
              <strong dir="auto">{gift.name}</strong> {STATES[gift.state]}{' '}
              {gift.state === 'refused' ? null : (
                <button type="submit" name="do" value="take-back">
                  Take it back<span class="landmark"> from {gift.name}</span>
                </button>
              )}
            </form>
          </li>
        ))}
      </ul>
      <form class="page" method="post" action={urls.giftsOfWork(work.id)}>
        <h3 class="heading">Give it to somebody</h3>
        <FormToken token={token} />
        <input type="hidden" name="do" value="give" />
        <ErrorSummary errors={errors} />
        <TextField
          name="names"
          label="For"
          hint="Pen names with commas between. Who has an account is asked first; any other name is shown as you write it."
          value={typed}
          error={errors.names}
          dir="auto"
          autocomplete="off"
          required
        />
        <p class="actions">
          <button type="submit" class="primary">
            Give
          </button>
        </p>
      </form>
    </>
  )
}
