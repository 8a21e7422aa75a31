import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { FieldErrors } from '../../../../platform/ui/fields.tsx'
import { readForm } from '../../../../platform/web/form.ts'
import type { Member } from '../../../../platform/web/viewer.ts'
import { pseudsOf } from '../../../accounts/index.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../../../frame/index.ts'
import type { House, WebEnv } from '../../../house.ts'
import { urls } from '../../../urls.ts'
import { Dashboard } from '../../pages/dashboard.tsx'
import { countFor, findPerson } from '../../store/people.ts'
import { findOwnWork } from '../../store/read.ts'
import { deleteTemplate, saveTemplate, type Template, templatesOf } from '../../store/templates.ts'
import { type C, idIn, withOwner } from '../own.ts'
import {
  checkTemplate,
  readTemplateFields,
  startedTemplateFields,
  storedTemplateFields,
  type TemplateFields,
} from './fields.ts'
import { TemplateForm } from './form.tsx'
import { DeleteTemplatePage, TemplatesPage } from './pages.tsx'

/** What a member begins new works with. */
export function templateRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const all = '/users/:login/templates'
  const one = `${all}/:id{[0-9]+}`
  routes.get(all, requireMember(), (c) => withOwner(house, c, (member) => list(house, c, member)))
  routes.get(`${all}/new`, requireMember(), (c) => withOwner(house, c, (member) => open(house, c, member)))
  routes.post(`${all}/new`, requireMember(), (c) => withOwner(house, c, (member) => take(house, c, member, undefined)))
  routes.get(`${one}/edit`, requireMember(), (c) =>
    withTemplate(house, c, (template, member) =>
      show(house, c, member, { template, fields: storedTemplateFields(template), errors: {} }),
    ),
  )
  routes.post(`${one}/edit`, requireMember(), (c) =>
    withTemplate(house, c, (template, member) => take(house, c, member, template)),
  )
  routes.get(`${one}/delete`, requireMember(), (c) =>
    withTemplate(house, c, (template, member) => askToDelete(house, c, template, member)),
  )
  routes.post(`${one}/delete`, requireMember(), (c) =>
    withTemplate(house, c, async (template, member) => {
      await deleteTemplate(house.db, member.id, template.id)
      return goOn(
        c,
        urls.templates(member.login),
        'The template is deleted. Works that were begun with it stay as they are.',
      )
    }),
  )
  return routes
}

function withTemplate(
  house: House,
  c: C,
  answer: (template: Template, member: Member) => Response | Promise<Response>,
): Promise<Response> {
  return withOwner(house, c, async (member) => {
    const template = (await templatesOf(house.db, member.id)).find(({ id }) => id === idIn(c, 'id'))
    return template ? answer(template, member) : showNotFound(house, c)
  })
}

async function list(house: House, c: C, member: Member): Promise<Response> {
  const person = await findPerson(house.db, member.login)
  if (!person) return showNotFound(house, c)
  const templates = await templatesOf(house.db, member.id)
  const body = (
    <>
      <Dashboard person={person} counts={await countFor(house.db, person, member)} tab="templates" own />
      <TemplatesPage login={member.login} templates={templates} />
    </>
  )
  return showPage(house, c, {
    title: 'Your templates',
    main: 'templates-index dashboard region',
    unlisted: true,
    body,
  })
}

/** A new one: empty, or with what one of the member's works says. */
async function open(house: House, c: C, member: Member): Promise<Response> {
  const like = await findOwnWork(house.db, Number(c.req.query('like')) || 0, member.id)
  return show(house, c, member, { fields: startedTemplateFields(like, member.id), errors: {} })
}

async function take(house: House, c: C, member: Member, template: Template | undefined): Promise<Response> {
  const fields = readTemplateFields(await readForm(c))
  const others = (await templatesOf(house.db, member.id)).filter(({ id }) => id !== template?.id)
  const checked = checkTemplate(fields, { others, pseuds: await pseudsOf(house.db, member.id) })
  if (!checked.ok) return show(house, c, member, { template, fields, errors: checked.errors }, 422)
  await house.db
    .transaction()
    .execute((trx) => saveTemplate(trx, member.id, template?.id, checked.details, house.now()))
  return goOn(c, urls.templates(member.login), 'The template is saved.')
}

type Shown = {
  readonly template?: Template | undefined
  readonly fields: TemplateFields
  readonly errors: FieldErrors
}

async function show(house: House, c: C, member: Member, shown: Shown, status: 200 | 422 = 200): Promise<Response> {
  const pseuds = await pseudsOf(house.db, member.id)
  const body = <TemplateForm {...shown} login={member.login} pseuds={pseuds} token={formToken(house, c)} />
  return page(house, c, shown.template ? `Edit ${shown.template.name}` : 'A new template', body, status)
}

function askToDelete(house: House, c: C, template: Template, { login }: Member): Promise<Response> {
  const body = <DeleteTemplatePage login={login} template={template} token={formToken(house, c)} />
  return page(house, c, `Delete ${template.name}`, body)
}

function page(house: House, c: C, title: string, body: Child, status: 200 | 422 = 200): Promise<Response> {
  return showPage(house, c, { title, main: 'templates-edit region', unlisted: true, body }, status)
}
