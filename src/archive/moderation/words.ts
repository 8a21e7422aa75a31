import type { FieldErrors } from '../../platform/ui/fields.tsx'
import type { ReportProblem, ReportProblems } from '../reports/index.ts'
import type { MeasureProblem, MeasureProblems } from './measures.ts'
import type { Measure } from './store/measures.ts'

type Told = Pick<Measure, 'kind' | 'name'>

const HAPPENED: Readonly<Record<Measure['kind'], (name: string, until: string) => string>> = {
  hide: (name) => `Your work “${name}” is hidden from readers. You still read it.`,
  remove: (name) => `Your work “${name}” is hidden, and will be deleted in thirty days.`,
  retag: (name) => `Rating and warnings of your work “${name}” were changed.`,
  'hide-comment': () => 'A comment of yours is hidden.',
  'clear-profile': () => 'What you wrote about yourself on your profile was taken away.',
  warn: () => 'This is a warning.',
  suspend: (_, until) => `Your account is suspended${until}. You can read, and take your works with you.`,
  ban: () => 'Your account is closed. You cannot log in any more.',
}

/** @param until the day on which it ends, in words
 * @returns what was done, as the person concerned reads it */
export function whatHappened({ kind, name }: Told, until: string | undefined): string {
  return HAPPENED[kind](name, until === undefined ? '' : ` until ${until}`)
}

const SENTENCES: Readonly<Record<MeasureProblem | ReportProblem, string>> = {
  'kind-missing': 'Choose what is to be done.',
  'reason-missing': 'Write the reason: those concerned read it, and it stays on the trail.',
  'reason-long': 'The reason has at most 2,000 characters.',
  'days-missing': 'Say for how many days, 1 to 365.',
  'rating-missing': 'Choose the rating that the work is to have.',
  'warnings-missing': 'Choose the warnings that the work is to have.',
  'nobody-there': 'There is nothing, or nobody, left to do this to.',
  'own-matter': 'This is your own matter. Somebody else has to decide it.',
  'in-force': 'This is so already.',
  'not-yours': 'This takes a policy lead.',
  'category-missing': 'Choose what it is about.',
  'text-missing': 'Write what is wrong.',
  'text-long': 'A report has at most 5,000 characters.',
  'email-unusable': 'This is no e-mail address. Leave it empty if you want no answer.',
  'address-unknown': 'Nothing that can be reported stands at this address. Copy it from the top of your browser.',
  program: 'This field has to stay empty.',
  'too-fast': 'These were many reports in a row. Wait a few minutes, then send it once more.',
}

/** @returns a sentence for each field that has a problem */
export function sentencesFor(problems: MeasureProblems | ReportProblems): FieldErrors {
  return Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, SENTENCES[problem]]))
}
