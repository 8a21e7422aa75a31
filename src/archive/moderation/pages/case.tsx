import { moment } from '../../../platform/text/dates.ts'
import { FormToken, TextArea, TextField } from '../../../platform/ui/fields.tsx'
import { CATEGORIES, type Case, type CaseLine, type CaseNote, type Report } from '../../reports/index.ts'
import { urls } from '../../urls.ts'
import type { StockAnswer } from '../store/answers.ts'
import type { Measure } from '../store/measures.ts'
import { Lines } from './cases.tsx'
import { MeasureLine } from './measure.tsx'
import { MeasureForm, type MeasureFormProps } from './measure-form.tsx'

export type CasePageProps = MeasureFormProps & {
  readonly shown: Case
  readonly me: number
  readonly login: string
  readonly reports: readonly Report[]
  readonly notes: readonly CaseNote[]
  /** taken on this case's thing or person */
  readonly measures: readonly Measure[]
  /** about other things of the same person */
  readonly others: readonly CaseLine[]
  readonly answers: readonly StockAnswer[]
  /** what the answer begins with */
  readonly answer: string
}

/** Everything about one case, and all that can be done. */
export function CasePage(props: CasePageProps) {
  const { shown } = props
  return (
    <>
      <h2 class="heading" dir="auto">
        {shown.urgent ? 'Urgent: ' : ''}
        {shown.name}
      </h2>
      <p>
        <a href={shown.address}>Look at it</a> ({shown.about}
        {shown.owner ? (
          <>
            {' '}
            by <a href={urls.user(shown.owner)}>{shown.owner}</a>
          </>
        ) : null}
        ), open since {moment(shown.createdAt)}
      </p>
      <Standing {...props} />
      <Said reports={props.reports} />
      {shown.excerpt === '' ? null : (
        <details>
          <summary>As it was when it was first reported</summary>
          <blockquote class="userstuff said" dir="auto">
            {shown.excerpt}
          </blockquote>
        </details>
      )}
      <Notes {...props} />
      {props.measures.length > 0 ? (
        <section>
          <h3 class="heading">What was done</h3>
          <ul class="steps">
            {props.measures.map((measure) => (
              <MeasureLine measure={measure} />
            ))}
          </ul>
        </section>
      ) : null}
      {shown.closedAt === null ? <MeasureForm {...props} /> : null}
      {shown.closedAt === null ? <Closing {...props} /> : null}
      {props.others.length > 0 ? (
        <section>
          <h3 class="heading">Other reports about {shown.owner}</h3>
          <Lines cases={props.others} />
        </section>
      ) : null}
    </>
  )
}

function Standing({ shown, token, me, login }: CasePageProps) {
  const mine = shown.claimedBy === login
  if (shown.closedAt !== null)
    return (
      <>
        <p>
          Closed {moment(shown.closedAt)}
          {shown.mergedInto ? (
            <>
              , and merged with <a href={urls.staffCase(shown.mergedInto)}>case {shown.mergedInto}</a>
            </>
          ) : null}
          .{shown.answer === '' ? '' : ` The answer was: ${shown.answer}`}
        </p>
        <Press shown={shown} token={token} act="reopen" label="Open it again" />
      </>
    )
  return (
    <>
      <p>{shown.claimedBy ? `With ${mine ? 'you' : shown.claimedBy}.` : 'With nobody yet.'}</p>
      <Press
        shown={shown}
        token={token}
        act={mine ? 'release' : 'claim'}
        label={mine ? 'Give it back' : me > 0 && shown.claimedBy ? 'Take it over' : 'Claim it'}
      />
    </>
  )
}

type PressProps = Pick<CasePageProps, 'shown' | 'token'> & { readonly act: string; readonly label: string }

function Press({ shown, token, act, label }: PressProps) {
  return (
    <form method="post" action={urls.staffCase(shown.id)}>
      <FormToken token={token} />
      <p class="actions">
        <button type="submit" name="act" value={act}>
          {label}
        </button>
      </p>
    </form>
  )
}

function Said({ reports }: { readonly reports: readonly Report[] }) {
  return (
    <section>
      <h3 class="heading">What was reported</h3>
      <ul class="steps">
        {reports.map((report) => (
          <li>
            <p class="soft">
              {CATEGORIES[report.category][0]}, by {report.login ?? 'a guest'}, {moment(report.createdAt)}
            </p>
            <p class="said" dir="auto">
              {report.text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Notes({ shown, token, notes }: CasePageProps) {
  return (
    <section>
      <h3 class="heading">Notes, for staff alone</h3>
      <ul class="steps">
        {notes.map((note) => (
          <li>
            <p class="soft">
              {note.by}, {moment(note.createdAt)}
            </p>
            <p class="said" dir="auto">
              {note.text}
            </p>
          </li>
        ))}
      </ul>
      <form class="page" method="post" action={urls.staffCase(shown.id)}>
        <FormToken token={token} />
        <TextArea name="note" label="Another note" rows={3} maxlength={5000} />
        <p class="actions">
          <button type="submit" name="act" value="note">
            Keep the note
          </button>
        </p>
      </form>
    </section>
  )
}

function Closing({ shown, token, answers, answer }: CasePageProps) {
  return (
    <section>
      <h3 class="heading">Answer and close</h3>
      {answers.length > 0 ? (
        <p>
          Begin with:{' '}
          {answers.map(({ id, name }, at) => (
            <>
              {at > 0 ? ', ' : ''}
              <a href={`${urls.staffCase(shown.id)}?answer=${id}#field-answer`}>{name}</a>
            </>
          ))}
        </p>
      ) : null}
      <form class="page" method="post" action={urls.staffCase(shown.id)}>
        <FormToken token={token} />
        <TextArea
          name="answer"
          label="To those who reported it"
          hint="By mail, and on their page. Empty says only that it was looked at. Say nothing private about the other person."
          value={answer}
          rows={5}
          maxlength={5000}
        />
        <p class="actions">
          <button type="submit" name="act" value="close" class="primary">
            Answer and close
          </button>
        </p>
        <TextField name="into" label="Or: the same as case number" inputmode="numeric" value="" />
        <p class="actions">
          <button type="submit" name="act" value="merge">
            Merge into that case
          </button>
        </p>
      </form>
    </section>
  )
}
