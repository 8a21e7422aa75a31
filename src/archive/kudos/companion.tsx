import { formToken } from '../frame/index.ts'
import type { Companion } from '../works/index.ts'
import { KudosForm, KudosLine } from './pages.tsx'
import { hasThanked, thanksFor } from './store.ts'

const NAMES_UNDER_TEXT = 50

/** Thanks under a text: the button for whoever has not thanked yet, and the names of those who have. */
export const kudosAround: Companion = async (house, c, { work }) => {
  const viewer = c.get('viewer')
  const own = viewer.kind === 'member' && work.ownerIds.includes(viewer.id)
  const thanked = viewer.kind === 'member' && !own && (await hasThanked(house.db, work.id, viewer.id))
  const { pathname, search } = new URL(c.req.url)
  return {
    endings: own ? null : thanked ? (
      <li class="thanked">You left kudos ♥</li>
    ) : (
      <li>
        <KudosForm workId={work.id} token={formToken(house, c)} back={pathname + search} />
      </li>
    ),
    after: (
      <KudosLine
        workId={work.id}
        thanks={await thanksFor(house.db, work.id, work.counters.kudos, 0, NAMES_UNDER_TEXT)}
      />
    ),
  }
}
