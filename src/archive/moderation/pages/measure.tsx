import { blurbDay, moment } from '../../../platform/text/dates.ts'
import { ErrorSummary, type FieldErrors, FormToken, TextArea } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { MEASURES } from '../measures.ts'
import type { Measure } from '../store/measures.ts'

/** One measure in a list, for those who decide. */
export function MeasureLine({ measure }: { readonly measure: Measure }) {
  return (
    <li>
      <p>
        <a href={urls.staffMeasure(measure.id)} dir="auto">
          {MEASURES[measure.kind].label}: {measure.name}
        </a>
        {measure.liftedAt ? ', lifted' : ''}
      </p>
      <p class="soft">
        {moment(measure.madeAt)}
        {measure.until ? `, until ${blurbDay(measure.until)}` : ''}
        {measure.appeal && !measure.appeal.decidedAt ? ', appealed' : ''}
      </p>
      <p class="said">{measure.reason}</p>
    </li>
  )
}

type MeasurePageProps = {
  readonly token: string
  readonly measure: Measure
  /** the viewer may answer the appeal */
  readonly mayDecide: boolean
  readonly errors: FieldErrors
}

/** One measure, what was said to it, and the ways to take it back. */
export function MeasurePage({ token, measure, mayDecide, errors }: MeasurePageProps) {
  const { appeal } = measure
  return (
    <>
      <h2 class="heading">A decision</h2>
      <ErrorSummary errors={errors} />
      <ul class="steps">
        <MeasureLine measure={measure} />
      </ul>
      {measure.caseId ? (
        <p>
          <a href={urls.staffCase(measure.caseId)}>The case</a>
        </p>
      ) : null}
      {appeal ? (
        <section>
          <h3 class="heading">The appeal</h3>
          <p class="soft">{moment(appeal.createdAt)}</p>
          <p class="said" dir="auto">
            {appeal.text}
          </p>
          {appeal.decidedAt ? (
            <p>
              {appeal.granted ? 'Granted' : 'Refused'} {moment(appeal.decidedAt)}. {appeal.answer}
            </p>
          ) : mayDecide ? (
            <Deciding token={token} measure={measure} />
          ) : (
            <p>Somebody else has to decide this: a policy lead who did not make the decision.</p>
          )}
        </section>
      ) : null}
      {measure.liftedAt ? (
        <p>Lifted {moment(measure.liftedAt)}.</p>
      ) : (
        <form class="page" method="post" action={urls.staffMeasure(measure.id)}>
          <FormToken token={token} />
          <h3 class="heading">Take it back</h3>
          <TextArea
            name="reason"
            label="Why"
            hint="Those concerned read it."
            value=""
            rows={3}
            maxlength={2000}
            error={errors.reason}
          />
          <p class="actions">
            <button type="submit" name="act" value="lift">
              Take it back
            </button>
          </p>
        </form>
      )}
    </>
  )
}

function Deciding({ token, measure }: Pick<MeasurePageProps, 'token' | 'measure'>) {
  return (
    <form class="page" method="post" action={urls.staffMeasure(measure.id)}>
      <FormToken token={token} />
      <TextArea name="answer" label="Answer to whoever appealed" rows={4} maxlength={2000} />
      <p class="actions">
        <button type="submit" name="act" value="grant" class="primary">
          Grant it, and take the decision back
        </button>
        <button type="submit" name="act" value="refuse">
          Refuse it
        </button>
      </p>
    </form>
  )
}
