import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { isId } from '../../../platform/db/ids.ts'
import { readFields } from '../../../platform/web/fields.ts'
import { readForm } from '../../../platform/web/form.ts'
import { AccountFrame, memberOf, requireOwner } from '../../accounts/index.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { refusedMails, setMail } from '../../notices/index.ts'
import { urls } from '../../urls.ts'
import { findOwnWork } from '../../works/index.ts'
import { pageOf } from '../around.tsx'
import { TalkPreferencesPage, WorkChoicesPage } from '../pages/choices.tsx'
import { InboxPage, WaitingPage } from '../pages/inbox.tsx'
import { choose, defaultsOf, groundOf, ownChoices, setDefaults } from '../store/choices.ts'
import { decideOn, type Verdict } from '../store/decide.ts'
import { type Act, actOn, countEntries, ENTRIES_A_PAGE, entriesOf, type Filter } from '../store/inbox.ts'
import { countWaiting, waitingComments } from '../store/read.ts'
import { tellAnswered } from '../telling.ts'

type C = Context<WebEnv>

const MOST_WAITING = 50
const tick = z.string().transform((value) => value !== '')
const choicesForm = z.object({
  allowed: z.enum(['everyone', 'members', 'nobody']),
  moderated: z.enum(['none', 'new', 'all']),
  margin: tick,
})
const preferencesForm = choicesForm.extend({ mail_comments: tick, mail_kudos: tick, mail_ties: tick, mail_betas: tick })
const workForm = choicesForm.extend({ defaults: tick })

/** A member's inbox, what waits for them, and what they let others do. */
export function ownRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const owner = requireOwner(house)

  routes.get(urls.inbox(':login'), owner, (c) => showInbox(house, c))
  routes.post(urls.inbox(':login'), owner, async (c) => {
    const form = await readForm(c)
    const act = form.text('do')
    if (isAct(act))
      await house.db.transaction().execute((trx) => actOn(trx, memberOf(c).id, ticked(form.texts('comment')), act))
    return goOn(c, `${urls.inbox(memberOf(c).login)}?filter=${filterOf(c)}&page=${pageOf(c)}`)
  })

  routes.get(urls.waitingComments(':login'), owner, (c) => showWaiting(house, c))
  routes.post(urls.waitingComments(':login'), owner, async (c) => decide(house, c))

  routes.get(urls.talkPreferences(':login'), owner, (c) => showPreferences(house, c))
  routes.post(urls.talkPreferences(':login'), owner, async (c) => {
    const { id, login } = memberOf(c)
    const { mail_comments, mail_kudos, mail_ties, mail_betas, ...choices } = await readFields(c, preferencesForm)
    await house.db.transaction().execute(async (trx) => {
      await setDefaults(trx, id, choices)
      await setMail(trx, id, 'comments', mail_comments)
      await setMail(trx, id, 'kudos', mail_kudos)
      await setMail(trx, id, 'ties', mail_ties)
      await setMail(trx, id, 'betas', mail_betas)
    })
    return goOn(c, urls.talkPreferences(login), 'Your preferences are saved.')
  })

  routes.get('/works/:id{[0-9]+}/comments/choices', requireMember(), (c) => showChoices(house, c))
  routes.post('/works/:id{[0-9]+}/comments/choices', requireMember(), async (c) => {
    const work = await findOwnWork(house.db, Number(c.req.param('id')), memberOf(c).id)
    if (!work) return showNotFound(house, c)
    const { defaults, ...choices } = await readFields(c, workForm)
    await house.db.transaction().execute((trx) => choose(trx, work.id, defaults ? undefined : choices))
    return goOn(c, urls.commentChoices(work.id), 'Saved.')
  })
  return routes
}

function isAct(word: string): word is Act {
  return ['read', 'unread', 'delete'].includes(word)
}

function ticked(values: readonly string[]): readonly number[] {
  return values.map(Number).filter(isId).slice(0, 200)
}

function filterOf(c: C): Filter {
  const asked = c.req.query('filter')
  return (['unread', 'read', 'replied', 'unreplied'] as const).find((filter) => filter === asked) ?? 'all'
}

async function showInbox(house: House, c: C): Promise<Response> {
  const member = memberOf(c)
  const [filter, page] = [filterOf(c), pageOf(c)]
  const count = await countEntries(house.db, member, filter)
  const body = (
    <InboxPage
      login={member.login}
      token={formToken(house, c)}
      filter={filter}
      entries={await entriesOf(house.db, member, filter, page)}
      count={count}
      unread={await countEntries(house.db, member, 'unread')}
      waiting={await countWaiting(house.db, member.id)}
      page={page}
      pages={Math.ceil(count / ENTRIES_A_PAGE)}
    />
  )
  return showPage(house, c, { title: 'Inbox', main: 'inbox-show dashboard region', unlisted: true, body })
}

async function showWaiting(house: House, c: C): Promise<Response> {
  const member = memberOf(c)
  const body = (
    <WaitingPage
      login={member.login}
      token={formToken(house, c)}
      comments={await waitingComments(house.db, member, MOST_WAITING)}
      count={await countWaiting(house.db, member.id)}
    />
  )
  return showPage(house, c, {
    title: 'Comments that wait',
    main: 'inbox-waiting dashboard region',
    unlisted: true,
    body,
  })
}

/** Shows or rejects what was ticked, of what waits for this member; the rest of the numbers counts for nothing. */
async function decide(house: House, c: C): Promise<Response> {
  const member = memberOf(c)
  const form = await readForm(c)
  const verdict = form.text('do')
  let done = 0
  if (verdict === 'approve' || verdict === 'reject')
    for (const id of ticked(form.texts('comment'))) if (await decideOne(house, member.id, id, verdict)) done++
  const word = verdict === 'approve' ? 'shown' : 'rejected'
  const notice = done === 1 ? `1 comment is ${word}.` : `${done} comments are ${word}.`
  return goOn(c, urls.waitingComments(member.login), notice)
}

function decideOne(house: House, userId: number, id: number, verdict: Verdict): Promise<boolean> {
  return house.db.transaction().execute(async (trx) => {
    const decided = await decideOn(trx, userId, id, verdict, house.now())
    if (decided && verdict === 'approve') await tellAnswered(house, trx, decided)
    return decided !== undefined
  })
}

async function showPreferences(house: House, c: C): Promise<Response> {
  const { id, login } = memberOf(c)
  const refused = await refusedMails(house.db, id)
  const body = (
    <AccountFrame login={login} at="talk">
      <TalkPreferencesPage
        login={login}
        choices={await defaultsOf(house.db, id)}
        mails={{
          comments: !refused.includes('comments'),
          kudos: !refused.includes('kudos'),
          ties: !refused.includes('ties'),
          betas: !refused.includes('betas'),
        }}
        token={formToken(house, c)}
      />
    </AccountFrame>
  )
  return showPage(house, c, {
    title: 'Comments and mail',
    main: 'preferences-talk dashboard region',
    unlisted: true,
    body,
  })
}

async function showChoices(house: House, c: C): Promise<Response> {
  const work = await findOwnWork(house.db, Number(c.req.param('id')), memberOf(c).id)
  if (!work) return showNotFound(house, c)
  const [own, inForce] = [await ownChoices(house.db, work.id), await groundOf(house.db, work.id)]
  const body = <WorkChoicesPage work={work} own={own} inForce={inForce} token={formToken(house, c)} />
  return showPage(house, c, { title: 'Who may comment', main: 'comments-choices region', unlisted: true, body })
}
