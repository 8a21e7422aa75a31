import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { AdminFrame, type AdminPage } from '../pages/admin-frame.tsx'

/** Answers with one of the pages for running the archive. */
export function showAdmin(
  house: House,
  c: Context<WebEnv>,
  page: { readonly at: AdminPage; readonly title: string; readonly body: Child },
  status: 200 | 422 = 200,
): Promise<Response> {
  const body = <AdminFrame at={page.at}>{page.body}</AdminFrame>
  return showPage(house, c, { title: page.title, main: 'admin-index dashboard region', unlisted: true, body }, status)
}
