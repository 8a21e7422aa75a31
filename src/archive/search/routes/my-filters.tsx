import { type Context, Hono } from 'hono'
import { isDuplicate } from '../../../platform/db/duplicate.ts'
import { ownPath } from '../../../platform/web/back.ts'
import { type Form, readForm } from '../../../platform/web/form.ts'
import { AccountFrame, memberOf } from '../../accounts/index.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import type { Finder } from '../finder/finder.ts'
import { EditFilterPage, MyFiltersPage, type MyFiltersPageProps } from '../mine/page.tsx'
import {
  checkFilter,
  type FilterProblems,
  type FilterTyped,
  MOST_FILTERS,
  printFilters,
  readFilters,
} from '../mine/rules.ts'
import { addFilter, changeFilter, filtersOf, removeFilter, switchFilter } from '../mine/store.ts'

type C = Context<WebEnv>

const EMPTY: FilterTyped = { name: '', line: '' }
const FULL = `You have ${MOST_FILTERS} filters, and more cannot be kept: let another one go first.`

/** What a member hides from their lists. */
export function myFilterRoutes(house: House, finder: Finder): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.use(`${urls.myFilters()}/*`, requireMember())
  routes.get(urls.myFilters(), (c) => showFilters(house, finder, c, {}))
  routes.post(urls.myFilters(), (c) => change(house, finder, c))
  routes.get(urls.exportFilters(), async (c) => {
    c.header('Content-Disposition', 'attachment; filename="my-filters.txt"')
    return c.text(printFilters(await filtersOf(house.db, memberOf(c).id)))
  })
  routes.get(urls.editFilter(':id{[0-9]+}'), async (c) => {
    const filter = await filterAt(house, c)
    return filter ? showEdit(house, c, filter, {}) : showNotFound(house, c)
  })
  routes.post(urls.editFilter(':id{[0-9]+}'), (c) => edit(house, c))
  return routes
}

async function filterAt(house: House, c: C) {
  const id = Number(c.req.param('id'))
  return (await filtersOf(house.db, memberOf(c).id)).find((filter) => filter.id === id)
}

async function change(house: House, finder: Finder, c: C): Promise<Response> {
  const form = await readForm(c)
  const [what, id] = [form.text('what'), Number(form.text('filter'))]
  const user = memberOf(c).id
  if (what === 'paste') return paste(house, finder, c, form.text('pasted'))
  if (what === 'add') return add(house, finder, c, form)
  const done = await house.db.transaction().execute((trx) => {
    if (what === 'remove') return removeFilter(trx, user, id)
    return switchFilter(trx, user, id, what === 'on')
  })
  return done ? goOn(c, urls.myFilters(), SAID[what] ?? 'It is switched off.') : showNotFound(house, c)
}

const SAID: Readonly<Record<string, string>> = { remove: 'The filter is gone.', on: 'It is switched on.' }

/** Also sent by the buttons that hide one tag, person or work, which say where to go back to. */
async function add(house: House, finder: Finder, c: C, form: Form): Promise<Response> {
  const typed = { name: form.text('name'), line: form.text('line').trim() }
  const checked = checkFilter(typed)
  if (!checked.ok) return showFilters(house, finder, c, { typed, problems: checked.problems })
  const added = await house.db
    .transaction()
    .execute((trx) => addFilter(trx, memberOf(c).id, checked.value, house.now()))
  if (added === 'too many') return showFilters(house, finder, c, { typed, problems: { line: FULL } })
  const back = ownPath(form.text('return_to'))
  return goOn(c, back ?? urls.myFilters(), `${checked.value.name} is hidden from now on; “My filters” shows it again.`)
}

async function paste(house: House, finder: Finder, c: C, text: string): Promise<Response> {
  const read = readFilters(text)
  const checked = read.map((filter) => ({ filter, result: checkFilter(filter) }))
  const wrong = checked.find(({ result }) => !result.ok)
  if (read.length === 0)
    return showFilters(house, finder, c, { pasted: { text, problem: 'There is no filter in this text.' } })
  if (wrong && !wrong.result.ok) {
    const why = Object.values(wrong.result.problems).join(' ')
    return showFilters(house, finder, c, {
      pasted: { text, problem: `“${wrong.filter.line}”: ${why} Nothing was added.` },
    })
  }
  const added = await house.db.transaction().execute(async (trx) => {
    const done: string[] = []
    for (const { result } of checked)
      if (result.ok) done.push(await addFilter(trx, memberOf(c).id, result.value, house.now()))
    return done
  })
  if (added.includes('too many'))
    return showFilters(house, finder, c, { pasted: { text, problem: `${FULL} The first were added.` } })
  return goOn(c, urls.myFilters(), added.length === 1 ? 'One filter came in.' : `${added.length} filters came in.`)
}

async function edit(house: House, c: C): Promise<Response> {
  const filter = await filterAt(house, c)
  if (!filter) return showNotFound(house, c)
  const form = await readForm(c)
  const typed = { name: form.text('name'), line: form.text('line').trim() }
  const checked = checkFilter(typed)
  if (!checked.ok) return showEdit(house, c, { ...typed, id: filter.id }, checked.problems)
  try {
    await house.db.transaction().execute((trx) => changeFilter(trx, memberOf(c).id, filter.id, checked.value))
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return showEdit(house, c, { ...typed, id: filter.id }, { line: 'Another filter of yours hides the same.' })
  }
  return goOn(c, urls.myFilters(), `${checked.value.name} is saved.`)
}

type Shown = Partial<Pick<MyFiltersPageProps, 'typed' | 'problems' | 'pasted'>>

async function showFilters(house: House, finder: Finder, c: C, shown: Shown): Promise<Response> {
  const member = memberOf(c)
  const filters = await filtersOf(house.db, member.id)
  const page = {
    token: formToken(house, c),
    filters,
    counts: await finder.hiddenBy(member),
    typed: shown.typed ?? EMPTY,
    problems: shown.problems ?? {},
    pasted: shown.pasted,
  }
  const body = (
    <AccountFrame login={member.login} at="filters">
      <MyFiltersPage {...page} />
    </AccountFrame>
  )
  const status = shown.problems || shown.pasted ? 422 : 200
  return showPage(
    house,
    c,
    { title: 'My filters', main: 'filters-index dashboard region', unlisted: true, body },
    status,
  )
}

function showEdit(
  house: House,
  c: C,
  { id, ...typed }: FilterTyped & { readonly id: number },
  problems: FilterProblems,
): Promise<Response> {
  const body = (
    <AccountFrame login={memberOf(c).login} at="filters">
      <EditFilterPage token={formToken(house, c)} id={id} typed={typed} problems={problems} />
    </AccountFrame>
  )
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return showPage(
    house,
    c,
    { title: 'Change a filter', main: 'filters-edit dashboard region', unlisted: true, body },
    status,
  )
}
