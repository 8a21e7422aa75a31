import type { Context } from 'hono'
import { absolute } from '../../absolute.ts'
import type { House, WebEnv } from '../../house.ts'
import type { Blurb } from '../../works/index.ts'
import { sendTold } from '../send.ts'
import type { Catalogue } from './catalogue.ts'
import { OPDS_1, opds1 } from './write-1.ts'
import { OPDS_2, opds2 } from './write-2.ts'

/** Sends a part of the catalogue in the form that is asked for: OPDS 2.0 to who accepts `application/opds+json`, 1.2 to others. */
export async function sendCatalogue(house: House, c: Context<WebEnv>, catalogue: Catalogue): Promise<Response> {
  const base = absolute(house.config, '')
  const archive = (await house.settings.read()).name || 'Fanlight'
  const setting = { base, archive, viewer: c.get('viewer') }
  return /\bapplication\/opds\+json\b/.test(c.req.header('accept') ?? '')
    ? sendTold(c, opds2(catalogue, setting), OPDS_2)
    : sendTold(c, opds1(catalogue, setting), `${OPDS_1[catalogue.kind]};charset=utf-8`)
}

/** @returns when the newest of these works changed; the beginning of time where there is none */
export function newestOf(works: readonly Blurb[]): string {
  return (
    works
      .map(({ updatedAt }) => updatedAt)
      .sort()
      .at(-1) ?? '1970-01-01T00:00:00.000Z'
  )
}
