import type { Context } from 'hono'
import { showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import type { Work } from '../kinds.ts'
import { mustAskFirst } from './gate.ts'
import { AdultPage } from './pages/adult.tsx'

/** For whatever shows a work or what is said of it.
 * @returns the page that asks, before a work for adults is opened by whoever has not agreed; undefined to go on */
export async function askIfAdult(house: House, c: Context<WebEnv>, work: Work): Promise<Response | undefined> {
  return (await mustAskFirst(house.db, c, work)) ? askFirst(house, c, work) : undefined
}

/** The page that asks. */
export function askFirst(house: House, c: Context<WebEnv>, work: Work): Promise<Response> {
  return showPage(house, c, {
    title: 'A work for adults',
    main: 'works-show region',
    sameForGuests: true,
    unlisted: true,
    body: <AdultPage work={work} onward={onwardOf(c)} />,
  })
}

/** The address with the reader's yes in it. */
function onwardOf(c: Context<WebEnv>): string {
  const { pathname, searchParams } = new URL(c.req.url)
  searchParams.set('view_adult', 'true')
  return `${pathname}?${searchParams}`
}
