import { type Context, Hono } from 'hono'
import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import { type Form, readForm } from '../../../platform/web/form.ts'
import { formToken, goOn, requireMember, showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { findOwnSeries, type OwnSeries } from '../store/own-series.ts'
import { leaveSeries, orderSeries, updateSeries } from '../store/series.ts'
import { orderByNumbers } from './numbering.ts'
import { idIn, memberOf } from './own.ts'
import { SeriesForm } from './pages/series-form.tsx'
import { checkSeries, readSeriesFields, type SeriesFields, storedSeriesFields } from './series-fields.ts'

type C = Context<WebEnv>

/** What a series says about itself, and the order of its works. */
export function editSeriesRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const address = '/series/:id{[0-9]+}/edit'
  routes.get(address, requireMember(), (c) =>
    withOwnSeries(house, c, (series) => show(house, c, series, storedSeriesFields(series), {}, 200)),
  )
  routes.post(address, requireMember(), (c) =>
    withOwnSeries(house, c, async (series) => take(house, c, series, await readForm(c))),
  )
  return routes
}

async function withOwnSeries(house: House, c: C, answer: (series: OwnSeries) => Promise<Response>): Promise<Response> {
  const series = await findOwnSeries(house.db, idIn(c, 'id'), memberOf(c).id)
  return series ? answer(series) : showNotFound(house, c)
}

async function take(house: House, c: C, series: OwnSeries, form: Form): Promise<Response> {
  const fields = readSeriesFields(form, series)
  const checked = checkSeries(fields)
  if (!checked.ok) return show(house, c, series, fields, checked.errors, 422)
  const leaving = series.works.filter(({ id }) => fields.leave.includes(id)).map(({ id }) => id)
  const staying = checked.rows.filter(({ id }) => !leaving.includes(id))
  await house.db.transaction().execute(async (trx) => {
    const now = house.now()
    await updateSeries(trx, series.id, checked.details, now)
    for (const id of leaving) await leaveSeries(trx, series.id, id, now)
    await orderSeries(trx, series.id, orderByNumbers(staying), now)
  })
  return staying.length === 0
    ? goOn(c, urls.userSeries(memberOf(c).login), 'Nothing is left in the series, so it is gone.')
    : goOn(c, urls.editSeries(series.id), 'Saved.')
}

function show(
  house: House,
  c: C,
  series: OwnSeries,
  fields: SeriesFields,
  errors: FieldErrors,
  status: 200 | 422,
): Promise<Response> {
  const body = <SeriesForm series={series} fields={fields} errors={errors} token={formToken(house, c)} />
  return showPage(house, c, { title: `Edit ${series.title}`, main: 'series-edit region', unlisted: true, body }, status)
}
