import { FormToken, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Helpful } from '../matching.ts'
import type { Assignment } from '../store/assignments.ts'

type DryRunProps = {
  readonly name: string
  readonly token: string
  readonly logins: readonly string[]
  readonly withoutGiver: readonly number[]
  readonly withoutRecipient: readonly number[]
  readonly helpful: readonly Helpful[]
}

/** What the matcher would do, before anybody is told. */
export function DryRunPage({ name, token, logins, withoutGiver, withoutRecipient, helpful }: DryRunProps) {
  const named = (places: readonly number[]) => places.map((at) => logins[at]).join(', ')
  return (
    <section>
      <h3 class="heading">Who makes something for whom</h3>
      <p>
        {logins.length - withoutGiver.length} of {logins.length} can be matched. Nobody is told before you send.
      </p>
      {withoutGiver.length > 0 ? (
        <>
          <p>Nobody can make something for: {named(withoutGiver)}.</p>
          <p>Nothing to make for: {named(withoutRecipient)}.</p>
        </>
      ) : null}
      {helpful.length > 0 ? (
        <>
          <h4 class="heading">One change that would help</h4>
          <ul>
            {helpful.map(({ person, change, fandom }) => (
              <li>
                {logins[person]} could {change === 'offer' ? 'also offer' : 'also ask for'} <bdi>{fandom}</bdi>.
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <form method="post" action={urls.challengeMatching(name)}>
        <FormToken token={token} />
        {withoutGiver.length > 0 ? (
          <p>Whoever is left over is sent out as a pinch hit: you choose somebody for it.</p>
        ) : null}
        <p class="actions">
          <button type="submit" class="primary">
            Send the assignments
          </button>
        </p>
      </form>
    </section>
  )
}

type AssignmentsProps = {
  readonly name: string
  readonly token: string
  readonly assignments: readonly Assignment[]
  /** the assignment whose field needs another look */
  readonly wrong: { readonly id: number; readonly login: string; readonly sentence: string } | undefined
}

/** All assignments as the organisers see them. */
export function AssignmentsPage({ name, token, assignments, wrong }: AssignmentsProps) {
  const made = assignments.filter(({ workId }) => workId !== undefined).length
  return (
    <section>
      <h3 class="heading">Assignments</h3>
      <p>
        {made} of {assignments.length} are made.
      </p>
      <ul class="directory">
        {assignments.map((one) => (
          <li>
            For <a href={urls.user(one.recipient)}>{one.recipient}</a>, by{' '}
            {one.giver ? <a href={urls.user(one.giver)}>{one.giver}</a> : <strong>nobody yet</strong>}:{' '}
            {one.workId === undefined ? 'not made yet' : <a href={urls.work(one.workId)}>made</a>}
            {one.workId === undefined ? (
              <form method="post" action={urls.challengeAssignment(name, one.id)}>
                <FormToken token={token} />
                <TextField
                  name={`login${one.id}`}
                  label={`Give it to (for ${one.recipient})`}
                  value={wrong?.id === one.id ? wrong.login : ''}
                  error={wrong?.id === one.id ? wrong.sentence : undefined}
                  autocomplete="off"
                />
                <button type="submit" name="do" value="give">
                  Give<span class="landmark"> the gift for {one.recipient}</span>
                </button>{' '}
                {one.giver ? (
                  <button type="submit" name="do" value="default">
                    Mark as defaulted<span class="landmark">: for {one.recipient}</span>
                  </button>
                ) : null}
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
