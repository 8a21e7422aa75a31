import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import type { Desk } from '../../catalogue/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { conditionOf, type Gauges } from '../condition.ts'
import { printMetrics } from '../metrics.ts'

/** Figures for whoever watches the archive from outside. Without a token in the settings, or with a wrong one, nothing is there. */
export function metricsRoutes(house: House, desk: Desk, gauges: Gauges): Hono<WebEnv> {
  const { metricsToken } = house.config
  return new Hono<WebEnv>().get('/metrics', async (c, next) => {
    const [, sent = ''] = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '') ?? []
    if (metricsToken === '' || !same(sent, metricsToken)) return next()
    const text = printMetrics(await conditionOf(house, desk, gauges))
    return c.body(text, 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    })
  })
}

/** In the same time whatever was sent, its length as well. */
function same(left: string, right: string): boolean {
  const [a, b] = [left, right].map((words) => createHash('sha256').update(words).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}
