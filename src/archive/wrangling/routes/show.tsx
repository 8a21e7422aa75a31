import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Member } from '../../../platform/web/viewer.ts'
import { showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { DeskFrame, type DeskPage } from '../pages/desk-frame.tsx'

/** Answers with one of the pages of the tag desk. */
export function showDesk(
  house: House,
  c: Context<WebEnv>,
  page: { readonly at: DeskPage; readonly title: string; readonly body: Child },
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const body = <DeskFrame at={page.at}>{page.body}</DeskFrame>
  return showPage(house, c, { title: page.title, main: 'desk-index dashboard region', unlisted: true, body }, status)
}

/** @returns the member whom the guard has let pass
 * @throws behind no guard: a route was mounted without one */
export function memberOf(c: Context<WebEnv>): Member {
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest') throw new Error('a page for members was reached by a guest')
  return viewer
}

export function paramsOf(c: Context<WebEnv>): URLSearchParams {
  return new URL(c.req.url).searchParams
}
