import { expect, test } from 'vitest'
import { outcomeOf, type PolicySettings, regionFrom, type StandingRule, tidyRegion } from './rules.ts'

const open: PolicySettings = { guestRatings: [9, 10, 11, 12, 13], adults: 'ask' }
const guest = { member: false, adultConfirmed: false, region: 'ZZ' }
const member = { ...guest, member: true }
const rule = (tagId: number, verdict: StandingRule['verdict'], region = ''): StandingRule => ({
  id: tagId,
  tagId,
  region,
  verdict,
})
const NOTHING = { closed: [], unavailable: [], asked: [] }

test('without rules, and with settings as they come, nothing is kept from anybody', () => {
  expect(outcomeOf([], open, guest)).toEqual(NOTHING)
  expect(outcomeOf([], open, member)).toEqual(NOTHING)
})

test('each verdict does what it says', () => {
  const rules = [rule(100, 'unavailable'), rule(101, 'members'), rule(102, 'ask'), rule(103, 'show')]
  expect(outcomeOf(rules, open, guest)).toEqual({ closed: [100, 101], unavailable: [100], asked: [102] })
  expect(outcomeOf(rules, open, member)).toEqual({ closed: [100], unavailable: [100], asked: [102] })
})

test('a rule for a region comes before one for everywhere, in either order, and can lift it', () => {
  const rules = [rule(100, 'show', 'DE'), rule(100, 'unavailable'), rule(100, 'ask', 'ZZ')]
  for (const given of [rules, rules.toReversed()]) {
    expect(outcomeOf(given, open, { ...guest, region: 'DE' })).toEqual(NOTHING)
    expect(outcomeOf(given, open, { ...guest, region: 'FR' }).unavailable).toEqual([100])
    expect(outcomeOf(given, open, guest)).toEqual({ closed: [], unavailable: [], asked: [100] })
  }
})

test('guests open the ratings that are theirs; works for adults may take an account, or a known adult', () => {
  expect(outcomeOf([], { ...open, guestRatings: [10, 11] }, guest).closed).toEqual([9, 12, 13])
  expect(outcomeOf([], { ...open, guestRatings: [10, 11] }, member).closed).toEqual([])
  expect(outcomeOf([], { ...open, adults: 'members' }, guest).closed).toEqual([9, 12, 13])
  expect(outcomeOf([], { ...open, adults: 'members' }, member).closed).toEqual([])
  expect(outcomeOf([], { ...open, adults: 'confirmed' }, member).closed).toEqual([9, 12, 13])
  expect(outcomeOf([], { ...open, adults: 'confirmed' }, { ...member, adultConfirmed: true }).closed).toEqual([])
})

test('a region is two letters, and unknown when a header says nothing that is one', () => {
  expect(regionFrom('de')).toBe('DE')
  for (const nothing of [undefined, '', 'XX', 'T1', 'Germany', 'D']) expect(regionFrom(nothing)).toBe('ZZ')
  expect(tidyRegion(' fr ')).toBe('FR')
  expect(tidyRegion('')).toBe('')
  expect(tidyRegion('EU!')).toBeUndefined()
})
