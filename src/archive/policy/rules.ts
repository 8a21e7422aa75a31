import type { RuleVerdict } from '../../schema/index.ts'
import { FIXED_TAGS, isAdultRating } from '../tags/index.ts'

/** A rule that holds. */
export interface StandingRule {
  readonly id: number
  readonly tagId: number
  /** two letters; ZZ where the region is unknown; empty for everywhere */
  readonly region: string
  readonly verdict: RuleVerdict
}

/** What the operator chose for all works. */
export interface PolicySettings {
  /** ratings that guests may open, by number of their tags */
  readonly guestRatings: readonly number[]
  /** what it takes to open works for adults: a yes, an account, or an account whose owner is known to be one */
  readonly adults: 'ask' | 'members' | 'confirmed'
}

/** What is known of whoever asks. */
export interface Asker {
  readonly member: boolean
  readonly adultConfirmed: boolean
  /** two letters, or ZZ */
  readonly region: string
}

/** What rules do to one asker, as numbers of tags. */
export interface Outcome {
  /** works that carry one of them are not there */
  readonly closed: readonly number[]
  /** of those: their own address says that they may not be shown */
  readonly unavailable: readonly number[]
  /** works that carry one of them are asked about first */
  readonly asked: readonly number[]
}

/** Where nobody knows where somebody is. */
export const UNKNOWN_REGION = 'ZZ'

const ratings = FIXED_TAGS.filter(({ type }) => type === 'rating')
const ALL_RATINGS: readonly number[] = ratings.map(({ id }) => id)
const ADULT_RATINGS: readonly number[] = ratings.filter(({ name }) => isAdultRating(name)).map(({ id }) => id)

export const RATINGS: readonly { readonly id: number; readonly name: string }[] = ratings

/** @param header what a proxy says; undefined without one
 * @returns two capital letters */
export function regionFrom(header: string | undefined): string {
  const code = (header ?? '').trim().toUpperCase()
  return /^[A-Z]{2}$/.test(code) && code !== 'XX' ? code : UNKNOWN_REGION
}

/** A rule for the asker's own region comes before one for everywhere: it can lift it, too. */
export function outcomeOf(rules: readonly StandingRule[], settings: PolicySettings, asker: Asker): Outcome {
  const verdicts = new Map<number, RuleVerdict>()
  for (const { tagId, region, verdict } of rules) if (region === '') verdicts.set(tagId, verdict)
  for (const { tagId, region, verdict } of rules) if (region === asker.region) verdicts.set(tagId, verdict)
  const tagsWith = (wanted: RuleVerdict) => [...verdicts].filter(([, verdict]) => verdict === wanted).map(([id]) => id)
  const unavailable = tagsWith('unavailable')
  const forMembers = asker.member ? [] : tagsWith('members')
  const ratedOut = asker.member ? [] : ALL_RATINGS.filter((id) => !settings.guestRatings.includes(id))
  return {
    closed: ascending([...unavailable, ...forMembers, ...ratedOut, ...adultOut(settings, asker)]),
    unavailable: ascending(unavailable),
    asked: ascending(tagsWith('ask')),
  }
}

function adultOut({ adults }: PolicySettings, { member, adultConfirmed }: Asker): readonly number[] {
  if (adults === 'members') return member ? [] : ADULT_RATINGS
  return adults === 'confirmed' && !adultConfirmed ? ADULT_RATINGS : []
}

function ascending(ids: readonly number[]): readonly number[] {
  return [...new Set(ids)].sort((a, b) => a - b)
}

/** What can be wrong with a rule; each has its sentence beside the form. */
export type RuleProblem = 'tag-unknown' | 'region-unknown' | 'reason-missing'

/** @returns the region as it is kept, or undefined when it is none */
export function tidyRegion(typed: string): string | undefined {
  const code = typed.trim().toUpperCase()
  return code === '' || /^[A-Z]{2}$/.test(code) ? code : undefined
}
