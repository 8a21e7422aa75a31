import { raw } from 'hono/html'
import { moment } from '../../../platform/text/dates.ts'
import { FormToken } from '../../../platform/ui/fields.tsx'
import type { HeldComment } from '../../spam/index.ts'
import { urls } from '../../urls.ts'

type HeldPageProps = {
  readonly token: string
  readonly held: readonly HeldComment[]
  /** those that somebody has looked at are shown */
  readonly judged: boolean
}

/** Comments that look like spam, with why. */
export function HeldPage({ token, held, judged }: HeldPageProps) {
  return (
    <>
      <h2 class="heading">Held comments</h2>
      <p class="hint">
        Nobody but who wrote them sees these, until somebody says what they are. Each judgement teaches the archive, and
        can be turned round.
      </p>
      <ul class="navigation actions">
        <li>{judged ? <a href={urls.staffHeld()}>Waiting</a> : <span class="current">Waiting</span>}</li>
        <li>{judged ? <span class="current">Judged</span> : <a href={urls.staffHeld('judged')}>Judged</a>}</li>
      </ul>
      {held.length === 0 ? (
        <p>Nothing here.</p>
      ) : (
        <form class="page" method="post" action={urls.staffHeld(judged ? 'judged' : '')}>
          <FormToken token={token} />
          <ul class="steps">
            {held.map((one) => (
              <li>
                <One held={one} />
              </li>
            ))}
          </ul>
          <p class="actions">
            <button type="submit" name="verdict" value="fair" class="primary">
              Let the ticked ones through
            </button>
            <button type="submit" name="verdict" value="spam" class="danger">
              The ticked ones are spam
            </button>
          </p>
        </form>
      )}
    </>
  )
}

function One({ held }: { readonly held: HeldComment }) {
  return (
    <>
      <p class="field check">
        <label>
          <input type="checkbox" name="comments" value={String(held.id)} />{' '}
          <span>
            {held.by} on{' '}
            <a href={urls.work(held.workId)} dir="auto">
              {held.title}
            </a>
            {held.verdict ? `, judged ${held.verdict}` : ''}
          </span>
        </label>
      </p>
      <blockquote class="userstuff" dir="auto">
        {raw(held.html)}
      </blockquote>
      <p class="soft">
        {moment(held.heldAt)}. {held.points} points:{' '}
        {held.reasons.map(({ words, points }) => `${words} (${points > 0 ? '+' : ''}${points})`).join('; ')}
      </p>
    </>
  )
}
