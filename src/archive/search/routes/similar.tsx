import { Hono } from 'hono'
import { showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { findWork } from '../../works/index.ts'
import type { Finder } from '../finder/finder.ts'
import { similarTo } from '../similar/find.ts'
import { SimilarPage } from '../similar/page.tsx'

/** Works that are like one. */
export function similarRoutes(house: House, finder: Finder): Hono<WebEnv> {
  return new Hono<WebEnv>().get('/works/:id{[0-9]+}/similar', async (c) => {
    const viewer = c.get('viewer')
    const work = await findWork(house.db, Number(c.req.param('id')), viewer)
    if (!work || work.unrevealed) return showNotFound(house, c)
    return showPage(house, c, {
      title: `Similar to ${work.title}`,
      main: 'works-similar region',
      sameForGuests: true,
      unlisted: true,
      body: <SimilarPage work={work} similar={await similarTo(house.db, finder, work.id, viewer)} />,
    })
  })
}
