import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { formToken } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import type { Around, Series, Shown } from '../works/index.ts'
import { SubscribeForm } from './pages.tsx'
import type { Kind } from './rules.ts'
import { subscriptionTo } from './subscriptions.ts'

/** Around a work: the way to follow it, for members. */
export async function followAround(house: House, c: Context<WebEnv>, { work }: Shown): Promise<Around> {
  const form = await followForm(house, c, { kind: 'work', of: work.id, back: urls.work(work.id) })
  return form ? { actions: <li class="subscribe">{form}</li> } : {}
}

/** Around a series: the same. */
export async function followSeries(house: House, c: Context<WebEnv>, series: Series): Promise<Child> {
  const form = await followForm(house, c, { kind: 'series', of: series.id, back: urls.series(series.id) })
  return form ? <li class="subscribe">{form}</li> : null
}

interface Followed {
  readonly kind: Kind
  readonly of: number
  readonly back: string
}

/** @returns the form that follows or stops; undefined for a guest */
export async function followForm(
  house: House,
  c: Context<WebEnv>,
  { kind, of, back }: Followed,
): Promise<Child | undefined> {
  const viewer = c.get('viewer')
  if (viewer.kind === 'guest') return undefined
  const id = await subscriptionTo(house.db, viewer.id, kind, of)
  return <SubscribeForm login={viewer.login} kind={kind} of={of} id={id} token={formToken(house, c)} back={back} />
}
