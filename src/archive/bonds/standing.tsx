import type { MiddlewareHandler } from 'hono'
import { formToken } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { PauseForm } from './pages/pause.tsx'
import { choicesOf } from './store/choices.ts'

/** Has the control that pauses all bonds put into the header of every page of a member who has one. */
export function offerPause(house: House): MiddlewareHandler<WebEnv> {
  return (c, next) => {
    const viewer = c.get('viewer')
    if (viewer.kind === 'guest') return next()
    c.set('inHeader', async () => {
      const choices = await choicesOf(house.db, viewer.id)
      if (!choices) return null
      const { pathname, search } = new URL(c.req.url)
      const back = c.req.method === 'GET' ? pathname + search : '/bonds'
      return <PauseForm paused={choices.paused} token={formToken(house, c)} back={back} />
    })
    return next()
  }
}
