import { type Context, Hono } from 'hono'
import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import { ownPath } from '../../../platform/web/back.ts'
import { readForm } from '../../../platform/web/form.ts'
import { formToken, goOn } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { changedSince, lastTouched, planChange, tagsIn, type Wish } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { type Asked, parseAsked, understandAsked } from '../asked.ts'
import { change } from '../change.ts'
import { ChangePage } from '../pages/change.tsx'
import { kindOf } from '../pages/pieces.tsx'
import { effectOf } from '../store/effect.ts'
import { namesInOutcome, tagMap } from '../store/names.ts'
import { parseWishes } from '../wishes.ts'
import { memberOf, paramsOf, showDesk } from './show.tsx'

/** Every change is looked at before it is done. Behind the guard of the room. */
export function changeRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get(urls.deskChange(), (c) => preview(house, c))
  routes.post(urls.deskChange(), (c) => make(house, c))
  return routes
}

async function preview(house: House, c: Context<WebEnv>): Promise<Response> {
  const asked = parseAsked(paramsOf(c))
  const { wishes, errors, type } = await understandAsked(house.db, asked)
  return showPreview(house, c, wishes, { asked, errors, kind: kindOf(type), back: c.req.query('back') })
}

async function make(house: House, c: Context<WebEnv>): Promise<Response> {
  const form = await readForm(c)
  const wishes = parseWishes(form.texts('wish'))
  const seen = Number(form.text('seen')) || 0
  const { steps } = await planChange(house.db, wishes)
  if (steps.length === 0 || (await changedSince(house.db, tagsIn(steps), seen)))
    return showPreview(house, c, wishes, { back: form.text('back'), meanwhile: true })
  const { granted } = await change(house, wishes, memberOf(c).id)
  const done = granted.length === 1 ? 'The change is made.' : `${granted.length} changes are made, as one.`
  return goOn(c, await backTo(house, wishes, form.text('back')), `${done} The history can undo it.`)
}

interface Shown {
  readonly asked?: Asked
  readonly errors?: FieldErrors
  readonly kind?: string
  readonly back: string | undefined
  /** what was confirmed is not what would be done now */
  readonly meanwhile?: boolean
}

async function showPreview(
  house: House,
  c: Context<WebEnv>,
  wishes: readonly Wish[],
  { asked = parseAsked(new URLSearchParams()), errors = {}, kind = 'tag', back, meanwhile = false }: Shown,
): Promise<Response> {
  const { db } = house
  const outcome = await planChange(db, wishes)
  const body = (
    <ChangePage
      token={formToken(house, c)}
      asked={{ ...asked, kind }}
      outcome={outcome}
      effect={await effectOf(db, outcome.steps, memberOf(c))}
      names={await namesInOutcome(db, outcome)}
      seen={await lastTouched(db, tagsIn(outcome.steps))}
      back={await backTo(house, wishes, back)}
      meanwhile={meanwhile}
      errors={errors}
    />
  )
  const status = meanwhile ? 409 : Object.keys(errors).length > 0 || outcome.steps.length === 0 ? 422 : 200
  return showDesk(house, c, { at: 'bins', title: 'Before it is done', body }, status)
}

/** Where the form came from; the tag's own page when it does not say. */
async function backTo(house: House, [first]: readonly Wish[], back: string | undefined): Promise<string> {
  const own = ownPath(back)
  if (own) return own
  const tag = first && (await tagMap(house.db, [first.tag])).get(first.tag)
  return tag ? urls.deskTag(tag.pathName) : urls.desk()
}
