import type { MeasureKind, ReportAbout } from '../../schema/index.ts'
import type { Right } from '../rights.ts'

/** What can be done, to what, by whom. Each is written down, told to those concerned, and can be lifted. */
export interface MeasureRule {
  readonly label: string
  readonly words: string
  /** kinds of things that are reported; it is done to them, or to whoever they belong to */
  readonly on: readonly ReportAbout[]
  /** what it is done to: the thing, or the person */
  readonly to: 'work' | 'comment' | 'member'
  readonly right: Right
}

const OF_A_PERSON: readonly ReportAbout[] = ['work', 'chapter', 'comment', 'profile', 'whisper', 'image']

export const MEASURES: Readonly<Record<MeasureKind, MeasureRule>> = {
  hide: {
    label: 'Hide the work',
    words: 'Its creators still read it, with the reason. For everybody else it is gone until this is lifted.',
    on: ['work', 'chapter'],
    to: 'work',
    right: 'judge-reports',
  },
  remove: {
    label: 'Delete the work',
    words: 'Hidden at once, gone for good in thirty days. Its creators get their text by mail.',
    on: ['work', 'chapter'],
    to: 'work',
    right: 'decide-for-good',
  },
  retag: {
    label: 'Change rating and warnings',
    words: 'To what is chosen below. The creators are told, and can appeal.',
    on: ['work', 'chapter'],
    to: 'work',
    right: 'judge-reports',
  },
  'hide-comment': {
    label: 'Hide the comment',
    words: 'Its answers stay.',
    on: ['comment'],
    to: 'comment',
    right: 'judge-reports',
  },
  'clear-profile': {
    label: 'Empty the profile',
    words: 'What the member wrote about themselves is kept here, and comes back when this is lifted.',
    on: ['profile'],
    to: 'member',
    right: 'judge-reports',
  },
  warn: {
    label: 'Warn the member',
    words: 'They are told, and it stays on record.',
    on: OF_A_PERSON,
    to: 'member',
    right: 'judge-reports',
  },
  suspend: {
    label: 'Suspend the member',
    words: 'For so many days they read and take their works with them, but post and say nothing.',
    on: OF_A_PERSON,
    to: 'member',
    right: 'suspend-members',
  },
  ban: {
    label: 'Shut the member out',
    words: 'They cannot log in any more. Their works stay.',
    on: OF_A_PERSON,
    to: 'member',
    right: 'decide-for-good',
  },
}

/** What can be wrong with a measure; each has its sentence in sentences.ts. */
export type MeasureProblem =
  | 'kind-missing'
  | 'reason-missing'
  | 'reason-long'
  | 'days-missing'
  | 'rating-missing'
  | 'warnings-missing'
  | 'nobody-there'
  | 'own-matter'
  | 'in-force'
  | 'not-yours'

export type MeasureProblems = Readonly<Record<string, MeasureProblem>>

/** A measure as the form has it. */
export interface TypedMeasure {
  readonly kind: string
  readonly reason: string
  readonly shownAs: 'absent' | 'gone' | 'law'
  /** days of a suspension, as typed */
  readonly days: string
  readonly rating: string
  readonly warnings: readonly string[]
}

export const NO_MEASURE: TypedMeasure = {
  kind: '',
  reason: '',
  shownAs: 'absent',
  days: '',
  rating: '',
  warnings: [],
}

export const REASON_MOST = 2000
export const DAYS_MOST = 365

/** @returns what can be done about a thing of this kind */
export function measuresOn(about: ReportAbout): readonly MeasureKind[] {
  return (Object.keys(MEASURES) as MeasureKind[]).filter((kind) => MEASURES[kind].on.includes(about))
}

/** @returns what is wrong, by name of field; nothing when all is well */
export function measureProblems(typed: TypedMeasure, about: ReportAbout): MeasureProblems {
  const known = measuresOn(about).some((kind) => kind === typed.kind)
  const length = [...typed.reason.trim()].length
  const days = daysOf(typed.days)
  return {
    ...(known ? {} : { kind: 'kind-missing' as const }),
    ...(length === 0 ? { reason: 'reason-missing' as const } : {}),
    ...(length > REASON_MOST ? { reason: 'reason-long' as const } : {}),
    ...(typed.kind === 'suspend' && days === undefined ? { days: 'days-missing' as const } : {}),
    ...(typed.kind === 'retag' && typed.rating === '' ? { rating: 'rating-missing' as const } : {}),
    ...(typed.kind === 'retag' && typed.warnings.length === 0 ? { warnings: 'warnings-missing' as const } : {}),
  }
}

/** @returns a whole number of days, 1 to a year; undefined for anything else */
export function daysOf(typed: string): number | undefined {
  if (!/^\d{1,3}$/.test(typed.trim())) return undefined
  const days = Number(typed)
  return days >= 1 && days <= DAYS_MOST ? days : undefined
}

/** Who decides on an appeal is not who made the measure, unless nobody else could.
 * @param others how many others may decide */
export function mayDecideAppeal(madeBy: number | null, decider: number, others: number): boolean {
  return madeBy !== decider || others === 0
}
