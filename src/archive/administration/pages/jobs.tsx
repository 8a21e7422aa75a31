import { blurbDay, withThousands } from '../../../platform/text/dates.ts'
import { FormToken } from '../../../platform/ui/fields.tsx'
import type { DeadJob } from '../../jobs/index.ts'
import { urls } from '../../urls.ts'

/** Tasks that were tried often enough and wait for a person. */
export function JobsPage(props: {
  readonly token: string
  readonly waiting: number
  readonly failed: readonly DeadJob[]
}) {
  const { token, waiting, failed } = props
  return (
    <>
      <h2 class="heading">Background tasks</h2>
      <p>
        Mails and other work that can wait a moment. {withThousands(waiting)} {waiting === 1 ? 'waits' : 'wait'} at the
        moment; what fails is tried eight times over some hours before it lands in the list below.
      </p>
      {failed.length === 0 ? (
        <div class="empty">
          <h3 class="heading">Nothing has failed</h3>
          <p>When a task fails for good, it stands here with the reason, and you can send it round again.</p>
        </div>
      ) : (
        <FailedJobs token={token} failed={failed} />
      )}
    </>
  )
}

function FailedJobs({ token, failed }: { readonly token: string; readonly failed: readonly DeadJob[] }) {
  return (
    <div class="scroll" tabindex={0}>
      <table class="plain">
        <caption>Failed for good, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Task</th>
            <th scope="col">Begun</th>
            <th scope="col">Given up</th>
            <th scope="col" class="number">
              Tries
            </th>
            <th scope="col">Reason</th>
            <th scope="col">
              <span class="landmark">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {failed.map((job) => (
            <tr>
              <th scope="row">
                {job.kind} {job.id}
              </th>
              <td>{blurbDay(job.createdAt)}</td>
              <td>{blurbDay(job.deadAt)}</td>
              <td class="number">{job.attempts}</td>
              <td>{job.lastError}</td>
              <td>
                <JobActions token={token} job={job} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function JobActions({ token, job }: { readonly token: string; readonly job: DeadJob }) {
  const name = `${job.kind} ${job.id}`
  return (
    <form method="post" action={urls.adminJobs()}>
      <FormToken token={token} />
      <input type="hidden" name="job" value={job.id} />
      <p class="actions">
        <button type="submit" name="what" value="again" aria-label={`Send ${name} round again`}>
          Send round again
        </button>
        <button type="submit" name="what" value="discard" class="danger" aria-label={`Throw ${name} away`}>
          Throw away
        </button>
      </p>
    </form>
  )
}
