import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { FieldErrors } from '../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../platform/web/form.ts'
import { CollectionFrame, type Here, maintains, withMaintained } from '../collections/index.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { type C, type There, withChallenge } from './find.ts'
import { readSettings } from './forms.ts'
import { SettingsForm } from './pages/settings.tsx'
import {
  changeAssignment,
  send,
  showAssignments,
  showExchange,
  showMatching,
  showSignUp,
  takeSignUp,
} from './routes-exchange.tsx'
import { changePrompt, showMeme, takePrompt } from './routes-meme.tsx'
import { type SettingsTyped, settingsErrors } from './rules.ts'
import { type Challenge, challengeOf, saveChallenge } from './store/challenges.ts'

/** Prompt memes and gift exchanges: what a collection asks people to make. */
export function challengeRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const member = requireMember()
  const name = ':name{\\w+}'
  const there = (c: C, answer: (found: There) => Response | Promise<Response>) => withChallenge(house, c, answer)
  const keeping = (c: C, answer: (found: There) => Response | Promise<Response>) =>
    there(c, (found) => (maintains(found.here.standing) ? answer(found) : showNotFound(house, c)))
  routes.get(urls.challengeSettings(name), member, (c) =>
    withMaintained(house, c, (here) => showSettings(house, c, here)),
  )
  routes.post(urls.challengeSettings(name), member, (c) =>
    withMaintained(house, c, (here) => takeSettings(house, c, here)),
  )
  routes.get(urls.challenge(name), (c) =>
    there(c, (found) => (found.challenge.kind === 'meme' ? showMeme(house, c, found) : showExchange(house, c, found))),
  )
  routes.post(urls.challenge(name), member, (c) => there(c, (found) => takePrompt(house, c, found)))
  routes.post(`/collections/${name}/prompts/:id{[0-9]+}`, member, (c) =>
    there(c, (found) => changePrompt(house, c, found)),
  )
  routes.get(urls.challengeSignUp(name), member, (c) => there(c, (found) => showSignUp(house, c, found)))
  routes.post(urls.challengeSignUp(name), member, (c) => there(c, (found) => takeSignUp(house, c, found)))
  routes.get(urls.challengeMatching(name), member, (c) => keeping(c, (found) => showMatching(house, c, found)))
  routes.post(urls.challengeMatching(name), member, (c) => keeping(c, (found) => send(house, c, found)))
  routes.get(urls.challengeAssignments(name), member, (c) => keeping(c, (found) => showAssignments(house, c, found)))
  routes.post(`/collections/${name}/assignments/:id{[0-9]+}`, member, (c) =>
    there(c, (found) => changeAssignment(house, c, found)),
  )
  return routes
}

const USUAL: SettingsTyped = { kind: 'meme', open: true, dueOn: '', requests: '2', offers: '2', mostTags: '5' }

function typedOf({ kind, open, dueOn, requests, offers, mostTags }: Challenge): SettingsTyped {
  return { kind, open, dueOn, requests: String(requests), offers: String(offers), mostTags: String(mostTags) }
}

async function showSettings(house: House, c: C, here: Here): Promise<Response> {
  const challenge = await challengeOf(house.db, here.collection.id)
  return showForm(house, c, here, challenge ? typedOf(challenge) : USUAL, {}, challenge !== undefined)
}

function showForm(
  house: House,
  c: C,
  here: Here,
  typed: SettingsTyped,
  errors: FieldErrors,
  there: boolean,
): Promise<Response> {
  const form: Child = (
    <SettingsForm
      action={urls.challengeSettings(here.collection.name)}
      token={formToken(house, c)}
      typed={typed}
      errors={errors}
      there={there}
    />
  )
  const body = (
    <CollectionFrame here={here} at="challenge">
      {form}
    </CollectionFrame>
  )
  const page = { title: `Challenge of ${here.collection.title}`, main: 'challenges-edit region', unlisted: true, body }
  return showPage(house, c, page, Object.keys(errors).length > 0 ? 422 : 200)
}

async function takeSettings(house: House, c: C, here: Here): Promise<Response> {
  const form: Form = await readForm(c)
  const known = await challengeOf(house.db, here.collection.id)
  const typed = readSettings(form)
  const errors = settingsErrors(typed)
  if (Object.keys(errors).length > 0) return showForm(house, c, here, typed, errors, known !== undefined)
  await house.db.transaction().execute((trx) =>
    saveChallenge(trx, {
      collectionId: here.collection.id,
      kind: known?.kind ?? (typed.kind === 'exchange' ? 'exchange' : 'meme'),
      // what was sent out is not signed up for any more
      open: typed.open && known?.sent !== true,
      dueOn: typed.dueOn,
      requests: Number(typed.requests),
      offers: Number(typed.offers),
      mostTags: Number(typed.mostTags),
    }),
  )
  return goOn(c, urls.challenge(here.collection.name), 'The challenge is saved.')
}
