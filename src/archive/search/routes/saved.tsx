import { type Context, Hono } from 'hono'
import { type Form, readForm } from '../../../platform/web/form.ts'
import { AccountFrame, memberOf } from '../../accounts/index.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { findTagInAddress, type Tag, tagsById } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { parseFilter } from '../filter/parse.ts'
import { SavedSearchesPage, searchAddress } from '../saved/page.tsx'
import { type CheckedSearch, checkSearch, MOST_SEARCHES } from '../saved/rules.ts'
import { makeUsual, removeSearch, type SavedSearch, saveSearch, searchesOf } from '../saved/store.ts'

type C = Context<WebEnv>

const FULL = `You have ${MOST_SEARCHES} searches, and more cannot be kept: let another one go first.`

/** Searches that members have named. */
export function savedSearchRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.use(urls.savedSearches(), requireMember())
  routes.get(urls.savedSearches(), (c) => showSearches(house, c, undefined))
  routes.post(urls.savedSearches(), async (c) => {
    const form = await readForm(c)
    if (form.text('what') === 'save') return save(house, c, form)
    const found = (await searchesOf(house.db, memberOf(c).id)).find(({ id }) => id === Number(form.text('search')))
    return found ? change(house, c, found, form.text('what')) : showNotFound(house, c)
  })
  return routes
}

async function save(house: House, c: C, form: Form): Promise<Response> {
  const typed = { name: form.text('name'), parameters: form.text('parameters'), byMatch: form.text('by_match') !== '' }
  const checked = checkSearch(typed)
  if (!checked.ok) return showSearches(house, c, { ...typed, problem: checked.problem })
  const limits = { now: house.now(), most: MOST_SEARCHES }
  const saved = await house.db.transaction().execute((trx) => saveSearch(trx, memberOf(c).id, checked.value, limits))
  if (!saved) return showSearches(house, c, { ...typed, problem: FULL })
  return goOn(c, searchAddress(checked.value), `“${checked.value.name}” is saved.`)
}

async function change(house: House, c: C, search: SavedSearch, what: string): Promise<Response> {
  const { id: user } = memberOf(c)
  if (what === 'remove') {
    await house.db.transaction().execute((trx) => removeSearch(trx, user, search.id))
    return goOn(c, urls.savedSearches(), `“${search.name}” is gone.`)
  }
  const { tag: name } = parseFilter(new URLSearchParams(search.parameters)).filter
  const tag = what === 'usual' ? await findTagInAddress(house.db, name) : undefined
  if (what === 'usual' && !tag) return goOn(c, urls.savedSearches(), 'There is no such tag any more.')
  await house.db.transaction().execute((trx) => makeUsual(trx, user, search.id, tag?.id ?? null))
  return goOn(
    c,
    urls.savedSearches(),
    tag ? `The list of ${tag.name} opens with “${search.name}” from now on.` : 'The list opens with everything again.',
  )
}

/** The tags of all searches, asked for at once. */
async function tagsIn({ db }: House, searches: readonly SavedSearch[]): Promise<readonly Tag[]> {
  const filters = searches.map(({ parameters }) => parseFilter(new URLSearchParams(parameters)).filter)
  const ids = filters.flatMap(({ include, exclude }) => [...include, ...exclude].map(({ id }) => id))
  return tagsById(db, [...new Set(ids)])
}

async function showSearches(
  house: House,
  c: C,
  refused: (CheckedSearch & { readonly problem: string }) | undefined,
): Promise<Response> {
  const { id, login } = memberOf(c)
  const searches = await searchesOf(house.db, id)
  const body = (
    <AccountFrame login={login} at="searches">
      <SavedSearchesPage
        login={login}
        token={formToken(house, c)}
        searches={searches}
        tags={await tagsIn(house, searches)}
        refused={refused}
      />
    </AccountFrame>
  )
  const page = { title: 'Saved searches', main: 'searches-index dashboard region', unlisted: true, body }
  return showPage(house, c, page, refused ? 422 : 200)
}
