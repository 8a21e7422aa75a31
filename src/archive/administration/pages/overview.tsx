import { withThousands } from '../../../platform/text/dates.ts'
import { urls } from '../../urls.ts'
import { software } from '../software.ts'
import type { Overview } from '../store.ts'
import { Figure } from './figure.tsx'

interface OverviewProps {
  readonly archive: string
  readonly overview: Overview
  /** tasks that wait */
  readonly waiting: number
  /** tasks that were given up */
  readonly failed: number
  readonly mailLeaves: boolean
  /** the address that people see, when the operator has named it */
  readonly address: string
}

/** The archive at a glance, and what needs a hand. */
export function OverviewPage({ archive, overview, waiting, failed, mailLeaves, address }: OverviewProps) {
  return (
    <>
      <h2 class="heading">{archive} at a glance</h2>
      <Attention failed={failed} mailLeaves={mailLeaves} address={address} />
      <div class="cards-row">
        <section class="card">
          <table class="plain">
            <caption>In figures</caption>
            <tbody>
              <Figure label="Members" value={withThousands(overview.members)} />
              <Figure label="Works" value={withThousands(overview.works)} />
              <Figure label="Drafts" value={withThousands(overview.drafts)} />
              <Figure label="Background tasks waiting" value={withThousands(waiting)} />
              <Figure label="Background tasks that failed" value={withThousands(failed)} />
            </tbody>
          </table>
        </section>
        <section class="card">
          <table class="plain">
            <caption>The program</caption>
            <tbody>
              <Figure label="Version" value={`${software.name} ${software.version}`} />
              <Figure label="Database" value={overview.database} />
              <Figure label="Mail" value={mailLeaves ? 'sent by a mail server' : 'kept in the outbox folder'} />
              <Figure label="Address" value={address || 'not named'} />
            </tbody>
          </table>
        </section>
      </div>
    </>
  )
}

function Attention({ failed, mailLeaves, address }: Pick<OverviewProps, 'failed' | 'mailLeaves' | 'address'>) {
  if (failed === 0 && mailLeaves && address) return <p>Nothing needs you at the moment.</p>
  return (
    <section class="card">
      <h3 class="heading">Worth a look</h3>
      {failed > 0 ? (
        <p>
          {failed === 1 ? 'A background task has failed' : `${failed} background tasks have failed`} for good.{' '}
          <a href={urls.adminJobs()}>See why, and send them round again</a>
        </p>
      ) : null}
      {mailLeaves ? null : (
        <p>
          Mail does not leave this machine: it is kept in the outbox folder. Name a mail server with FANLIGHT_SMTP_URL
          so that people get links for forgotten passwords.
        </p>
      )}
      {address ? null : (
        <p>Links in mails need the address at which people reach the archive. Name it with FANLIGHT_URL.</p>
      )}
    </section>
  )
}
