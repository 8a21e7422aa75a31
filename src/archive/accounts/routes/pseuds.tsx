import { type Context, Hono } from 'hono'
import { isDuplicate } from '../../../platform/db/duplicate.ts'
import { readFields } from '../../../platform/web/fields.ts'
import { formToken, goOn, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { editedText, keptText } from '../about-text.ts'
import { pseudForm } from '../forms.ts'
import { memberOf, requireOwner } from '../guards.tsx'
import { AccountFrame } from '../pages/account-nav.tsx'
import { DeletePseudPage, EditPseudPage, type PseudFormValues } from '../pages/edit-pseud.tsx'
import { PseudsPage } from '../pages/pseuds.tsx'
import {
  changePseud,
  creditsOf,
  deletePseud,
  insertPseud,
  makeDefault,
  type PseudDetails,
  pseudNamed,
  pseudsOf,
} from '../pseuds.ts'
import { MOST_CHARACTERS, named, type Problems, pseudProblem, tidyPseud } from '../rules.ts'

const ONE = `${urls.pseuds(':login')}/:pseud`
const EMPTY: PseudFormValues = { name: '', description: '' }

/** One's pen names. */
export function pseudRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const owner = requireOwner(house)

  routes.get(urls.pseuds(':login'), owner, (c) => showList(house, c, EMPTY))
  routes.post(urls.pseuds(':login'), owner, (c) => addPseud(house, c))

  routes.get(`${ONE}/edit`, owner, async (c) => {
    const pseud = await ownPseud(house, c)
    if (!pseud) return showNotFound(house, c)
    return showEdit(house, c, pseud, { name: pseud.name, description: editedText(pseud.description) })
  })
  routes.post(`${ONE}/edit`, owner, (c) => editPseud(house, c))

  routes.post(`${ONE}/default`, owner, async (c) => {
    const { id, login } = memberOf(c)
    const pseud = await ownPseud(house, c)
    if (!pseud) return showNotFound(house, c)
    await house.db.transaction().execute((trx) => makeDefault(trx, id, pseud.id))
    return goOn(c, urls.pseuds(login), `${pseud.name} is your default pen name now.`)
  })

  routes.get(`${ONE}/delete`, owner, (c) => showDelete(house, c, 200))

  routes.post(`${ONE}/delete`, owner, async (c) => {
    const { id, login } = memberOf(c)
    const pseud = await ownPseud(house, c)
    if (!pseud) return showNotFound(house, c)
    const gone = await house.db.transaction().execute((trx) => deletePseud(trx, id, pseud.id))
    return gone ? goOn(c, urls.pseuds(login), `The pen name ${pseud.name} is deleted.`) : showDelete(house, c, 422)
  })

  return routes
}

function ownPseud(house: House, c: Context<WebEnv>): Promise<PseudDetails | undefined> {
  return pseudNamed(house.db, memberOf(c).login, c.req.param('pseud') ?? '')
}

async function readPseud(
  c: Context<WebEnv>,
): Promise<{ readonly values: PseudFormValues; readonly problems: Problems }> {
  const sent = await readFields(c, pseudForm)
  const values = { name: tidyPseud(sent.name), description: sent.description }
  const long = [...values.description].length > MOST_CHARACTERS.pseudDescription
  const problems = named({ name: pseudProblem(values.name), description: long ? 'description-long' : undefined })
  return { values, problems }
}

async function addPseud(house: House, c: Context<WebEnv>): Promise<Response> {
  const { id, login } = memberOf(c)
  const { values, problems } = await readPseud(c)
  if (Object.keys(problems).length > 0) return showList(house, c, values, problems)
  const pseud = { userId: id, name: values.name, isDefault: false, now: house.now() }
  try {
    await house.db
      .transaction()
      .execute((trx) => insertPseud(trx, { ...pseud, description: keptText(values.description) }))
  } catch (error) {
    if (isDuplicate(error)) return showList(house, c, values, { name: 'pseud-taken' })
    throw error
  }
  return goOn(c, urls.pseuds(login), `You can post as ${values.name} now.`)
}

async function editPseud(house: House, c: Context<WebEnv>): Promise<Response> {
  const pseud = await ownPseud(house, c)
  if (!pseud) return showNotFound(house, c)
  const { values, problems } = await readPseud(c)
  if (Object.keys(problems).length > 0) return showEdit(house, c, pseud, values, problems)
  try {
    await house.db.transaction().execute(async (trx) => {
      await changePseud(trx, pseud.id, { name: values.name, description: keptText(values.description) })
      if (values.name !== pseud.name) await house.announce(trx, { kind: 'pseud-renamed', pseudId: pseud.id })
    })
  } catch (error) {
    if (isDuplicate(error)) return showEdit(house, c, pseud, values, { name: 'pseud-taken' })
    throw error
  }
  return goOn(c, urls.pseuds(memberOf(c).login), `${values.name} is saved.`)
}

async function showList(
  house: House,
  c: Context<WebEnv>,
  values: PseudFormValues,
  problems: Problems = {},
): Promise<Response> {
  const { id, login } = memberOf(c)
  const pseuds = await pseudsOf(house.db, id)
  const body = (
    <AccountFrame login={login} at="pseuds">
      <PseudsPage token={formToken(house, c)} login={login} pseuds={pseuds} values={values} problems={problems} />
    </AccountFrame>
  )
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showPage(
    house,
    c,
    { title: 'Your pen names', main: 'pseuds-index dashboard region', unlisted: true, body },
    status,
  )
}

function showEdit(
  house: House,
  c: Context<WebEnv>,
  { name }: PseudDetails,
  values: PseudFormValues,
  problems: Problems = {},
): Promise<Response> {
  const { login } = memberOf(c)
  const body = (
    <AccountFrame login={login} at="pseuds">
      <EditPseudPage token={formToken(house, c)} login={login} name={name} values={values} problems={problems} />
    </AccountFrame>
  )
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showPage(
    house,
    c,
    { title: `Edit ${name}`, main: 'pseuds-edit dashboard region', unlisted: true, body },
    status,
  )
}

async function showDelete(house: House, c: Context<WebEnv>, status: 200 | 422): Promise<Response> {
  const { login } = memberOf(c)
  const pseud = await ownPseud(house, c)
  if (!pseud || pseud.isDefault) return showNotFound(house, c)
  const credits = await creditsOf(house.db, pseud.id)
  const body = (
    <AccountFrame login={login} at="pseuds">
      <DeletePseudPage token={formToken(house, c)} login={login} name={pseud.name} credits={credits} />
    </AccountFrame>
  )
  return showPage(
    house,
    c,
    { title: `Delete ${pseud.name}`, main: 'pseuds-delete dashboard region', unlisted: true, body },
    status,
  )
}
