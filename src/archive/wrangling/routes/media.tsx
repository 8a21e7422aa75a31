import { type Context, Hono } from 'hono'
import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../../platform/web/form.ts'
import type { Transaction } from '../../../schema/index.ts'
import { formToken, goOn, showForbidden } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { may } from '../../rights.ts'
import {
  addMedium,
  allMedia,
  MEDIUM_NAME_MOST,
  type MediumProblem,
  removeMedium,
  renameMedium,
} from '../../tags/index.ts'
import { leaveTrail } from '../../trail/index.ts'
import { urls } from '../../urls.ts'
import { MediaKindsPage } from '../pages/media.tsx'
import { memberOf, showDesk } from './show.tsx'

const SENTENCES: Readonly<Record<MediumProblem, string>> = {
  'medium-blank': 'Give the medium a name.',
  'medium-long': `The name has at most ${MEDIUM_NAME_MOST} characters.`,
  'medium-taken': 'There is a medium of that name already.',
  'medium-used': 'Fandoms are of this medium: loosen them first.',
}

/** The kinds of media. Wranglers look at them, administrators change them. Behind the guard of the room. */
export function mediaRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get(urls.deskMedia(), (c) => showMedia(house, c, '', {}))
  routes.post(urls.deskMedia(), async (c) => {
    if (!may(c.get('viewer'), 'run-archive')) return showForbidden(house, c)
    const form = await readForm(c)
    const problem = await house.db.transaction().execute(async (trx) => {
      const refused = await changeMedia(trx, form)
      if (refused) return refused
      const about = { kind: 'medium', name: form.text('name') || form.text('medium') }
      await leaveTrail(trx, { by: memberOf(c), act: 'media-set', about, reason: form.text('what'), now: house.now() })
      return undefined
    })
    if (problem) return showMedia(house, c, form.text('name'), { name: SENTENCES[problem] })
    return goOn(c, urls.deskMedia(), 'The kinds of media are changed.')
  })
  return routes
}

async function changeMedia(trx: Transaction, form: Form): Promise<MediumProblem | undefined> {
  const id = /^\d{1,9}$/.test(form.text('medium')) ? Number(form.text('medium')) : 0
  if (form.text('what') === 'rename') return renameMedium(trx, id, form.text('name'))
  if (form.text('what') === 'remove') return removeMedium(trx, id)
  const added = await addMedium(trx, form.text('name'))
  return added.ok ? undefined : added.problem
}

async function showMedia(house: House, c: Context<WebEnv>, name: string, errors: FieldErrors): Promise<Response> {
  const body = (
    <MediaKindsPage
      token={formToken(house, c)}
      media={await allMedia(house.db)}
      mayChange={may(c.get('viewer'), 'run-archive')}
      name={name}
      errors={errors}
    />
  )
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return showDesk(house, c, { at: 'media', title: 'Kinds of media', body }, status)
}
