import { type Context, Hono } from 'hono'
import { readFields } from '../../../platform/web/fields.ts'
import { type Invitation, memberOf, openInvitations, withdrawInvitation } from '../../accounts/index.ts'
import { formToken, goOn } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { deadJobs, discardJob, queueLength, sendRoundAgain } from '../../jobs/index.ts'
import { leaveTrail } from '../../trail/index.ts'
import { urls } from '../../urls.ts'
import { jobForm, settingsForm, withdrawalForm } from '../forms.ts'
import { AllInvitationsPage } from '../pages/invitations.tsx'
import { JobsPage } from '../pages/jobs.tsx'
import { OverviewPage } from '../pages/overview.tsx'
import { SettingsPage, type TypedSettings } from '../pages/settings.tsx'
import { type AdminProblems, settingsProblems } from '../rules.ts'
import { overviewOf } from '../store.ts'
import { showAdmin } from './show.tsx'

/** Overview, settings, background tasks, invitations. Behind the guard of {@link administrationRoutes}. */
export function adminRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()

  routes.get(urls.admin(), (c) => showOverview(house, c))

  routes.get(urls.adminSettings(), async (c) => showSettings(house, c, await house.settings.read()))
  routes.post(urls.adminSettings(), async (c) => {
    const values = await readFields(c, settingsForm)
    const problems = settingsProblems(values)
    if (Object.keys(problems).length > 0) return showSettings(house, c, values, problems)
    const { guestRatings: _ratings, adults: _adults, ...before } = await house.settings.read()
    await house.db.transaction().execute(async (trx) => {
      await house.settings.write(trx, values)
      const about = { kind: 'settings', name: values.name }
      await leaveTrail(trx, {
        by: memberOf(c),
        act: 'settings-set',
        about,
        before,
        after: { ...before, ...values },
        now: house.now(),
      })
    })
    return goOn(c, urls.adminSettings(), 'The settings are saved.')
  })

  routes.get(urls.adminJobs(), (c) => showJobs(house, c))
  routes.post(urls.adminJobs(), async (c) => {
    const { job, what } = await readFields(c, jobForm)
    await house.db
      .transaction()
      .execute((trx) => (what === 'again' ? sendRoundAgain(trx, job, house.now()) : discardJob(trx, job)))
    return goOn(c, urls.adminJobs(), what === 'again' ? 'The task goes round again.' : 'The task is thrown away.')
  })

  routes.get(urls.adminInvitations(), async (c) =>
    showInvitations(house, c, await openInvitations(house.db, house.now())),
  )
  routes.post(urls.adminInvitations(), async (c) => {
    const { withdraw } = await readFields(c, withdrawalForm)
    await house.db.transaction().execute(async (trx) => {
      await withdrawInvitation(trx, withdraw)
      const about = { kind: 'invitation', name: withdraw.slice(0, 8) }
      await leaveTrail(trx, { by: memberOf(c), act: 'invitation-withdrawn', about, now: house.now() })
    })
    return goOn(c, urls.adminInvitations(), 'The invitation is taken back.')
  })

  return routes
}

async function showOverview(house: House, c: Context<WebEnv>): Promise<Response> {
  const [settings, overview, waiting, failed] = await Promise.all([
    house.settings.read(),
    overviewOf(house.db),
    queueLength(house.db),
    deadJobs(house.db),
  ])
  const body = (
    <OverviewPage
      archive={settings.name || 'Fanlight'}
      overview={overview}
      waiting={waiting}
      failed={failed.length}
      mailLeaves={house.config.smtp !== ''}
      address={house.config.url}
    />
  )
  return showAdmin(house, c, { at: 'overview', title: 'Running the archive', body })
}

function showSettings(
  house: House,
  c: Context<WebEnv>,
  values: TypedSettings,
  problems: AdminProblems = {},
): Promise<Response> {
  const body = <SettingsPage token={formToken(house, c)} values={values} problems={problems} />
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showAdmin(house, c, { at: 'settings', title: 'Settings', body }, status)
}

async function showJobs(house: House, c: Context<WebEnv>): Promise<Response> {
  const [waiting, failed] = await Promise.all([queueLength(house.db), deadJobs(house.db)])
  const body = <JobsPage token={formToken(house, c)} waiting={waiting} failed={failed} />
  return showAdmin(house, c, { at: 'jobs', title: 'Background tasks', body })
}

function showInvitations(house: House, c: Context<WebEnv>, open: readonly Invitation[]): Promise<Response> {
  const viewer = c.get('viewer')
  const login = viewer.kind === 'member' ? viewer.login : ''
  const body = <AllInvitationsPage token={formToken(house, c)} login={login} open={open} />
  return showAdmin(house, c, { at: 'invitations', title: 'Open invitations', body })
}
