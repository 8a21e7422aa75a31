import { type Context, Hono } from 'hono'
import { formToken, goOn, showNotFound } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { type Change, changeById, historyOf, planUndo, type Refusal, sentenceOf } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { undo } from '../change.ts'
import { HistoryPage, UndoPage } from '../pages/history.tsx'
import { effectOf } from '../store/effect.ts'
import { namesIn, namesInHistory, tagMap } from '../store/names.ts'
import { memberOf, showDesk } from './show.tsx'

const A_PAGE = 50

/** What was changed, and taking it back. Behind the guard of the room. */
export function historyRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get(urls.deskHistory(), (c) => showHistory(house, c))
  routes.get('/desk/history/:id{\\d{1,9}}', (c) => withChange(house, c, (change) => showChange(house, c, change)))
  routes.post('/desk/history/:id{\\d{1,9}}', (c) => withChange(house, c, (change) => takeBack(house, c, change)))
  return routes
}

async function showHistory(house: House, c: Context<WebEnv>): Promise<Response> {
  const number = (name: string) => (/^\d{1,9}$/.test(c.req.query(name) ?? '') ? Number(c.req.query(name)) : undefined)
  const [id, before] = [number('tag'), number('before')]
  const tag = id === undefined ? undefined : (await tagMap(house.db, [id])).get(id)
  if (id !== undefined && !tag) return showNotFound(house, c)
  const changes = await historyOf(house.db, { tag: id, before, most: A_PAGE + 1 })
  const shown = changes.slice(0, A_PAGE)
  const older = changes.length > A_PAGE ? olderThan(shown.at(-1)?.id ?? 0, id) : undefined
  const names = await namesInHistory(house.db, shown)
  const body = <HistoryPage tag={tag} changes={shown} names={names} older={older} />
  return showDesk(house, c, { at: 'history', title: 'History', body })
}

function olderThan(before: number, tag: number | undefined): string {
  const params = new URLSearchParams({ before: String(before), ...(tag === undefined ? {} : { tag: String(tag) }) })
  return `${urls.deskHistory()}?${params}`
}

async function withChange(
  house: House,
  c: Context<WebEnv>,
  answer: (change: Change) => Promise<Response>,
): Promise<Response> {
  const change = await changeById(house.db, Number(c.req.param('id')))
  return change ? answer(change) : showNotFound(house, c)
}

async function showChange(house: House, c: Context<WebEnv>, change: Change, refused?: Refusal): Promise<Response> {
  const plan = await planUndo(house.db, change.id)
  const problem = refused ?? plan.problem
  const more = problem ? [problem.tag, ...problem.with] : []
  const names = await namesIn(house.db, { wishes: change.wishes, steps: [...change.steps, ...plan.steps], more })
  const body = (
    <UndoPage
      token={formToken(house, c)}
      change={change}
      names={names}
      refused={problem && sentenceOf(problem, names.tag)}
      steps={plan.steps}
      effect={await effectOf(house.db, plan.steps, memberOf(c))}
    />
  )
  return showDesk(house, c, { at: 'history', title: 'A change', body }, refused ? 409 : 200)
}

async function takeBack(house: House, c: Context<WebEnv>, change: Change): Promise<Response> {
  const undone = await undo(house, change.id, memberOf(c).id)
  if (!('moved' in undone)) return showChange(house, c, change, undone)
  return goOn(c, urls.deskHistory(), 'The change is undone.')
}
