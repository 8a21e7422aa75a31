import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../../../test/draws.ts'
import { assign } from '../../platform/matching/assign.ts'
import { fitOf, helpfulChanges, match, type Participant, sharedTags, type Wish } from './matching.ts'

const wish = (fandoms: readonly string[], more: Partial<Wish> = {}): Wish => ({
  fandoms: new Set(fandoms),
  relationships: new Set(),
  characters: new Set(),
  additional: new Set(),
  all: false,
  unwanted: new Set(),
  ...more,
})

const person = (
  userId: number,
  asks: readonly string[],
  offers: readonly string[],
  avoids: readonly number[] = [],
) => ({
  userId,
  requests: [wish(asks)],
  offers: [wish(offers)],
  avoids: new Set(avoids),
})

test('an offer fits by fandom and by what else is listed; all means all; what is unwanted is not made', () => {
  const holmes = wish(['holmes'], { characters: new Set(['watson', 'hudson']) })
  expect(sharedTags(wish(['holmes']), holmes)).toBe(1)
  expect(sharedTags(wish(['holmes'], { characters: new Set(['watson']) }), holmes)).toBe(2)
  expect(sharedTags(wish(['holmes'], { characters: new Set(['watson']) }), { ...holmes, all: true })).toBeUndefined()
  expect(sharedTags(wish(['holmes'], { characters: new Set(['moriarty']) }), holmes)).toBeUndefined()
  expect(sharedTags(wish(['dracula']), holmes)).toBeUndefined()
  expect(sharedTags(wish([]), holmes)).toBe(0)
  const unwanted = { ...wish(['holmes']), unwanted: new Set(['gore']) }
  expect(sharedTags(wish(['holmes'], { additional: new Set(['gore']) }), unwanted)).toBeUndefined()
  expect(sharedTags(wish(['holmes'], { additional: new Set(['gore', 'tea']) }), unwanted)).toBe(1)
})

test('everybody gives one and receives one, and those who avoid each other are kept apart', () => {
  const people = [
    person(1, ['a'], ['a'], [2]),
    person(2, ['a'], ['a']),
    person(3, ['a'], ['a']),
    person(4, ['a'], ['a']),
  ]
  const { recipientOf, withoutGiver, withoutRecipient } = match(people)
  expect([...recipientOf].sort()).toEqual([0, 1, 2, 3])
  expect([withoutGiver, withoutRecipient]).toEqual([[], []])
  expect(recipientOf[0]).not.toBe(1)
  expect(recipientOf[1]).not.toBe(0)
})

test('who is left over is told, and the change that is named matches one more', () => {
  const fandom = fc.constantFrom('a', 'b', 'c', 'd')
  const some = fc.uniqueArray(fandom, { minLength: 1, maxLength: 2 })
  const anybody = fc.record({ asks: some, offers: some, avoid: fc.integer({ min: 0, max: 12 }) })
  fc.assert(
    fc.property(fc.array(anybody, { minLength: 2, maxLength: 8 }), (drawn) => {
      const people: readonly Participant[] = drawn.map(({ asks, offers, avoid }, at) =>
        person(at, asks, offers, [avoid]),
      )
      const matching = match(people)
      matching.recipientOf.forEach((recipient, giver) => {
        const [from, to] = [people[giver], people[recipient]]
        if (from && to) expect(fitOf(from, to)).toBeDefined()
      })
      for (const { person: at, change, fandom: named } of helpfulChanges(people, matching)) {
        const changed = people.map((one, index) =>
          index !== at
            ? one
            : change === 'offer'
              ? { ...one, offers: [...one.offers, wish([named])] }
              : { ...one, requests: [...one.requests, wish([named])] },
        )
        expect(match(changed).withoutGiver.length).toBeLessThan(matching.withoutGiver.length)
      }
    }),
    { numRuns: draws(200) },
  )
})

test('people are matched as if every offer were held against every request', () => {
  const names = (all: string) => fc.uniqueArray(fc.constantFrom(...all), { maxLength: 2 }).map((some) => new Set(some))
  const wishes = fc.record({
    fandoms: names('abc'),
    relationships: names('r'),
    characters: names('xyz'),
    additional: names('t'),
    all: fc.boolean(),
    unwanted: names('xt'),
  })
  const anybody = fc.record({
    requests: fc.array(wishes, { minLength: 1, maxLength: 2 }),
    offers: fc.array(wishes, { minLength: 1, maxLength: 2 }),
  })
  fc.assert(
    fc.property(fc.array(anybody, { minLength: 2, maxLength: 7 }), (drawn) => {
      const people = drawn.map((one, userId) => ({ ...one, userId, avoids: new Set<number>() }))
      const costOf = (giver: number, recipient: number) => {
        const [from, to] = [people[giver], people[recipient]]
        const shared = from && to && fitOf(from, to)
        return shared === undefined ? -1 : 20 - shared
      }
      expect(match(people).recipientOf).toEqual([...assign(people.length, costOf)])
    }),
    { numRuns: draws(300) },
  )
})
