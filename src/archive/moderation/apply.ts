import type { Member } from '../../platform/web/viewer.ts'
import type { Transaction } from '../../schema/index.ts'
import { closeOtherSessions, findUserById, setProfile, setStanding } from '../accounts/index.ts'
import { hideComment, showComment } from '../comments/index.ts'
import type { House } from '../house.ts'
import { enqueue } from '../jobs/index.ts'
import type { Case } from '../reports/index.ts'
import { leaveTrail } from '../trail/index.ts'
import { hideWork, retagWork, showWork } from '../works/index.ts'
import { daysOf, MEASURES, type MeasureProblem, type TypedMeasure } from './measures.ts'
import { insertMeasure, type Measure, markLifted, peopleIn } from './store/measures.ts'
import { type Target, targetOf } from './targets.ts'
import { tellLifted, tellMeasure } from './telling.ts'

const DAY = 86_400_000
/** Until a work that is to be deleted goes for good, the decision can be lifted. */
const DAYS_UNTIL_GONE = 30
/** The job that then deletes it. */
export const REMOVE_WORK = 'remove-work'

type Kind = Measure['kind']

/** Does what was decided on a case, writes it down, and tells those concerned.
 * @param typed has passed the rules
 * @returns what only the database could know to speak against it */
export async function takeMeasure(
  house: House,
  trx: Transaction,
  decided: Case,
  typed: TypedMeasure,
  by: Member,
): Promise<MeasureProblem | undefined> {
  const kind = typed.kind as Kind
  const target = await targetOf(trx, decided, MEASURES[kind].to)
  if (!target) return 'nobody-there'
  if (target.people.includes(by.id)) return 'own-matter'
  const now = house.now()
  const days = daysOf(typed.days)
  const until = kind === 'suspend' && days ? new Date(now.getTime() + days * DAY).toISOString() : null
  const before = await carryOut(trx, kind, target, typed, until, now)
  if (before === undefined) return 'in-force'
  const measure = {
    kind,
    about: target.about,
    targetId: target.id,
    name: target.name,
    caseId: decided.id,
    reason: typed.reason.trim(),
    shownAs: typed.shownAs,
    until,
    before: JSON.stringify(before),
    madeAt: now.toISOString(),
    madeBy: by.id,
    people: target.people,
  }
  const id = await insertMeasure(trx, measure)
  if (kind === 'remove')
    await enqueue(trx, now, REMOVE_WORK, { measure: id }, new Date(now.getTime() + DAYS_UNTIL_GONE * DAY))
  const after = {
    ...(until ? { until } : {}),
    ...(kind === 'retag' ? { rating: typed.rating, warnings: typed.warnings } : {}),
  }
  const about = { kind: target.about, id: target.id, name: target.name }
  await leaveTrail(trx, { by, act: kind, about, people: target.people, reason: measure.reason, before, after, now })
  await tellMeasure(house, trx, { id, ...measure })
  return undefined
}

type Before = Readonly<Record<string, unknown>>

/** @returns what lifting brings back; undefined when the same is in force already */
async function carryOut(
  trx: Transaction,
  kind: Kind,
  target: Target,
  typed: TypedMeasure,
  until: string | null,
  now: Date,
): Promise<Before | undefined> {
  const reason = typed.reason.trim()
  switch (kind) {
    case 'hide':
    case 'remove':
      return (await hideWork(trx, target.id, now)) ? {} : undefined
    case 'retag':
      return asBefore(await retagWork(trx, target.id, { rating: typed.rating, warnings: typed.warnings }, now))
    case 'hide-comment':
      return (await hideComment(trx, target.id, now)) ? {} : undefined
    case 'clear-profile': {
      const profile = (await findUserById(trx, target.id))?.profile ?? ''
      await setProfile(trx, target.id, '')
      return profile === '' ? undefined : { profile }
    }
    case 'warn':
      return {}
    case 'suspend':
      await setStanding(trx, target.id, { suspendedUntil: until, reason })
      return {}
    case 'ban':
      await setStanding(trx, target.id, { bannedAt: now.toISOString(), reason })
      await closeOtherSessions(trx, target.id)
      return {}
  }
}

/** An interface is no record to the types. */
function asBefore(had: object | undefined): Before | undefined {
  return had && { ...had }
}

/** Brings back what a measure took, and tells those concerned.
 * @returns false when somebody has lifted it already */
export async function liftMeasure(
  house: House,
  trx: Transaction,
  measure: Measure,
  by: Member,
  reason: string,
): Promise<boolean> {
  const now = house.now()
  if (!(await markLifted(trx, measure.id, now))) return false
  await bringBack(trx, measure, now)
  const people = await peopleIn(trx, measure.id)
  const about = { kind: measure.about, id: measure.targetId, name: measure.name }
  const before = { in_force: measure.kind }
  await leaveTrail(trx, { by, act: 'measure-lifted', about, people, reason, before, after: {}, now })
  await tellLifted(house, trx, measure, people, reason)
  return true
}

async function bringBack(trx: Transaction, measure: Measure, now: Date): Promise<void> {
  const before = JSON.parse(measure.before) as { readonly [name: string]: unknown }
  switch (measure.kind) {
    case 'hide':
    case 'remove':
      return showWork(trx, measure.targetId, now)
    case 'retag': {
      const { rating, warnings } = before as { readonly rating: string; readonly warnings: readonly string[] }
      await retagWork(trx, measure.targetId, { rating, warnings }, now)
      return
    }
    case 'hide-comment':
      return showComment(trx, measure.targetId, now)
    case 'clear-profile':
      return setProfile(trx, measure.targetId, String(before.profile))
    case 'warn':
      return
    case 'suspend':
      return setStanding(trx, measure.targetId, { suspendedUntil: null, reason: '' })
    case 'ban':
      return setStanding(trx, measure.targetId, { bannedAt: null, reason: '' })
  }
}
