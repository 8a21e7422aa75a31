import type { Context } from 'hono'
import type { Member } from '../../platform/web/viewer.ts'
import { formToken } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import type { Around, Shown } from '../works/index.ts'
import { deviceOf, isPrefetch } from './device.ts'
import { GuestsPlace, MarkForm, MembersPlace } from './pages/around.tsx'
import { isMachine, type Place } from './rules.ts'
import { isMarked } from './store/marks.ts'
import { placesIn } from './store/places.ts'
import { keepingHistory } from './store/readings.ts'
import { noteVisit } from './visits.ts'

/** Around a work: where the reader is in it, and the mark for later. A member's visit is noted. */
export async function placeAround(house: House, c: Context<WebEnv>, shown: Shown): Promise<Around> {
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest') return { actions: <GuestsPlace {...shown} /> }
  const [keeping, places, marked] = await Promise.all([
    keepingHistory(house.db, [viewer.id]),
    placesIn(house.db, viewer.id, shown.work.id),
    isMarked(house.db, viewer.id, shown.work.id),
  ])
  noteMember(house, c, viewer, shown)
  const token = formToken(house, c)
  return {
    actions: (
      <>
        <MembersPlace {...shown} places={places} keeping={keeping.size > 0} token={token} />
        <MarkForm workId={shown.work.id} marked={marked} token={token} />
      </>
    ),
  }
}

function noteMember(house: House, c: Context<WebEnv>, member: Member, { work, heads, chapter }: Shown): void {
  if (isPrefetch(c)) return
  const own = work.ownerIds.includes(member.id)
  const at = house.now().toISOString()
  const place: Place | undefined = chapter && {
    ...deviceOf(c, member),
    chapterId: chapter.id,
    number: heads.findIndex(({ id }) => id === chapter.id) + 1,
    block: '',
    before: [],
    offset: 0,
    through: 0,
    notedAt: at,
  }
  const counted = !own && !isMachine(c.req.header('user-agent') ?? '')
  noteVisit(house, {
    hit: counted ? { workId: work.id, reader: `m${member.id}`, agreed: true } : undefined,
    opened: { userId: member.id, workId: work.id, chapters: heads.length, at, place },
  })
}
