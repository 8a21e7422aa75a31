import { type Context, Hono } from 'hono'
import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import { readForm } from '../../../platform/web/form.ts'
import { formToken, goOn } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { findOrMakeTags, historyOf, type TagNameProblem, tagNameFrom } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { BIN_TYPES } from '../bins.ts'
import { change } from '../change.ts'
import { DeskHome } from '../pages/home.tsx'
import { fandomsOf } from '../store/assignments.ts'
import { waitingByType } from '../store/bins.ts'
import { namesInHistory } from '../store/names.ts'
import { memberOf, showDesk } from './show.tsx'

const LATEST = 5

const SENTENCES: Readonly<Record<TagNameProblem, string>> = {
  'tag-blank': 'Give the tag a name.',
  'tag-too-long': 'A tag’s name has at most 150 characters.',
  'tag-has-comma': 'A tag’s name has no comma: commas part tags from each other.',
}

/** Where a wrangler begins. Behind the guard of the room. */
export function homeRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get(urls.desk(), (c) => showHome(house, c, { type: 'fandom', name: '' }, {}))
  routes.post(urls.deskNewTag(), (c) => makeTag(house, c))
  return routes
}

async function makeTag(house: House, c: Context<WebEnv>): Promise<Response> {
  const form = await readForm(c)
  const typed = form.text('name')
  const type = BIN_TYPES.find((one) => one === form.text('type')) ?? 'additional'
  const name = tagNameFrom(typed)
  if (!name.ok) return showHome(house, c, { type, name: typed }, { name: SENTENCES[name.problem] })
  const [tag] = await house.db.transaction().execute((trx) => findOrMakeTags(trx, type, [name.value], house.now()))
  if (!tag) throw new Error(`the tag "${name.value}" was not made`)
  await change(house, [{ verb: 'canonical', tag: tag.id }], memberOf(c).id)
  return goOn(c, urls.deskTag(tag.pathName), 'The tag is canonical.')
}

async function showHome(
  house: House,
  c: Context<WebEnv>,
  made: { readonly type: string; readonly name: string },
  errors: FieldErrors,
): Promise<Response> {
  const wrangler = memberOf(c)
  const latest = await historyOf(house.db, { most: LATEST })
  const body = (
    <DeskHome
      token={formToken(house, c)}
      waiting={await waitingByType(house.db, wrangler)}
      fandoms={await fandomsOf(house.db, wrangler.id)}
      latest={latest}
      names={await namesInHistory(house.db, latest)}
      made={made}
      errors={errors}
    />
  )
  return showDesk(house, c, { at: 'desk', title: 'Tag desk', body }, Object.keys(errors).length > 0 ? 422 : 200)
}
