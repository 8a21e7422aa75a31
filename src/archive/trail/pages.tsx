import { moment } from '../../platform/text/dates.ts'
import { TextField } from '../../platform/ui/fields.tsx'
import { urls } from '../urls.ts'
import { type Difference, differences, wordsOf } from './acts.ts'
import type { Step, StepsPage } from './store.ts'

/** The whole trail, for those who keep the archive. */
export function TrailPage({ page, person }: { readonly page: StepsPage; readonly person: string }) {
  return (
    <>
      <h2 class="heading">What was done</h2>
      <p class="hint">
        Every step that those who keep the archive have taken, newest first. It is only ever added to: the database
        itself refuses anything else.
      </p>
      <form class="page" method="get" action={urls.staffTrail()}>
        <TextField name="person" label="By or about the member" value={person} />
        <p class="actions">
          <button type="submit">Show</button>
        </p>
      </form>
      <Steps page={page} staff more={(before) => urls.staffTrail(person, before)} />
    </>
  )
}

/** What was done in one's own matters. */
export function OwnTrailPage({ page, login }: { readonly page: StepsPage; readonly login: string }) {
  return (
    <>
      <h2 class="heading">What the archive did</h2>
      <p class="hint">
        Whatever those who keep the archive have done about your account or what you put here, and why. It cannot be
        altered, not even by them.
      </p>
      <Steps page={page} staff={false} more={(before) => urls.ownTrail(login, before)} />
    </>
  )
}

type StepsProps = {
  readonly page: StepsPage
  /** who did it is for those who keep the archive to know: a person concerned deals with the archive */
  readonly staff: boolean
  readonly more: (before: number) => string
}

function Steps({ page, staff, more }: StepsProps) {
  if (page.steps.length === 0) return <p>Nothing so far.</p>
  return (
    <>
      <ol class="changes">
        {page.steps.map((step) => (
          <One step={step} staff={staff} />
        ))}
      </ol>
      {page.before === undefined ? null : (
        <p class="actions">
          <a class="button" rel="next" href={more(page.before)}>
            Older
          </a>
        </p>
      )}
    </>
  )
}

function One({ step, staff }: { readonly step: Step; readonly staff: boolean }) {
  return (
    <li>
      <h3 class="heading">
        {wordsOf(step.act)}: {step.aboutName}
      </h3>
      <p class="soft">
        {moment(step.at)}
        {staff ? `, by ${step.by === '' ? 'the archive itself' : step.by}` : ''}
      </p>
      {step.reason === '' ? null : <p>{step.reason}</p>}
      <Changed differences={differences(step.before, step.after)} />
    </li>
  )
}

function Changed({ differences: changed }: { readonly differences: readonly Difference[] }) {
  if (changed.length === 0) return null
  return (
    <ul>
      {changed.map(({ name, before, after }) => (
        <li>
          {name} {before ?? 'none'} → {after ?? 'none'}
        </li>
      ))}
    </ul>
  )
}
