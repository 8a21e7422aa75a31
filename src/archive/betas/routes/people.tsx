import { Hono } from 'hono'
import { readForm } from '../../../platform/web/form.ts'
import type { Member } from '../../../platform/web/viewer.ts'
import { absolute } from '../../absolute.ts'
import { findUserByLogin, memberOf, pseudsOf } from '../../accounts/index.ts'
import { blockBetween } from '../../distance/index.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { type C, numberIn, withOwnRoom } from '../inside.ts'
import { JoinPage } from '../pages/rooms.tsx'
import { INVITE_SENTENCES, type InviteProblem, MOST_BETAS, MOST_INVITATIONS, type Room } from '../rules.ts'
import { showRoom } from '../show.tsx'
import {
  authorsOf,
  betasOf,
  type Invitation,
  invitationBehind,
  invitationsOf,
  invitationsTo,
  invite,
  letIn,
  letOut,
  setRole,
  spendInvitation,
} from '../store/people.ts'
import { acceptThanks, endThanks, offerThanks } from '../store/thanks.ts'
import { tell } from '../telling.ts'

/** Who reads in a room: asking them in, their answer, thanking them, and letting them go. */
export function peopleRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const member = requireMember()
  routes.post(
    '/beta/:id{[0-9]+}/people',
    member,
    withOwnRoom(house, (c, room, viewer) => takePeople(house, c, room, viewer)),
  )
  routes.post('/beta/invitations/:id{[0-9]+}', member, (c) => takeAnswer(house, c))
  routes.get(urls.joinBeta(':secret'), member, async (c) => {
    const invitation = await invitationBehind(house.db, c.req.param('secret') ?? '', house.now())
    if (!invitation || (await refused(house, c, invitation))) return showNotFound(house, c)
    const body = <JoinPage invitation={invitation} token={formToken(house, c)} />
    return showPage(house, c, { title: 'An invitation to read', main: 'betas-join region', unlisted: true, body })
  })
  routes.post(urls.joinBeta(':secret'), member, async (c) => {
    const invitation = await invitationBehind(house.db, c.req.param('secret') ?? '', house.now())
    return invitation ? comeIn(house, c, invitation) : showNotFound(house, c)
  })
  routes.post('/beta/thanks/:id{[0-9]+}', member, (c) => takeThanks(house, c))
  return routes
}

async function takePeople(house: House, c: C, room: Room, member: Member): Promise<Response> {
  const form = await readForm(c)
  const verb = form.text('do')
  if (verb === 'invite' || verb === 'link') return takeInvitation(house, c, room, member)
  const beta = (await betasOf(house.db, room.id)).find(({ userId }) => userId === Number(form.text('user')))
  const waiting = await invitationsOf(house.db, room.id, house.now())
  const invitation = waiting.find(({ id }) => id === Number(form.text('invitation')))
  await house.db.transaction().execute(async (trx) => {
    if (verb === 'withdraw' && invitation) await spendInvitation(trx, invitation.id)
    if (!beta) return
    if (verb === 'remove') await letOut(trx, room.id, beta.userId, house.now())
    if (verb === 'comment' || verb === 'suggest') await setRole(trx, room.id, beta.userId, verb)
    if (verb === 'unthank') await endThanks(trx, room.workId, beta.userId)
    if (verb === 'thank' && (await offerThanks(trx, room.workId, beta.userId, house.now())))
      await tell(house, trx, [beta.userId], { news: 'thanks', address: urls.betas() })
  })
  return goOn(c, urls.betaRoom(room.id), 'Done.')
}

async function takeInvitation(house: House, c: C, room: Room, member: Member): Promise<Response> {
  const form = await readForm(c)
  const [name, byLink] = [form.text('name').trim(), form.text('do') === 'link']
  const other = byLink ? undefined : await findUserByLogin(house.db, name)
  const problem = await inviteProblem(house, room, member, byLink ? undefined : (other?.id ?? 0))
  if (problem) return showRoom(house, c, room, member, { name, errors: { name: INVITE_SENTENCES[problem] } })
  const role = form.text('role') === 'comment' ? 'comment' : 'suggest'
  const invitation = { roomId: room.id, role, byId: member.id, toId: other?.id, now: house.now() } as const
  if (!other) {
    const secret = await house.db.transaction().execute((trx) => invite(trx, invitation))
    return showRoom(house, c, room, member, { link: absolute(house.config, urls.joinBeta(secret)) })
  }
  // who was blocked by the other hears what everybody hears
  if (!(await apartFromAuthors(house, room, other.id)))
    await house.db.transaction().execute(async (trx) => {
      await invite(trx, invitation)
      await tell(house, trx, [other.id], { news: 'invited', address: urls.betas() })
    })
  return goOn(c, urls.betaRoom(room.id), `Invited. ${other.login} finds it under “Beta rooms”.`)
}

/** @param toId undefined for a link, 0 for nobody */
async function inviteProblem(
  house: House,
  room: Room,
  member: Member,
  toId: number | undefined,
): Promise<InviteProblem | undefined> {
  if (toId === 0) return 'nobody'
  if (toId === member.id) return 'oneself'
  const waiting = await invitationsOf(house.db, room.id, house.now())
  if (waiting.length >= MOST_INVITATIONS) return 'many'
  const betas = (await betasOf(house.db, room.id)).filter(({ leftAt }) => leftAt === null)
  if (betas.length >= MOST_BETAS) return 'full'
  if (toId === undefined) return undefined
  if ((await authorsOf(house.db, room.workId)).some(({ userId }) => userId === toId)) return 'creator'
  if (betas.some(({ userId }) => userId === toId)) return 'there'
  if (waiting.some(({ to }) => to?.userId === toId)) return 'invited'
  return (await blockBetween(house.db, member.id, [toId])) === 'own' ? 'apart' : undefined
}

async function apartFromAuthors(house: House, { workId }: Pick<Room, 'workId'>, userId: number): Promise<boolean> {
  const authors = await authorsOf(house.db, workId)
  const between = await blockBetween(
    house.db,
    userId,
    authors.map((author) => author.userId),
  )
  return between !== undefined
}

async function takeAnswer(house: House, c: C): Promise<Response> {
  const { id } = memberOf(c)
  const invitations = await invitationsTo(house.db, id, house.now())
  const invitation = invitations.find((one) => one.id === numberIn(c, 'id'))
  if (!invitation) return showNotFound(house, c)
  if ((await readForm(c)).text('do') === 'accept') return comeIn(house, c, invitation)
  await house.db.transaction().execute((trx) => spendInvitation(trx, invitation.id))
  return goOn(c, urls.betas(), 'Declined. Nobody is told.')
}

/** Creators themselves, somebody at a distance, a room that is full. */
async function refused(house: House, c: C, { workId, roomId }: Invitation): Promise<boolean> {
  const { id } = memberOf(c)
  if ((await authorsOf(house.db, workId)).some(({ userId }) => userId === id)) return true
  if (await apartFromAuthors(house, { workId }, id)) return true
  const betas = (await betasOf(house.db, roomId)).filter(({ leftAt }) => leftAt === null)
  return betas.length >= MOST_BETAS || betas.some(({ userId }) => userId === id)
}

async function comeIn(house: House, c: C, invitation: Invitation): Promise<Response> {
  const { id } = memberOf(c)
  if (await refused(house, c, invitation)) return showNotFound(house, c)
  const came = await house.db.transaction().execute(async (trx) => {
    if (!(await spendInvitation(trx, invitation.id))) return false
    await letIn(trx, invitation.roomId, id, invitation.role, house.now())
    return true
  })
  return came
    ? goOn(
        c,
        urls.betaRoom(invitation.roomId),
        'Welcome. What you note here is seen by the authors and the other betas.',
      )
    : showNotFound(house, c)
}

/** The beta's own word: under which name, or not at all. */
async function takeThanks(house: House, c: C): Promise<Response> {
  const { id } = memberOf(c)
  const form = await readForm(c)
  const workId = numberIn(c, 'id')
  const pseud = (await pseudsOf(house.db, id)).find((one) => one.id === Number(form.text('pseud')))
  const accepts = form.text('do') === 'accept'
  if (accepts && !pseud) return showNotFound(house, c)
  const found = await house.db
    .transaction()
    .execute((trx) => (accepts && pseud ? acceptThanks(trx, workId, id, pseud.id) : endThanks(trx, workId, id)))
  if (!found) return showNotFound(house, c)
  return goOn(c, urls.betas(), accepts ? 'The work thanks you.' : 'You are not named.')
}
