import { moment } from '../../../platform/text/dates.ts'
import type { CaseLine } from '../../reports/index.ts'
import { urls } from '../../urls.ts'
import type { Measure } from '../store/measures.ts'
import { whatHappened } from '../words.ts'

const VIEWS = [
  ['open', 'Open'],
  ['mine', 'Claimed by you'],
  ['closed', 'Closed'],
  ['appeals', 'Appeals'],
] as const

export type CasesView = (typeof VIEWS)[number][0]

/** @returns the view that an address asks for */
export function viewFrom(word: string | undefined): CasesView {
  return VIEWS.find(([name]) => name === word)?.[0] ?? 'open'
}

/** Which cases there are. */
export function CasesPage({ view, cases }: { readonly view: CasesView; readonly cases: readonly CaseLine[] }) {
  return (
    <>
      <h2 class="heading">Reports</h2>
      <Views view={view} />
      {cases.length === 0 ? (
        <p>{view === 'open' ? 'Nothing waits. Thank you.' : 'Nothing here.'}</p>
      ) : (
        <Lines cases={cases} />
      )}
    </>
  )
}

/** What people say to measures. */
export function AppealsPage({ appeals }: { readonly appeals: readonly Measure[] }) {
  return (
    <>
      <h2 class="heading">Reports</h2>
      <Views view="appeals" />
      {appeals.length === 0 ? <p>No appeal waits.</p> : null}
      <ul class="steps">
        {appeals.map((measure) => (
          <li>
            <h3 class="heading">
              <a href={urls.staffMeasure(measure.id)}>{whatHappened(measure, undefined)}</a>
            </h3>
            <p class="soft">Appealed {moment(measure.appeal?.createdAt ?? '')}</p>
            <p>{measure.appeal?.text}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

function Views({ view }: { readonly view: CasesView }) {
  return (
    <ul class="navigation actions">
      {VIEWS.map(([name, words]) => (
        <li>{name === view ? <span class="current">{words}</span> : <a href={urls.staffReports(name)}>{words}</a>}</li>
      ))}
      <li>
        <a href={urls.staffAnswers()}>Stock answers</a>
      </li>
    </ul>
  )
}

export function Lines({ cases }: { readonly cases: readonly CaseLine[] }) {
  return (
    <div class="wide-table">
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">About</th>
            <th scope="col">Reports</th>
            <th scope="col">Since</th>
            <th scope="col">With</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <tr>
              <td>
                {one.urgent ? <strong class="urgent">Urgent: </strong> : null}
                <a href={urls.staffCase(one.id)} dir="auto">
                  {one.name}
                </a>{' '}
                <span class="soft">({one.about})</span>
              </td>
              <td>{one.reports}</td>
              <td>{moment(one.createdAt)}</td>
              <td>{one.closedAt ? `closed ${moment(one.closedAt)}` : (one.claimedBy ?? 'nobody yet')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
