import type { MiddlewareHandler } from 'hono'
import type { Viewer, Withheld, WithheldTag } from '../../platform/web/viewer.ts'
import type { House, WebEnv } from '../house.ts'
import { tagsBelow } from '../tags/index.ts'
import { type Asker, type Outcome, outcomeOf, regionFrom, type StandingRule } from './rules.ts'
import { rulesInForce } from './store.ts'

/** How long another process may have changed a rule before it is noticed here, in milliseconds. */
const FRESH_FOR = 1000

interface Seen {
  readonly at: number
  readonly rules: readonly StandingRule[]
  /** what askers who are alike get, by what makes them alike */
  readonly known: Map<string, Withheld | undefined>
}

/** Finds out what the standing rules keep from whoever asks; stands behind everything that finds out who that is. Where there are no
 * rules, and the settings are as they come, nobody pays for it. */
export function withholdByRules(house: House): MiddlewareHandler<WebEnv> {
  let seen: Seen | undefined
  return async (c, next) => {
    const now = house.now().getTime()
    if (!seen || now < seen.at || now - seen.at >= FRESH_FOR)
      seen = { at: now, rules: await rulesInForce(house.db), known: new Map() }
    const header = house.config.regionHeader
    const viewer = c.get('viewer')
    const region = regionFrom(header === '' ? undefined : c.req.header(header))
    const withheld = await withheldFrom(house, seen, askerOf(viewer, region))
    if (withheld) c.set('viewer', { ...viewer, withheld })
    return next()
  }
}

function askerOf(viewer: Viewer, region: string): Asker {
  const member = viewer.kind === 'member'
  return { member, adultConfirmed: member && viewer.adult === true, region }
}

async function withheldFrom(house: House, { rules, known }: Seen, asker: Asker): Promise<Withheld | undefined> {
  const settings = await house.settings.read()
  const named = rules.some(({ region }) => region === asker.region) ? asker.region : ''
  const key = JSON.stringify([asker.member, asker.adultConfirmed, named, settings.guestRatings, settings.adults])
  if (!known.has(key)) known.set(key, await withTags(house, outcomeOf(rules, settings, asker)))
  return known.get(key)
}

async function withTags({ db }: House, { closed, unavailable, asked }: Outcome): Promise<Withheld | undefined> {
  if (closed.length === 0 && asked.length === 0) return undefined
  const below = await tagsBelow(db, [...closed, ...asked])
  const tagged = (ids: readonly number[]): readonly WithheldTag[] =>
    ids.map((id) => ({ id, ...(below.get(id) ?? { tags: [id], limited: [] }) }))
  return {
    key: JSON.stringify([closed, asked]),
    closed: tagged(closed),
    unavailable: tagged(unavailable),
    asked: new Set(tagged(asked).flatMap(({ tags }) => tags)),
  }
}
