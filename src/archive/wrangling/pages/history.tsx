import { blurbDay } from '../../../platform/text/dates.ts'
import { FormToken } from '../../../platform/ui/fields.tsx'
import type { Change, Step, Tag } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import type { Effect } from '../store/effect.ts'
import { type Names, wordsOfStep, wordsOfWish } from '../words.ts'
import { EffectWords } from './effect.tsx'
import { DeskTag } from './pieces.tsx'

/** Wishes of one change that a list names; the change's own page has all. */
const NAMED = 3

/** What was changed, by whom and when, the newest first. */
export function HistoryPage(props: {
  readonly tag: Tag | undefined
  readonly changes: readonly Change[]
  readonly names: Names
  /** address of what is older */
  readonly older: string | undefined
}) {
  const { tag, changes, names, older } = props
  return (
    <>
      <h2 class="heading">{tag ? 'History of a tag' : 'History'}</h2>
      {tag ? (
        <p>
          What was done with <DeskTag tag={tag} />. <a href={urls.deskHistory()}>The history of all tags</a>
        </p>
      ) : null}
      <ChangeList changes={changes} names={names} />
      {older ? (
        <p class="actions">
          <a class="button" rel="next" href={older}>
            Older
          </a>
        </p>
      ) : null}
    </>
  )
}

export function ChangeList({ changes, names }: { readonly changes: readonly Change[]; readonly names: Names }) {
  if (changes.length === 0) return <p>Nothing has been changed yet.</p>
  return (
    <ol class="changes">
      {changes.map((change) => (
        <li>
          <p>
            {change.undoes === undefined ? '' : 'Undone: '}
            <span dir="auto">{titleOf(change, names)}</span>
          </p>
          <p class="hint">
            {change.by ?? 'a command'}, <time datetime={change.at}>{blurbDay(change.at)}</time>
            {change.undoneBy === undefined ? '' : ', undone since'} ·{' '}
            <a href={urls.deskUndo(change.id)} aria-label={`Change ${change.id}: look at it`}>
              {change.undoneBy === undefined ? 'Look at it, or undo it' : 'Look at it'}
            </a>
          </p>
        </li>
      ))}
    </ol>
  )
}

function titleOf({ wishes }: Change, names: Names): string {
  const named = wishes.slice(0, NAMED).map((wish) => wordsOfWish(wish, names))
  return `${named.join('; ')}${wishes.length > NAMED ? `; and ${wishes.length - NAMED} more` : ''}.`
}

/** Steps that a page lists at most. */
const STEPS_SHOWN = 100

/** One change, and what undoing it would do. */
export function UndoPage(props: {
  readonly token: string
  readonly change: Change
  readonly names: Names
  /** why it cannot be undone; undefined where it can */
  readonly refused: string | undefined
  /** what undoing it would do */
  readonly steps: readonly Step[]
  readonly effect: Effect
}) {
  const { token, change, names, refused, steps, effect } = props
  return (
    <>
      <h2 class="heading">A change</h2>
      <p>
        {change.undoes === undefined ? 'Made' : 'An earlier change was undone'} by {change.by ?? 'a command'} on{' '}
        <time datetime={change.at}>{blurbDay(change.at)}</time>.
      </p>
      <StepList heading="What it came to" steps={change.steps} names={names} />
      {refused ? (
        <div class="flash notice">
          <p>It cannot be undone. {refused}</p>
        </div>
      ) : (
        <form class="page" method="post" action={urls.deskUndo(change.id)}>
          <FormToken token={token} />
          <StepList heading="What undoing it leaves" steps={steps} names={names} />
          <EffectWords effect={effect} />
          <p class="actions">
            <button type="submit" class="primary">
              Undo it
            </button>
            <a class="button" href={urls.deskHistory()}>
              Leave it
            </a>
          </p>
        </form>
      )}
    </>
  )
}

export function StepList(props: { readonly heading: string; readonly steps: readonly Step[]; readonly names: Names }) {
  const { heading, steps, names } = props
  return (
    <section class="card">
      <h3 class="heading">{heading}</h3>
      <ul class="steps">
        {steps.slice(0, STEPS_SHOWN).map((step) => (
          <li dir="auto">{wordsOfStep(step, names)}.</li>
        ))}
      </ul>
      {steps.length > STEPS_SHOWN ? <p>And {steps.length - STEPS_SHOWN} more like these.</p> : null}
    </section>
  )
}
