import type { FieldErrors } from '../../platform/ui/fields.tsx'
import type { BookmarkProblem, Problems } from './rules.ts'

const SENTENCES: Readonly<Record<BookmarkProblem, string>> = {
  'notes-long': 'Notes have at most 5,000 characters.',
  'tags-many': 'A bookmark has at most 75 tags.',
  'tag-long': 'A tag has at most 150 characters; commas part one from the next.',
  'url-wrong': 'Write the whole address of the page, as it stands in the browser: https://…',
  'title-missing': 'Say what it is called.',
  'title-long': 'A title has at most 255 characters.',
  'author-missing': 'Say who made it; Anonymous, if nobody knows.',
  'author-long': 'A name has at most 255 characters.',
  'list-missing': 'Give the list a name.',
  'list-long': 'A name has at most 100 characters.',
  'list-taken': 'You have a list of this name.',
}

/** @returns the sentence for each field that needs another look */
export function sentencesOf(problems: Problems): FieldErrors {
  return Object.fromEntries(
    Object.entries(problems).flatMap(([field, problem]) => (problem ? [[field, SENTENCES[problem]]] : [])),
  )
}
