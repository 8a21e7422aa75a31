import { type Context, Hono } from 'hono'
import { stream } from 'hono/streaming'
import { withThousands } from '../../../platform/text/dates.ts'
import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import { readForm } from '../../../platform/web/form.ts'
import { formToken, goOn } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { writePack } from '../pack/export.ts'
import { parsePack } from '../pack/format.ts'
import { mergePack } from '../pack/import.ts'
import { PackDifferences, PackPage } from '../pages/pack.tsx'
import { memberOf, showDesk } from './show.tsx'

/** The graph of tags as a file, out and in. Behind the guard of the room. */
export function packRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get(urls.deskPack(), (c) => showPack(house, c, {}))
  routes.get(`${urls.deskPack()}/tags.json`, (c) => {
    c.header('Content-Type', 'application/json; charset=utf-8')
    return stream(c, async (out) => {
      for await (const piece of writePack(house.db)) await out.write(piece)
    })
  })
  routes.post(urls.deskPack(), (c) => take(house, c))
  return routes
}

/** Looked at first; the page that shows the differences sends the pack again. */
async function take(house: House, c: Context<WebEnv>): Promise<Response> {
  const form = await readForm(c)
  const looked = form.text('pack')
  const [file] = form.files('file')
  const json = looked !== '' ? looked : ((await file?.text()) ?? '')
  if (json === '') return showPack(house, c, { file: 'Choose a file.' })
  const pack = parsePack(json)
  if (!pack.ok) return showPack(house, c, { file: `The file cannot be taken: ${pack.problem}.` })
  const merged = await mergePack(house, pack.value, { userId: memberOf(c).id, dryRun: looked === '' })
  if (looked !== '') {
    const done = `${withThousands(merged.made)} tags and ${withThousands(merged.tied.length)} ties have come in.`
    return goOn(c, urls.deskHistory(), done)
  }
  const body = <PackDifferences token={formToken(house, c)} pack={json} merged={merged} />
  return showDesk(house, c, { at: 'pack', title: 'What the pack brings', body })
}

function showPack(house: House, c: Context<WebEnv>, errors: FieldErrors): Promise<Response> {
  const body = <PackPage token={formToken(house, c)} errors={errors} />
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return showDesk(house, c, { at: 'pack', title: 'Tag packs', body }, status)
}
