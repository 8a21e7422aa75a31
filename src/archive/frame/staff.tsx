import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { type Tab, Tabs } from '../../platform/ui/tabs.tsx'
import type { House, WebEnv } from '../house.ts'
import { may, type Right } from '../rights.ts'
import { urls } from '../urls.ts'
import { showPage } from './respond.tsx'

/** The pages for keeping order, each with the right that opens it. */
const PAGES = [
  ['reports', 'Reports', urls.staffReports(), 'judge-reports'],
  ['held', 'Held comments', urls.staffHeld(), 'keep-talk'],
  ['rules', 'Standing rules', urls.staffRules(), 'set-rules'],
  ['door', 'The door', urls.staffDoor(), 'keep-the-door'],
  ['news', 'News', urls.staffNews(), 'write-news'],
  ['faq', 'Questions', urls.staffFaq(), 'write-news'],
  ['trail', 'What was done', urls.staffTrail(), 'read-trail'],
  ['imported', 'Imported authors', urls.claims(), 'import-for-others'],
] as const satisfies readonly (readonly [...Tab<string>, Right])[]

export type StaffPage = (typeof PAGES)[number][0]

/** Answers with one of the pages for keeping order, with the ways to those others that the viewer may open. */
export function showStaff(
  house: House,
  c: Context<WebEnv>,
  page: { readonly at: StaffPage; readonly title: string; readonly body: Child },
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const open = PAGES.filter(([, , , right]) => may(c.get('viewer'), right))
  const tabs = open.map(([name, words, address]) => [name, words, address] as const)
  const body = (
    <>
      <Tabs label="Keeping order" pages={tabs} at={page.at} />
      {page.body}
    </>
  )
  return showPage(house, c, { title: page.title, main: 'staff-index dashboard region', unlisted: true, body }, status)
}
