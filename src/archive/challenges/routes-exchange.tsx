import type { FieldErrors } from '../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../platform/web/form.ts'
import { findUserByLogin, memberOf } from '../accounts/index.ts'
import { CollectionFrame, maintains, tellOfCollection } from '../collections/index.ts'
import { formToken, goOn, showNotFound, showPage } from '../frame/index.ts'
import type { House } from '../house.ts'
import { urls } from '../urls.ts'
import type { C, There } from './find.ts'
import { emptySignUp, prefixOf, readSignUp, type SignUpTyped } from './forms.ts'
import { helpfulChanges, match } from './matching.ts'
import { bringMade, worksFor } from './own-works.ts'
import { ExchangePage, SignUpForm } from './pages/exchange.tsx'
import { AssignmentsPage, DryRunPage } from './pages/organising.tsx'
import { MOST, namesIn, wishErrors } from './rules.ts'
import { assignmentsOf, fulfil, reassign, sendAssignments } from './store/assignments.ts'
import { participantsOf, type SignUp, saveSignUp, signUpsOf, withdrawSignUp } from './store/sign-ups.ts'

function shown(house: House, c: C, { here }: There, title: string, body: unknown, refused = false): Promise<Response> {
  const framed = (
    <CollectionFrame here={here} at="challenge">
      {body as never}
    </CollectionFrame>
  )
  const page = { title: `${title} of ${here.collection.title}`, main: 'challenges-show region', unlisted: true }
  return showPage(house, c, { ...page, body: framed }, refused ? 422 : 200)
}

export async function showExchange(house: House, c: C, there: There): Promise<Response> {
  const { here, challenge } = there
  const viewer = c.get('viewer')
  const me = viewer.kind === 'member' ? viewer.id : 0
  const signUps = await signUpsOf(house.db, here.collection.id)
  const mine = me === 0 ? [] : await assignmentsOf(house.db, here.collection.id, me)
  const asks = new Map(signUps.map((one) => [one.userId, one]))
  const body = (
    <>
      <ExchangePage
        name={here.collection.name}
        challenge={challenge}
        people={signUps.length}
        signedUp={asks.has(me)}
        making={mine
          .filter(({ giverId }) => giverId === me)
          .map((assignment) => ({ assignment, asks: asks.get(assignment.recipientId) }))}
        getting={mine.filter(({ recipientId }) => recipientId === me)}
        works={me === 0 ? [] : await worksFor(house, me)}
        token={formToken(house, c)}
        guest={me === 0}
      />
      {maintains(here.standing) ? (
        <ul class="actions">
          <li>
            <a href={urls.challengeSettings(here.collection.name)}>Settings of the challenge</a>
          </li>
          <li>
            {challenge.sent ? (
              <a href={urls.challengeAssignments(here.collection.name)}>Assignments</a>
            ) : (
              <a href={urls.challengeMatching(here.collection.name)}>Match the sign-ups</a>
            )}
          </li>
        </ul>
      ) : null}
    </>
  )
  return shown(house, c, there, 'Exchange', body)
}

export async function showSignUp(house: House, c: C, there: There): Promise<Response> {
  if (there.challenge.kind !== 'exchange') return showNotFound(house, c)
  const [own] = await signUpsOf(house.db, there.here.collection.id, memberOf(c).id)
  return showForm(house, c, there, own ? fitted(own, there) : emptySignUp(there.challenge), {}, own !== undefined)
}

/** The organiser may have changed how many there are since. */
function fitted(own: SignUp, { challenge }: There): SignUpTyped {
  const empty = emptySignUp(challenge)
  return {
    letter: own.letter,
    avoids: own.avoids,
    requests: empty.requests.map((wish, at) => own.requests[at] ?? wish),
    offers: empty.offers.map((wish, at) => own.offers[at] ?? wish),
  }
}

function showForm(
  house: House,
  c: C,
  there: There,
  typed: SignUpTyped,
  errors: FieldErrors,
  signedUp: boolean,
): Promise<Response> {
  const { challenge, here } = there
  const body = challenge.open ? (
    <SignUpForm
      name={here.collection.name}
      token={formToken(house, c)}
      typed={typed}
      errors={errors}
      there={signedUp}
    />
  ) : (
    <p>No sign-ups are taken.</p>
  )
  return shown(house, c, there, 'Sign-up', body, Object.keys(errors).length > 0)
}

export async function takeSignUp(house: House, c: C, there: There): Promise<Response> {
  const { here, challenge } = there
  const { id } = memberOf(c)
  const form = await readForm(c)
  const address = urls.challenge(here.collection.name)
  if (challenge.kind !== 'exchange') return showNotFound(house, c)
  if (!challenge.open) return goOn(c, address, 'No sign-ups are taken.')
  if (form.text('do') === 'withdraw') {
    await house.db.transaction().execute((trx) => withdrawSignUp(trx, here.collection.id, id))
    return goOn(c, address, 'You take part no more.')
  }
  const typed = readSignUp(form, challenge)
  const errors = signUpErrors(typed, challenge.mostTags)
  if (Object.keys(errors).length > 0) return showForm(house, c, there, typed, errors, false)
  await house.db
    .transaction()
    .execute((trx) => saveSignUp(trx, here.collection.id, { userId: id, ...typed }, house.now()))
  return goOn(c, address, 'You take part.')
}

function signUpErrors({ requests, offers, letter, avoids }: SignUpTyped, mostTags: number): FieldErrors {
  return {
    ...Object.assign({}, ...requests.map((wish, at) => wishErrors(wish, prefixOf('request', at), mostTags, true))),
    ...Object.assign({}, ...offers.map((wish, at) => wishErrors(wish, prefixOf('offer', at), mostTags, true))),
    ...(letter === '' || (letter.length <= MOST.letter && /^https?:$/.test(URL.parse(letter)?.protocol ?? ''))
      ? {}
      : { letter: 'Write the whole address of the page: https://…' }),
    ...(namesIn(avoids).length > MOST.avoids ? { avoids: `At most ${MOST.avoids} people can be named.` } : {}),
  }
}

/** What the matcher would do, or that it has been done. */
export async function showMatching(house: House, c: C, there: There): Promise<Response> {
  const { here, challenge } = there
  if (challenge.kind !== 'exchange') return showNotFound(house, c)
  if (challenge.sent) return goOn(c, urls.challengeAssignments(here.collection.name))
  const signUps = await signUpsOf(house.db, here.collection.id)
  const people = await participantsOf(house.db, signUps)
  const matching = match(people)
  const body = (
    <DryRunPage
      name={here.collection.name}
      token={formToken(house, c)}
      logins={signUps.map(({ login }) => login)}
      withoutGiver={matching.withoutGiver}
      withoutRecipient={matching.withoutRecipient}
      helpful={helpfulChanges(people, matching)}
    />
  )
  return shown(house, c, there, 'Matching', body)
}

/** Sends the assignments that the dry run has shown: the same sign-ups are matched the same. */
export async function send(house: House, c: C, there: There): Promise<Response> {
  const { collection } = there.here
  if (there.challenge.kind !== 'exchange') return showNotFound(house, c)
  const signUps = await signUpsOf(house.db, collection.id)
  const matching = match(await participantsOf(house.db, signUps))
  const giverOf = new Map(matching.recipientOf.map((recipient, giver) => [recipient, giver]))
  const pairs = signUps.map(({ userId }, at) => ({
    giverId: signUps[giverOf.get(at) ?? -1]?.userId ?? null,
    recipientId: userId,
  }))
  const sent = await house.db.transaction().execute(async (trx) => {
    const first = await sendAssignments(trx, collection.id, pairs, house.now())
    if (first)
      await tellOfCollection(
        house,
        trx,
        pairs.flatMap(({ giverId }) => giverId ?? []),
        {
          subject: 'Your assignment',
          paragraphs: [
            `the assignments of “${collection.title}” are out. For whom you make something, and what they asked for:`,
          ],
          address: urls.challenge(collection.name),
          reason: 'because you take part in an exchange',
        },
      )
    return first
  })
  return goOn(
    c,
    urls.challengeAssignments(collection.name),
    sent ? 'The assignments are sent.' : 'The assignments were sent before.',
  )
}

export async function showAssignments(
  house: House,
  c: C,
  there: There,
  wrong?: { readonly id: number; readonly login: string; readonly sentence: string },
): Promise<Response> {
  const { collection } = there.here
  const assignments = await assignmentsOf(house.db, collection.id)
  const body = (
    <AssignmentsPage name={collection.name} token={formToken(house, c)} assignments={assignments} wrong={wrong} />
  )
  return shown(house, c, there, 'Assignments', body, wrong !== undefined)
}

/** What a giver or an organiser does with an assignment. */
export async function changeAssignment(house: House, c: C, there: There): Promise<Response> {
  const { here } = there
  const { id: me } = memberOf(c)
  const form = await readForm(c)
  const keeper = maintains(here.standing)
  const id = Number(c.req.param('id'))
  const one = (await assignmentsOf(house.db, here.collection.id)).find((each) => each.id === id)
  if (!one || (one.giverId !== me && !keeper)) return showNotFound(house, c)
  const act = form.text('do')
  if (act === 'give' && keeper) return give(house, c, there, id, form)
  const address =
    one.giverId === me ? urls.challenge(here.collection.name) : urls.challengeAssignments(here.collection.name)
  if (act === 'default') {
    const free = await house.db.transaction().execute((trx) => reassign(trx, here.collection.id, id, null))
    return goOn(c, address, free ? 'Somebody else will be found for it.' : 'It is made already.')
  }
  if (act !== 'fulfil' || one.giverId !== me) return showNotFound(house, c)
  const workId = Number(form.text('work'))
  if (!(await worksFor(house, me)).some((work) => work.id === workId))
    return goOn(c, address, 'Choose a work of yours.')
  await house.db.transaction().execute(async (trx) => {
    if (await fulfil(trx, id, me, workId)) await bringMade(house, trx, there, workId, me)
  })
  return goOn(c, address, 'Your gift is in the collection.')
}

/** An organiser finds somebody for it. */
async function give(house: House, c: C, there: There, id: number, form: Form): Promise<Response> {
  const { collection } = there.here
  const login = form.text(`login${id}`).trim()
  const user = await findUserByLogin(house.db, login)
  if (!user) return showAssignments(house, c, there, { id, login, sentence: 'Nobody here has this name.' })
  await house.db.transaction().execute(async (trx) => {
    if (!(await reassign(trx, collection.id, id, user.id))) return
    await tellOfCollection(house, trx, [user.id], {
      subject: 'Your assignment',
      paragraphs: [`the organisers of “${collection.title}” ask you to make something for somebody:`],
      address: urls.challenge(collection.name),
      reason: 'because somebody asks you to help out in an exchange',
    })
  })
  return goOn(c, urls.challengeAssignments(collection.name), `It is ${user.login}’s now.`)
}
