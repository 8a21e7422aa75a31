import { Hono } from 'hono'
import { type Form, readForm } from '../../../platform/web/form.ts'
import type { Transaction } from '../../../schema/index.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { TiesPage } from '../pages/waiting.tsx'
import { answerGift, giftsTo } from '../store/gifts.ts'
import { acceptInvitation, askedOf, dropInvitation } from '../store/invitations.ts'
import { choicesOf, setChoices } from '../store/people.ts'
import { answerClaim, claimsOn } from '../store/related.ts'
import { type C, memberOf } from './own.ts'

const MOST_SHOWN = 100

/** What waits for a member's word. */
export function waitingRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/users/:login/ties', requireMember(), (c) => (isOwner(c) ? show(house, c) : showNotFound(house, c)))
  routes.post('/users/:login/ties', requireMember(), async (c) => {
    if (!isOwner(c)) return showNotFound(house, c)
    const form = await readForm(c)
    const member = memberOf(c)
    const said = await house.db.transaction().execute((trx) => answer(house, trx, member.id, form))
    return goOn(c, urls.ties(member.login), said ? 'Saved.' : 'This was answered or taken back meanwhile.')
  })
  return routes
}

function isOwner(c: C): boolean {
  return memberOf(c).login.toLowerCase() === c.req.param('login')?.toLowerCase()
}

async function answer(house: House, trx: Transaction, userId: number, form: Form): Promise<boolean> {
  const [id, yes] = [Number(form.text('id')), form.text('do') === 'yes']
  switch (form.text('what')) {
    case 'invitation': {
      const invitation = (await askedOf(trx, userId)).find(({ number }) => number === id)
      if (!invitation) return false
      if (yes) await acceptInvitation(trx, invitation, house.now())
      else await dropInvitation(trx, invitation.number)
      return true
    }
    case 'gift':
      return Number.isSafeInteger(id) && answerGift(trx, userId, id, yes ? 'accepted' : 'refused', house.now())
    case 'claim':
      return Number.isSafeInteger(id) && answerClaim(trx, userId, id, yes ? 'approved' : 'refused')
    case 'choices': {
      const gifts = form.text('gifts')
      await setChoices(trx, userId, {
        cocreation: form.text('cocreation') === 'refuse' ? 'refuse' : 'ask',
        gifts: gifts === 'accept' || gifts === 'refuse' ? gifts : 'ask',
      })
      return true
    }
    default:
      return false
  }
}

async function show(house: House, c: C): Promise<Response> {
  const member = memberOf(c)
  const body = (
    <TiesPage
      login={member.login}
      token={formToken(house, c)}
      invitations={await askedOf(house.db, member.id)}
      gifts={await giftsTo(house.db, member.id, ['offered', 'accepted', 'refused'], member, MOST_SHOWN)}
      claims={await claimsOn(house.db, member.id, member, MOST_SHOWN)}
      choices={await choicesOf(house.db, member.id)}
    />
  )
  return showPage(house, c, { title: 'Asked of you', main: 'ties-index region', unlisted: true, body })
}
