import { Hono } from 'hono'
import { isId } from '../../../platform/db/ids.ts'
import { readForm } from '../../../platform/web/form.ts'
import type { Member } from '../../../platform/web/viewer.ts'
import { memberOf, requireOwner } from '../../accounts/index.ts'
import { formToken, goOn, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { leaveTrail } from '../../trail/index.ts'
import { urls } from '../../urls.ts'
import { findWork } from '../../works/index.ts'
import { isKeeper } from '../around.tsx'
import { sentenceFor } from '../sentences.ts'
import { groundOf } from '../store/choices.ts'
import { CommentBinPage } from './page.tsx'
import { type Binned, commentBinOf, findBinned, putBack } from './store.ts'

/** What a member has taken away, and can put back. */
export function commentBinRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const owner = requireOwner(house)

  routes.get(urls.commentBin(':login'), owner, async (c) => {
    const member = memberOf(c)
    const comments = await commentBinOf(house.db, member, house.now())
    const body = <CommentBinPage login={member.login} comments={comments} token={formToken(house, c)} />
    return showPage(house, c, {
      title: 'Comments that you deleted',
      main: 'comments-bin dashboard region',
      unlisted: true,
      body,
    })
  })

  routes.post(urls.commentBin(':login'), owner, async (c) => {
    const member = memberOf(c)
    const id = Number((await readForm(c)).text('comment'))
    const found = isId(id) ? await findBinned(house.db, id, member.id, house.now()) : undefined
    const work = found && (await findWork(house.db, found.workId, member))
    if (!found || !work) return showNotFound(house, c)
    const ground = await groundOf(house.db, work.id)
    if (!found.own && !isKeeper(ground, member, true)) return showNotFound(house, c)
    const doing = { viewer: member, ground, own: found.own, now: house.now() }
    const refusal = await house.db.transaction().execute(async (trx) => {
      const against = await putBack(trx, id, doing)
      if (!against && !found.own && !ground.creators.includes(member.id))
        await leaveTrail(trx, traceOf(id, found, doing))
      return against
    })
    return refusal
      ? goOn(c, urls.commentBin(member.login), `It stays where it is. ${sentenceFor(refusal)}`)
      : goOn(c, `${urls.comment(id)}#comment_${id}`, 'The comment is back.')
  })
  return routes
}

/** Whoever puts back for the archive what they took away for it leaves a trace, too. */
function traceOf(
  id: number,
  { name, userId }: Binned,
  { viewer, now }: { readonly viewer: Member; readonly now: Date },
) {
  return {
    by: viewer,
    act: 'comment-put-back' as const,
    about: { kind: 'comment', id, name: `by ${name}` },
    people: userId === null ? [] : [userId],
    now,
  }
}
