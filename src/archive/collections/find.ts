import type { Context } from 'hono'
import { showForbidden, showNotFound } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import type { Collection } from './kinds.ts'
import { maintains, type Standing } from './rules.ts'
import { findCollection, hasChallenge } from './store/collections.ts'
import { standingIn } from './store/people.ts'

export { memberOf } from '../accounts/index.ts'

export type C = Context<WebEnv>

/** A collection and what the viewer is to it. */
export interface Here {
  readonly collection: Collection
  readonly standing: Standing
  /** it asks people to make something */
  readonly challenge: boolean
}

/** Answers for the collection that the address names. */
export async function withCollection(
  house: House,
  c: C,
  answer: (here: Here) => Response | Promise<Response>,
): Promise<Response> {
  const collection = await findCollection(house.db, c.req.param('name') ?? '')
  if (!collection) return showNotFound(house, c)
  const viewer = c.get('viewer')
  const standing = viewer.kind === 'guest' ? undefined : await standingIn(house.db, collection.id, viewer.id)
  const challenge = await hasChallenge(house.db, collection.id)
  return answer({ collection, standing, challenge })
}

/** The same, for those who look after it. */
export function withMaintained(
  house: House,
  c: C,
  answer: (here: Here) => Response | Promise<Response>,
): Promise<Response> {
  return withCollection(house, c, (here) => (maintains(here.standing) ? answer(here) : showForbidden(house, c)))
}

/** The same, for its owners. */
export function withOwned(house: House, c: C, answer: (here: Here) => Response | Promise<Response>): Promise<Response> {
  return withCollection(house, c, (here) => (here.standing === 'owner' ? answer(here) : showForbidden(house, c)))
}

/** @returns the number of the page of a list that was asked for, 1 or more */
export function pageOf(c: C): number {
  return Math.max(1, Math.min(Math.floor(Number(c.req.query('page')) || 1), 100_000))
}
