import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import type { AdminProblem, AdminProblems } from '../rules.ts'

const SENTENCES: Readonly<Record<AdminProblem, string>> = {
  'name-missing': 'Give the archive a name.',
  'name-long': 'The name has at most 80 characters.',
  'welcome-long': 'The welcome has at most 500 characters.',
  'source-unusable':
    'Write an address such as https://example.org/source, of at most 300 characters, or leave it empty.',
  'own-admin-role': 'You cannot take the administrator’s role from yourself. Ask another administrator to do it.',
  'own-suspension': 'You cannot suspend yourself.',
  'date-missing': 'Choose the day on which the member may post again.',
  'date-past': 'The day has to be after today.',
}

/** @returns a sentence for each field that has a problem */
export function sentencesFor(problems: AdminProblems): FieldErrors {
  return Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, SENTENCES[problem]]))
}
