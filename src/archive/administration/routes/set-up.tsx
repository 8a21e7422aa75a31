import { type Context, Hono } from 'hono'
import { readFields } from '../../../platform/web/fields.ts'
import { findToken, hasUsers, logBrowserIn, type Problems, sentencesFor } from '../../accounts/index.ts'
import { formToken, goOn, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { setUpForm } from '../forms.ts'
import { SetUpPage, type SetUpValues } from '../pages/set-up.tsx'
import { begin, beginningProblems } from '../set-up.ts'

/** Puts the sample shelf in, posted by the first administrator. */
export type PlantShelf = (house: House, admin: { readonly userId: number; readonly login: string }) => Promise<unknown>

/** The first page of a new archive; it answers to its one-time link and to nothing else. */
export function setUpRoutes(house: House, plantShelf: PlantShelf | undefined): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const hasShelf = plantShelf !== undefined

  routes.get(urls.setUp(':token'), async (c) => {
    if (!(await isOpen(house, c))) return showNotFound(house, c)
    return show(house, c, hasShelf, { name: '', login: '', email: '', shelf: true })
  })

  routes.post(urls.setUp(':token'), async (c) => {
    if (!(await isOpen(house, c))) return showNotFound(house, c)
    const sent = await readFields(c, setUpForm)
    const problems = beginningProblems(sent)
    if (Object.keys(problems).length > 0) return show(house, c, hasShelf, sent, problems)
    const userId = await begin(house, secretOf(c), sent)
    if (userId === undefined) return showNotFound(house, c)
    await logBrowserIn(house, c, userId, false)
    const shelf = sent.shelf && plantShelf ? await plant(house, plantShelf, { userId, login: sent.login }) : ''
    return goOn(c, urls.admin(), `${sent.name} is open, and you are logged in as ${sent.login}. ${shelf}`.trim())
  })

  return routes
}

/** @returns what to tell of it; a shelf that will not go in must not cost the archive its beginning */
async function plant(house: House, plantShelf: PlantShelf, admin: Parameters<PlantShelf>[1]): Promise<string> {
  try {
    await plantShelf(house, admin)
    return 'The sample shelf is in.'
  } catch (error) {
    house.log.error({ err: error }, 'the sample shelf could not be put in')
    return 'The sample shelf could not be put in; the log says why.'
  }
}

async function isOpen(house: House, c: Context<WebEnv>): Promise<boolean> {
  const token = await findToken(house.db, 'set-up', secretOf(c), house.now())
  return token !== undefined && !(await hasUsers(house.db))
}

function secretOf(c: Context<WebEnv>): string {
  return c.req.param('token') ?? ''
}

function show(
  house: House,
  c: Context<WebEnv>,
  hasShelf: boolean,
  values: SetUpValues,
  problems: Problems = {},
): Promise<Response> {
  const body = (
    <SetUpPage
      token={formToken(house, c)}
      secret={secretOf(c)}
      values={values}
      hasShelf={hasShelf}
      errors={sentencesFor(problems)}
    />
  )
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showPage(house, c, { title: 'Open your archive', main: 'set-up region', unlisted: true, body }, status)
}
