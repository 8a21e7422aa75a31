import type { FieldErrors } from '../../platform/ui/fields.tsx'
import type { NewsProblem, NewsProblems } from './rules.ts'

const SENTENCES: Readonly<Record<NewsProblem, string>> = {
  'title-missing': 'Give it a title.',
  'title-long': 'A title has room for 200 characters.',
  'text-missing': 'There is nothing to read yet.',
  'text-long': 'There is room for 20,000 characters.',
  'time-unusable': 'Write a day and a time such as 2026-12-01 18:00, or leave it empty.',
  'section-missing': 'Say under which heading the question stands.',
  'section-long': 'A heading has room for 100 characters.',
  'question-missing': 'Write the question.',
  'question-long': 'A question has room for 300 characters.',
  'banner-long': 'A banner has room for 300 characters.',
}

/** @returns the sentence for each field that something is wrong with */
export function sentencesFor(problems: NewsProblems): FieldErrors {
  return Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, SENTENCES[problem]]))
}
