import { blurbDay, withThousands } from '../../../platform/text/dates.ts'
import { urls } from '../../urls.ts'
import type { Condition } from '../condition.ts'
import { Figure } from './figure.tsx'

/** How the archive fares at this moment, as far as this process knows. */
export function ConditionPage({ condition }: { readonly condition: Condition }) {
  return (
    <>
      <h2 class="heading">How it fares</h2>
      <p>
        Load the page again to see it anew. Programs read the same from /metrics, when FANLIGHT_METRICS_TOKEN is set.
      </p>
      <div class="cards-row">
        <Kept condition={condition} />
        <Tasks condition={condition} />
        <Process condition={condition} />
      </div>
      <Slowest condition={condition} />
    </>
  )
}

type Props = { readonly condition: Condition }

function Kept({ condition: { databaseBytes, disk, catalogue, behind } }: Props) {
  return (
    <section class="card">
      <table class="plain">
        <caption>What is kept</caption>
        <tbody>
          <Figure label="Database" value={size(databaseBytes)} />
          <Figure label="Free on the disk" value={disk ? `${size(disk.free)} of ${size(disk.all)}` : UNKNOWN} />
          <Figure label="Works in the index" value={catalogue ? indexed(catalogue) : UNKNOWN} />
          <Figure label="Its memory" value={size(catalogue?.bytes)} />
          <Figure label="Changes it has to come to" value={count(behind)} />
        </tbody>
      </table>
    </section>
  )
}

function Tasks({ condition: { queue } }: Props) {
  return (
    <section class="card">
      <table class="plain">
        <caption>
          <a href={urls.adminJobs()}>Background tasks</a>
        </caption>
        <tbody>
          <Figure label="Waiting" value={count(queue?.waiting)} />
          <Figure label="Due by now" value={count(queue?.due)} />
          <Figure label="Seconds the oldest is due" value={count(queue?.oldestDueSeconds)} />
          <Figure label="Failed for good" value={count(queue?.failed)} />
          <Figure label="Mails that have not left" value={count(queue?.mails)} />
        </tbody>
      </table>
    </section>
  )
}

function Process({ condition: { load, traffic, memoryBytes, upSeconds } }: Props) {
  return (
    <section class="card">
      <table class="plain">
        <caption>This process</caption>
        <tbody>
          <Figure label="Runs for" value={`${withThousands(Math.round(upSeconds / 60))} min`} />
          <Figure label="Memory" value={size(memoryBytes)} />
          <Figure label="Requests under way" value={count(load.underWay)} />
          <Figure label="Turned away" value={count(load.turnedAway)} />
          <Figure label="Answers that broke" value={count(traffic.answers['5xx'])} />
        </tbody>
      </table>
    </section>
  )
}

function Slowest({ condition: { traffic } }: Props) {
  if (traffic.slowest.length === 0) return null
  return (
    <div class="scroll" tabindex={0}>
      <table class="plain">
        <caption>The slowest answers of a day</caption>
        <thead>
          <tr>
            <th scope="col">Address</th>
            <th scope="col">When</th>
            <th scope="col" class="number">
              Milliseconds
            </th>
          </tr>
        </thead>
        <tbody>
          {traffic.slowest.map(({ method, path, ms, at }) => (
            <tr>
              <th scope="row">
                {method} {path}
              </th>
              <td>
                {blurbDay(at.toISOString())} {at.toISOString().slice(11, 16)}
              </td>
              <td class="number">{withThousands(Math.round(ms))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const UNKNOWN = 'not known now'

function count(value: number | undefined): string {
  return value === undefined ? UNKNOWN : withThousands(value)
}

function indexed({ ready, works, read, all }: NonNullable<Condition['catalogue']>): string {
  return ready ? withThousands(works) : `${withThousands(read)} of about ${withThousands(all)} read`
}

/** In MiB below ten GiB. */
function size(bytes: number | undefined): string {
  if (bytes === undefined) return UNKNOWN
  const mib = bytes / 1024 / 1024
  return mib < 10_240 ? `${withThousands(Math.round(mib))} MiB` : `${withThousands(Math.round(mib / 1024))} GiB`
}
