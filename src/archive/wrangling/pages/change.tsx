import { ErrorSummary, type FieldErrors, FormToken } from '../../../platform/ui/fields.tsx'
import { type Outcome, sentenceOf } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import type { Effect } from '../store/effect.ts'
import { printWish } from '../wishes.ts'
import { type Names, wordsOfWish } from '../words.ts'
import { EffectWords } from './effect.tsx'
import { StepList } from './history.tsx'
import { NameField } from './pieces.tsx'

/** What was asked for by name, to be asked again where a name was wrong. */
export interface AskedByName {
  readonly verb: string
  readonly tags: readonly number[]
  readonly tagName: string
  readonly other: string
  readonly within: string
  /** of autocompletion for the name */
  readonly kind: string
}

/** What a change would do, before it is done. */
export function ChangePage(props: {
  readonly token: string
  readonly asked: AskedByName
  readonly outcome: Outcome
  readonly effect: Effect
  readonly names: Names
  /** number of the newest line of the history that the preview knows of */
  readonly seen: number
  readonly back: string
  /** somebody else changed one of the tags since the preview was first shown */
  readonly meanwhile: boolean
  readonly errors: FieldErrors
}) {
  const { asked, outcome, effect, names, back, meanwhile, errors } = props
  const asksAgain = Object.keys(errors).length > 0
  return (
    <>
      <h2 class="heading">Before it is done</h2>
      {meanwhile ? (
        <div class="flash notice" role="alert">
          <p>Somebody changed one of these tags in the meantime. Nothing was done; this is what it would do now.</p>
        </div>
      ) : null}
      <Refused outcome={outcome} names={names} />
      {asksAgain ? <AskAgain asked={asked} errors={errors} back={back} /> : null}
      {asksAgain || outcome.steps.length + outcome.refused.length > 0 ? null : <p>There is nothing here to be done.</p>}
      {outcome.steps.length > 0 ? (
        <form class="page" method="post" action={urls.deskChange()}>
          <FormToken token={props.token} />
          {outcome.granted.map((wish) => (
            <input type="hidden" name="wish" value={printWish(wish)} />
          ))}
          <input type="hidden" name="seen" value={String(props.seen)} />
          <input type="hidden" name="back" value={back} />
          <StepList heading="What it leaves" steps={outcome.steps} names={names} />
          <EffectWords effect={effect} />
          <p class="actions">
            <button type="submit" class="primary">
              Do it
            </button>
            <a class="button" href={back}>
              Leave it
            </a>
          </p>
        </form>
      ) : (
        <p class="actions">
          <a class="button" href={back}>
            Go back
          </a>
        </p>
      )}
    </>
  )
}

function Refused({ outcome, names }: { readonly outcome: Outcome; readonly names: Names }) {
  if (outcome.refused.length === 0) return null
  return (
    <section class="card refused">
      <h3 class="heading">What cannot be done</h3>
      <ul class="steps">
        {outcome.refused.map(({ wish, refusal }) => (
          <li dir="auto">
            {wordsOfWish(wish, names)}: {sentenceOf(refusal, names.tag)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function AskAgain(props: { readonly asked: AskedByName; readonly errors: FieldErrors; readonly back: string }) {
  const { asked, errors, back } = props
  return (
    <form class="page" method="get" action={urls.deskChange()}>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="verb" value={asked.verb} />
      <input type="hidden" name="back" value={back} />
      {asked.tags.map((tag) => (
        <input type="hidden" name="tag" value={String(tag)} />
      ))}
      {errors.tagName ? (
        <NameField name="tagName" label="Tag" value={asked.tagName} error={errors.tagName} kind={asked.kind} />
      ) : (
        <input type="hidden" name="tagName" value={asked.tagName} />
      )}
      <NameField name="other" label="Name" value={asked.other} error={errors.other} kind={asked.kind} />
      {errors.within || asked.within !== '' ? (
        <NameField name="within" label="In the fandom" value={asked.within} error={errors.within} kind="fandom" />
      ) : null}
      <p class="actions">
        <button type="submit">Look again</button>
      </p>
    </form>
  )
}
