import type { Context } from 'hono'
import { type Here, withCollection } from '../collections/index.ts'
import { showNotFound } from '../frame/index.ts'
import type { House, WebEnv } from '../house.ts'
import { type Challenge, challengeOf } from './store/challenges.ts'

export type C = Context<WebEnv>

/** A challenge with the collection that it is in. */
export interface There {
  readonly here: Here
  readonly challenge: Challenge
}

/** Answers for the challenge of the collection that the address names. */
export function withChallenge(
  house: House,
  c: C,
  answer: (there: There) => Response | Promise<Response>,
): Promise<Response> {
  return withCollection(house, c, async (here) => {
    const challenge = await challengeOf(house.db, here.collection.id)
    return challenge ? answer({ here, challenge }) : showNotFound(house, c)
  })
}
