import type { Context } from 'hono'
import { showProblem } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'

/** Too many tries from one place; @param seconds until the next one is taken */
export function showTooMany(house: House, c: Context<WebEnv>, seconds: number): Promise<Response> {
  c.header('Retry-After', String(seconds))
  return showProblem(house, c, 429, 'Too many tries in a row', [
    <p>
      This protects the accounts of everybody here. Wait {inWords(seconds)}, then go back and try once more; nothing you
      wrote is lost.
    </p>,
  ])
}

function inWords(seconds: number): string {
  if (seconds === 1) return 'a second'
  if (seconds < 100) return `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
