import { z } from 'zod'
import {
  isCollectionThere,
  isPersonThere,
  isSearchOf,
  KINDS,
  type Kind,
  subscribe,
  subscriptionsOf,
  unsubscribe,
} from '../../following/index.ts'
import { seeTag } from '../../search/index.ts'
import { tagsById } from '../../tags/index.ts'
import { findSeries, findWork } from '../../works/index.ts'
import { type Call, me, nothingHere, operation } from '../operation.ts'
import { byId, id, idInPath } from '../shapes/plain.ts'

const group = 'What you follow'
const kind = z.enum(KINDS)

const followed = z.strictObject({
  id: id.describe('of the subscription'),
  kind,
  of: id.describe('of the thing'),
  name: z.string(),
})

export const FOLLOWING = [
  operation({
    ...{ id: 'listFollowing', method: 'get', path: '/me/following', group, opens: 'read' },
    summary: 'Everything that you follow, the newest first',
    answer: z.strictObject({ items: z.array(followed) }),
    act: async (call) => ({
      items: (await subscriptionsOf(call.house.db, me(call))).map(({ id, kind, of, name }) => ({ id, kind, of, name })),
    }),
  }),
  operation({
    ...{ id: 'follow', method: 'put', path: '/me/following/{kind}/{id}', group, opens: 'change' },
    summary: 'Follows a work, a series, an author, a tag, a collection or a search that you have saved',
    params: byId.extend({ kind, id: idInPath }),
    act: async (call) => {
      const { house, params } = call
      if (!(await isThere(call, params.kind, params.id))) return nothingHere()
      await house.db.transaction().execute((trx) => subscribe(trx, me(call).id, params.kind, params.id, house.now()))
      return undefined
    },
  }),
  operation({
    ...{ id: 'unfollow', method: 'delete', path: '/me/following/{id}', group, opens: 'change' },
    summary: 'Follows something no more, by the number of the subscription',
    params: byId,
    act: async (call) => {
      const gone = await call.house.db.transaction().execute((trx) => unsubscribe(trx, me(call).id, call.params.id))
      return gone ? undefined : nothingHere()
    },
  }),
]

async function isThere(
  { house, finder, viewer }: Call<unknown, unknown, unknown>,
  kind: Kind,
  id: number,
): Promise<boolean> {
  if (kind === 'work') return (await findWork(house.db, id, viewer)) !== undefined
  if (kind === 'series') return (await findSeries(house.db, id, viewer)) !== undefined
  if (kind === 'author') return isPersonThere(house.db, id)
  if (kind === 'collection') return isCollectionThere(house.db, id)
  if (kind === 'search') return viewer.kind === 'member' && isSearchOf(house.db, viewer.id, id)
  const [tag] = await tagsById(house.db, [id])
  return tag !== undefined && (await seeTag(house.db, finder, tag.pathName, viewer)) !== undefined
}
