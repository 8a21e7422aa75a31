import { withThousands } from '../../platform/text/dates.ts'
import type { FieldErrors } from '../../platform/ui/fields.tsx'
import { LIMITS } from './limits.ts'
import type { Problem, ProblemName, Problems } from './typed.ts'

/** What a person is told, and can do something about. */
const SENTENCES: Readonly<Record<ProblemName, (problem: Problem) => string>> = {
  'title-missing': () => 'A work needs a title.',
  'title-too-long': ({ over }) =>
    `A title holds ${LIMITS.title} characters; this one has ${characters(over)} too many.`,
  'language-missing': () => 'Say which language the work is in.',
  'language-unknown': ({ what }) => `“${what}” is not one of the languages of this archive.`,
  'rating-missing': () => 'Choose a rating; “Not Rated” is one too.',
  'rating-unknown': ({ what }) => `“${what}” is not one of the ratings.`,
  'warning-missing': () => 'Choose at least one archive warning; choosing not to use them is a choice too.',
  'warning-unknown': ({ what }) => `“${what}” is not one of the archive warnings.`,
  'category-unknown': ({ what }) => `“${what}” is not one of the categories.`,
  'fandom-missing': () => 'Name at least one fandom; “Original Work” is one too.',
  'tag-too-long': ({ over, what }) =>
    `A tag holds ${LIMITS.tagName} characters; “${what}” has ${characters(over)} too many.`,
  'tag-has-comma': ({ what }) => `A comma parts tags, so no tag holds one: “${what}”.`,
  'too-many-tags': ({ over, what }) =>
    `A work carries ${LIMITS.tags} fandoms, relationships, characters and additional tags together; these are ${what}, ${over} too many.`,
  'expected-broken': ({ what }) =>
    `“${what}” is not a number of chapters: write a whole number from 1 to ${withThousands(LIMITS.chapters)}, or ? while you do not know.`,
  'expected-too-few': ({ what }) =>
    `There are ${what} chapters already; write that many or more, or ? while you do not know.`,
  'summary-too-long': ({ over }) =>
    `A summary holds ${withThousands(LIMITS.summary)} characters; this one has ${characters(over)} too many.`,
  'notes-too-long': ({ over }) =>
    `Notes hold ${withThousands(LIMITS.notes)} characters; these have ${characters(over)} too many.`,
  'markup-too-long': ({ over }) => `There is far more HTML than text in this; it has ${characters(over)} too many.`,
  'text-missing': () => 'There is no text yet. To keep what you have, save it as a draft.',
  'text-too-long': ({ over }) =>
    `A chapter holds ${withThousands(LIMITS.text)} characters of HTML; this one has ${characters(over)} too many. Part it in two.`,
  'text-in-too-many-pieces': () =>
    `A chapter is broken into lines, paragraphs and marked words at most ${withThousands(LIMITS.pieces)} times. Part it in two.`,
}

/** @returns what a person is told about the problem */
export function sentenceOf(problem: Problem): string {
  return SENTENCES[problem.name](problem)
}

/** @returns a sentence for each field that has a problem */
export function sentencesOf<Field extends string>(problems: Problems<Field>): FieldErrors {
  return Object.fromEntries(
    Object.entries<Problem | undefined>(problems).flatMap(([field, problem]) =>
      problem ? [[field, sentenceOf(problem)]] : [],
    ),
  )
}

function characters(over: number): string {
  return over === 1 ? '1 character' : `${withThousands(over)} characters`
}
