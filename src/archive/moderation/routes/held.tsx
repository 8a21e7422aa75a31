import { Hono } from 'hono'
import { readForm } from '../../../platform/web/form.ts'
import { memberOf } from '../../accounts/index.ts'
import { hideComment, releaseComment } from '../../comments/index.ts'
import { formToken, goOn, requireMember, requireRight, showStaff } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { giveVerdict, heldComments } from '../../spam/index.ts'
import { leaveTrail } from '../../trail/index.ts'
import { urls } from '../../urls.ts'
import { HeldPage } from '../pages/held.tsx'

/** What looks like spam, for somebody to look at. */
export function heldRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const keeper = [requireMember(), requireRight(house, 'keep-talk')] as const

  routes.get(urls.staffHeld(), ...keeper, async (c) => {
    const judged = c.req.query('show') === 'judged'
    const body = <HeldPage token={formToken(house, c)} held={await heldComments(house.db, judged)} judged={judged} />
    return showStaff(house, c, { at: 'held', title: 'Held comments', body })
  })

  routes.post(urls.staffHeld(), ...keeper, async (c) => {
    const form = await readForm(c)
    const verdict = form.text('verdict') === 'fair' ? 'fair' : 'spam'
    const ids = [...new Set(form.texts('comments').filter((id) => /^\d{1,9}$/.test(id)))].slice(0, 100).map(Number)
    const by = memberOf(c)
    const now = house.now()
    // each in a transaction of its own: one that was taken away meanwhile must not keep the others
    for (const id of ids)
      await house.db.transaction().execute(async (trx) => {
        if (!(await giveVerdict(trx, id, verdict))) return
        if (verdict === 'fair') await releaseComment(house, trx, id)
        else await hideComment(trx, id, now)
        const about = { kind: 'comment', id, name: `comment ${id}` }
        await leaveTrail(trx, { by, act: verdict === 'fair' ? 'comment-released' : 'comment-spam', about, now })
      })
    return goOn(
      c,
      urls.staffHeld(c.req.query('show') ?? ''),
      ids.length === 1 ? 'One judged.' : `${ids.length} judged.`,
    )
  })

  return routes
}
