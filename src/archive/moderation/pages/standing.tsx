import { raw } from 'hono/html'
import { blurbDay, moment } from '../../../platform/text/dates.ts'
import { FormToken, TextArea } from '../../../platform/ui/fields.tsx'
import { CATEGORIES, type OwnReport } from '../../reports/index.ts'
import { urls } from '../../urls.ts'
import type { Chapter, Work } from '../../works/index.ts'
import type { Measure } from '../store/measures.ts'
import { whatHappened } from '../words.ts'

type Appealable = { readonly measure: Measure; readonly appealAddress: string }

type StandingProps = {
  readonly measures: readonly Appealable[]
  readonly reports: readonly OwnReport[]
}

/** What was decided about oneself and what is one's own, and what became of one's reports. */
export function StandingPage({ measures, reports }: StandingProps) {
  return (
    <>
      <h2 class="heading">Standing and reports</h2>
      <section>
        <h3 class="heading">Decisions about you and your works</h3>
        {measures.length === 0 ? <p>None. You are in good standing.</p> : null}
        <ul class="steps">
          {measures.map((one) => (
            <li>
              <OwnMeasure {...one} />
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3 class="heading">What you reported</h3>
        {reports.length === 0 ? <p>Nothing so far.</p> : null}
        <ul class="steps">
          {reports.map((report) => (
            <li>
              <p>
                <a href={report.address} dir="auto">
                  {report.name}
                </a>{' '}
                <span class="soft">
                  ({CATEGORIES[report.category][0]}, {moment(report.createdAt)})
                </span>
              </p>
              <p>{report.closedAt ? report.answer || 'It was looked at. Thank you.' : 'It waits to be looked at.'}</p>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function OwnMeasure({ measure, appealAddress }: Appealable) {
  const { appeal } = measure
  return (
    <>
      <p>{whatHappened(measure, measure.until ? blurbDay(measure.until) : undefined)}</p>
      <p class="soft">{moment(measure.madeAt)}</p>
      <p class="said">{measure.reason}</p>
      {measure.liftedAt ? <p>Taken back {moment(measure.liftedAt)}.</p> : null}
      {appeal ? (
        <p>
          You appealed.{' '}
          {appeal.decidedAt ? (appeal.granted ? 'We agreed.' : 'It stays as it is.') : 'It waits for an answer.'}{' '}
          {appeal.answer}
        </p>
      ) : measure.liftedAt ? null : (
        <p>
          <a href={appealAddress}>Appeal</a>
        </p>
      )}
    </>
  )
}

type AppealProps = {
  readonly token: string
  readonly address: string
  readonly measure: Measure
  readonly error?: string
}

/** Where somebody says that a decision is wrong. */
export function AppealPage({ token, address, measure, error }: AppealProps) {
  return (
    <>
      <h2 class="heading">Appeal</h2>
      <p>{whatHappened(measure, measure.until ? blurbDay(measure.until) : undefined)}</p>
      <p class="said">{measure.reason}</p>
      {measure.liftedAt || measure.appeal ? (
        <p>{measure.liftedAt ? 'This was taken back already.' : 'You have appealed. You will hear from us.'}</p>
      ) : (
        <form class="page" method="post" action={address}>
          <FormToken token={token} />
          <TextArea
            name="text"
            label="Why this is wrong"
            hint="You can say it once. Somebody who did not decide it reads it."
            rows={8}
            maxlength={5000}
            error={error}
            required
          />
          <p class="actions">
            <button type="submit" class="primary">
              Appeal
            </button>
          </p>
        </form>
      )}
    </>
  )
}

type HiddenProps = {
  readonly work: Work
  readonly chapters: readonly Chapter[]
  readonly measure: Measure | undefined
  readonly appealAddress: string | undefined
}

/** A hidden work, as its creators find it. */
export function HiddenWorkPage({ work, chapters, measure, appealAddress }: HiddenProps) {
  return (
    <div class="work">
      <div class="flash notice" role="status">
        <p>Only you and your co-creators see this work: it is hidden from readers.</p>
        {measure ? <p class="said">{measure.reason}</p> : null}
      </div>
      <ul class="work navigation actions">
        <li>
          <a href={urls.editWork(work.id)}>Edit</a>
        </li>
        {appealAddress && !measure?.appeal ? (
          <li>
            <a href={appealAddress}>Appeal</a>
          </li>
        ) : null}
      </ul>
      <div id="workskin" lang={work.language}>
        <h2 class="title heading" dir="auto">
          {work.title}
        </h2>
        {chapters.map((chapter, at) => (
          <div class="chapter">
            <h3 class="title" dir="auto">
              {chapter.title === '' ? `Chapter ${at + 1}` : chapter.title}
            </h3>
            <div class="userstuff">{raw(chapter.html)}</div>
          </div>
        ))}
      </div>
    </div>
  )
}
