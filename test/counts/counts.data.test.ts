import { expect, test } from 'vitest'
import { checkArchive } from '../../src/archive/checking/index.ts'
import { draws } from '../draws.ts'
import { act } from './acts.ts'
import { type Crowd, openCrowd } from './crowd.ts'
import { inboxesAddUp, threadsAddUp } from './talk.ts'
import { followersAddUp, listsAddUp } from './works.ts'

const AT_ONCE = 6
/** `npm run prove:counts` asks for ten thousand. */
const ACTIONS = draws(400)
const PEOPLE = ACTIONS >= 10_000 ? 50 : 16

/** Six people act at once; each begins the next thing as soon as the last is done. */
async function letThemAct(crowd: Crowd): Promise<void> {
  let next = 0
  const goOn = async () => {
    while (next < ACTIONS) await act(crowd, next++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, goOn))
}

test(`after ${ACTIONS} things that ${PEOPLE} people did at once, everything adds up`, async () => {
  await using crowd = await openCrowd(PEOPLE)
  const { house } = crowd
  await letThemAct(crowd)
  await crowd.workOff()
  expect(crowd.broken).toEqual([])
  expect((await checkArchive(house.db)).faults).toEqual([])
  // what is drawn may be little talk and much else, least of all in a short run
  expect(crowd.written.size).toBeGreaterThanOrEqual(Math.floor(ACTIONS / 100))
  // guests' pages are kept for a second
  house.clock.now = new Date(house.clock.now.getTime() + 2000)
  await threadsAddUp(crowd)
  await inboxesAddUp(crowd)
  await listsAddUp(crowd)
  await followersAddUp(crowd)
}, 3_600_000)
