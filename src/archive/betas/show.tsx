import type { FieldErrors } from '../../platform/ui/fields.tsx'
import type { Member } from '../../platform/web/viewer.ts'
import { AccountFrame, pseudsOf } from '../accounts/index.ts'
import { formToken, showNotFound, showPage } from '../frame/index.ts'
import type { House } from '../house.ts'
import { chaptersOf, loadBlurbs } from '../works/index.ts'
import type { C } from './inside.ts'
import { RoomPage } from './pages/room.tsx'
import { RoomsPage } from './pages/rooms.tsx'
import type { Room } from './rules.ts'
import { notesOf } from './store/notes.ts'
import { authorsOf, betasOf, invitationsOf, invitationsTo } from './store/people.ts'
import { roomsOf } from './store/rooms.ts'
import { lastRound } from './store/rounds.ts'
import { thanksOf, thanksTo } from './store/thanks.ts'

/** The page of all rooms of a member. */
export async function showRooms(house: House, c: C, member: Member): Promise<Response> {
  const { db } = house
  const [rooms, invitations, thanks, pseuds] = await Promise.all([
    roomsOf(db, member),
    invitationsTo(db, member.id, house.now()),
    thanksTo(db, member.id),
    pseudsOf(db, member.id),
  ])
  const body = (
    <AccountFrame login={member.login} at="betas">
      <RoomsPage {...{ token: formToken(house, c), rooms, invitations, thanks, pseuds }} />
    </AccountFrame>
  )
  return showPage(house, c, { title: 'Beta rooms', main: 'betas-index dashboard region', unlisted: true, body })
}

interface Typed {
  readonly link?: string
  readonly name?: string
  readonly errors?: FieldErrors
}

/** The page of one room; with what was typed, when it was refused. */
export async function showRoom(
  house: House,
  c: C,
  room: Room,
  member: Member,
  { link, name = '', errors = {} }: Typed = {},
): Promise<Response> {
  const { db } = house
  const own = room.side === 'author'
  const [blurbs, heads, authors, betas, invitations, notes, round, thanks] = await Promise.all([
    loadBlurbs(db, [room.workId]),
    chaptersOf(db, room.workId, { drafts: true }),
    authorsOf(db, room.workId),
    betasOf(db, room.id),
    own ? invitationsOf(db, room.id, house.now()) : [],
    notesOf(db, room.id, member.id),
    lastRound(db, room.id),
    own ? thanksOf(db, room.workId) : [],
  ])
  const work = blurbs.get(room.workId)
  if (!work) return showNotFound(house, c)
  const { title, summary } = work
  const seen = {
    title,
    summary,
    rating: work.tags.rating?.name ?? '',
    heads,
    authors,
    betas,
    invitations,
    notes,
    round,
  }
  const body = (
    <RoomPage {...seen} {...{ room, thanks, link, name, errors }} userId={member.id} token={formToken(house, c)} />
  )
  const page = { title: `Beta room: ${title}`, main: 'betas-show region', unlisted: true, body }
  return showPage(house, c, page, Object.keys(errors).length > 0 ? 422 : 200)
}
