import { type Context, Hono } from 'hono'
import { readFields } from '../../../platform/web/fields.ts'
import { formToken, goOn, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { editedText, keptText } from '../about-text.ts'
import { preferencesForm, profileForm } from '../forms.ts'
import { memberOf, requireOwner } from '../guards.tsx'
import { AccountFrame } from '../pages/account-nav.tsx'
import { EditProfilePage, PreferencesPage } from '../pages/profile.tsx'
import { preferencesOf, setPreferences } from '../preferences.ts'
import { MOST_CHARACTERS, type Problems } from '../rules.ts'
import { findUserById, setProfile } from '../users.ts'

/** What one says about oneself, and how one wants the archive to behave. */
export function profileRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const owner = requireOwner(house)

  routes.get(urls.editProfile(':login'), owner, async (c) => {
    const user = await findUserById(house.db, memberOf(c).id)
    return user ? showProfile(house, c, editedText(user.profile)) : showNotFound(house, c)
  })

  routes.post(urls.editProfile(':login'), owner, async (c) => {
    const { id, login } = memberOf(c)
    const { profile } = await readFields(c, profileForm)
    const long = [...profile].length > MOST_CHARACTERS.profile
    if (long) return showProfile(house, c, profile, { profile: 'profile-long' })
    await house.db.transaction().execute((trx) => setProfile(trx, id, keptText(profile)))
    return goOn(c, urls.profile(login), 'Your profile is saved.')
  })

  routes.get(urls.preferences(':login'), owner, async (c) => {
    const { id, login } = memberOf(c)
    const wanted = await preferencesOf(house.db, id)
    const body = (
      <AccountFrame login={login} at="preferences">
        <PreferencesPage token={formToken(house, c)} login={login} wanted={wanted} />
      </AccountFrame>
    )
    return showPage(house, c, {
      title: 'Preferences',
      main: 'preferences-index dashboard region',
      unlisted: true,
      body,
    })
  })

  routes.post(urls.preferences(':login'), owner, async (c) => {
    const { id, login } = memberOf(c)
    const { show_adult, entire_work, keep_history, hide_skins } = await readFields(c, preferencesForm)
    const wanted = { showAdult: show_adult, entireWork: entire_work, keepHistory: keep_history, hideSkins: hide_skins }
    await house.db.transaction().execute((trx) => setPreferences(trx, id, wanted))
    return goOn(c, urls.preferences(login), 'Your preferences are saved.')
  })

  return routes
}

function showProfile(house: House, c: Context<WebEnv>, profile: string, problems: Problems = {}): Promise<Response> {
  const { login } = memberOf(c)
  const body = (
    <AccountFrame login={login} at="profile">
      <EditProfilePage token={formToken(house, c)} login={login} profile={profile} problems={problems} />
    </AccountFrame>
  )
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showPage(
    house,
    c,
    { title: 'Your profile', main: 'profile-edit dashboard region', unlisted: true, body },
    status,
  )
}
