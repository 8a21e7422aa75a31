import type { FieldErrors } from '../../platform/ui/fields.tsx'
import type { CollectionProblem, Problems } from './rules.ts'

const SENTENCES: Readonly<Record<CollectionProblem, string>> = {
  'name-missing': 'Give it a name for its address.',
  'name-wrong': 'A name in an address has letters from A to Z, digits and underscores.',
  'name-long': 'A name has at most 60 characters.',
  'name-taken': 'There is another collection of this name.',
  'title-missing': 'Give it a title.',
  'title-long': 'A title has at most 255 characters.',
  'summary-long': 'A summary has at most 1,250 characters.',
  'text-long': 'This text has at most 50,000 characters.',
  'parent-unknown': 'There is no collection of this name.',
  'parent-deep': 'That collection is part of another one itself, or has parts: they go one deep.',
  'parent-not-yours': 'Only those who look after that collection add parts to it.',
}

/** @returns the sentence for each field that needs another look */
export function sentencesOf(problems: Problems): FieldErrors {
  return Object.fromEntries(
    Object.entries(problems).flatMap(([field, problem]) => (problem ? [[field, SENTENCES[problem]]] : [])),
  )
}
