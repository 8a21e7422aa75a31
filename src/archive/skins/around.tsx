import type { Context } from 'hono'
import { readLook } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import type { Companion } from '../works/index.ts'
import { addressOf } from './serving.ts'
import { digestFor, hidesSkins } from './store.ts'

/** How the creator wants the text to look, the way to see it without, and for creators the way to say so. */
export const skinAround: Companion = async (house: House, c, { work }) => {
  const digest = await digestFor(house.db, work.id)
  const viewer = c.get('viewer')
  const own = viewer.kind === 'member' && work.ownerIds.includes(viewer.id)
  const actions = own ? (
    <li class="skin">
      <a href={urls.skinOfWork(work.id)}>Style</a>
    </li>
  ) : null
  if (digest === undefined) return { actions }
  const hidden = await isHidden(house, c)
  return {
    actions,
    head: hidden ? null : <link rel="stylesheet" href={addressOf(digest)} />,
    bar: (
      <a class="skin" href={otherWay(c, hidden)} rel="nofollow">
        {hidden ? 'With its style' : 'Without its style'}
      </a>
    ),
  }
}

/** What the address says goes first, as readers' tools write it; then what was chosen in this browser, or for the account. */
async function isHidden(house: House, c: Context<WebEnv>): Promise<boolean> {
  const asked = c.req.query('style')
  if (asked === 'disable' || asked === 'creator') return asked === 'disable'
  const viewer = c.get('viewer')
  return readLook(c).style === 'hidden' || (viewer.kind === 'member' && (await hidesSkins(house.db, viewer.id)))
}

/** @returns this page the other way, with whatever else its address asks for */
function otherWay(c: Context<WebEnv>, hidden: boolean): string {
  const { pathname, searchParams } = new URL(c.req.url)
  searchParams.set('style', hidden ? 'creator' : 'disable')
  return `${pathname}?${searchParams}`
}
