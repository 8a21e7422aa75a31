import { foldName } from '../../../platform/text/fold.ts'
import { FIXED_TAGS, type FixedTag } from '../../tags/index.ts'
import { findLanguage, LANGUAGES } from '../../works/index.ts'
import type { Sort } from '../filter/filter.ts'
import { SORT_NAMES } from '../filter/names.ts'

/** Short forms of ratings, warnings and categories, the one that is printed first. Whole names are known anyway. */
const SHORT_FORMS: Readonly<Record<number, string>> = {
  9: 'unrated nr none',
  10: 'general g',
  11: 'teen t teenandup',
  12: 'mature m',
  13: 'explicit e',
  14: 'unsaid chosenottouse chosenottowarn cntw',
  16: 'none nowarnings nowarning nawa',
  17: 'violence graphicviolence',
  18: 'death characterdeath mcd',
  19: 'noncon rape',
  20: 'underage',
  116: 'f/f ff femslash',
  22: 'f/m fm m/f mf het',
  21: 'gen g',
  23: 'm/m mm slash',
  2246: 'multi',
  24: 'other',
}

type FixedType = FixedTag['type']

/** Case, accents and all marks of punctuation aside: "Rape/Non-Con" is "rapenoncon". */
function keyOf(typed: string): string {
  return foldName(typed).replace(/[^\p{L}\p{N}]/gu, '')
}

const FORMS: Readonly<Record<FixedType, ReadonlyMap<string, number>>> = {
  rating: formsOf('rating'),
  warning: formsOf('warning'),
  category: formsOf('category'),
}

function formsOf(type: FixedType): ReadonlyMap<string, number> {
  const tags = FIXED_TAGS.filter((tag) => tag.type === type)
  return new Map(
    tags.flatMap(({ id, name }) => [name, ...(SHORT_FORMS[id] ?? '').split(' ')].map((form) => [keyOf(form), id])),
  )
}

/** @returns the number of the rating, warning or category; undefined when none is called that */
export function fixedCalled(typed: string, type: FixedType): number | undefined {
  return FORMS[type].get(keyOf(typed))
}

/** What can be written for each, for whoever wrote something else. */
export function fixedForms(type: FixedType): readonly string[] {
  return FIXED_TAGS.filter((tag) => tag.type === type).map(({ id }) => shortForm(id))
}

/** @returns `teen` for 11 */
export function shortForm(id: number): string {
  return SHORT_FORMS[id]?.split(' ')[0] ?? ''
}

const LANGUAGE_NAMES: ReadonlyMap<string, string> = new Map(
  LANGUAGES.flatMap(({ code, name, english }) => [name, english].map((called) => [keyOf(called), code])),
)

/** @param typed a code or a name, in the language itself or in English
 * @returns the code; undefined for a language that is not the archive's */
export function languageCalled(typed: string): string | undefined {
  return LANGUAGE_NAMES.get(keyOf(typed)) ?? findLanguage(typed)?.code
}

/** Names of languages as {@link languageCalled} compares them. */
export const LANGUAGE_FORMS: readonly string[] = [...LANGUAGE_NAMES.keys()]

const SORTS: ReadonlyMap<string, Sort> = new Map([
  ...(Object.keys(SORT_NAMES) as Sort[]).flatMap((sort) => [[sort, sort] as const, [SORT_NAMES[sort], sort] as const]),
  ['best', 'match'],
  ['author', 'creators'],
  ['creator', 'creators'],
])

/** The names of orders. */
export const SORT_FORMS: readonly string[] = [...SORTS.keys()]

/** @returns undefined when no order is called that */
export function sortCalled(typed: string): Sort | undefined {
  return SORTS.get(typed.toLowerCase())
}

const CHOICES: Readonly<Record<string, boolean>> = {
  yes: true,
  y: true,
  t: true,
  true: true,
  '1': true,
  only: true,
  no: false,
  n: false,
  f: false,
  false: false,
  '0': false,
}

/** @returns undefined for what is neither yes nor no */
export function choiceCalled(typed: string): boolean | undefined {
  const key = typed.toLowerCase()
  return Object.hasOwn(CHOICES, key) ? CHOICES[key] : undefined
}
