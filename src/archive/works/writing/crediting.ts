import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import type { Pseud } from '../../accounts/index.ts'
import type { Creator } from '../kinds.ts'
import { checkTitle } from '../rules.ts'
import { sentenceOf } from '../sentences.ts'
import type { SeriesChoice } from '../store/own-series.ts'
import { placeFrom } from './numbering.ts'
import type { WorkFields } from './work-fields.ts'

/** Which series a work leaves, and which it joins. */
export interface SeriesChange {
  readonly leave: readonly number[]
  /** without a number it begins; with one that is gone by now it begins anew */
  readonly join: { readonly id?: number; readonly title: string } | undefined
  /** 1 for the first; last when absent */
  readonly position: number | undefined
}

/** What the form says about names and series, found to be the person's own. */
export interface Credit {
  readonly pseudIds: readonly number[]
  readonly series: SeriesChange
}

/** What a person may choose from. */
export interface Choices {
  readonly pseuds: readonly Pseud[]
  readonly series: readonly SeriesChoice[]
}

const SENTENCES = {
  pseuds: 'Choose at least one of your pen names.',
  series: 'This is none of your series.',
  seriesTitle: 'A new series needs a title.',
  seriesPosition: 'The place in a series is a whole number, 1 or more; leave it empty for the last.',
} as const

/** @returns what the form asks for, with a sentence for each field where it asks for what is not there */
export function creditFrom(
  fields: WorkFields,
  { pseuds, series }: Choices,
): { readonly credit: Credit; readonly errors: FieldErrors } {
  const chosen = pseuds.length === 1 ? pseuds : pseuds.filter(({ id }) => fields.pseuds.includes(String(id)))
  const title = checkTitle(fields.seriesTitle)
  const known = series.find(({ id }) => String(id) === fields.series)
  const begins = fields.series === 'new' || (fields.series === '' && title.value !== '')
  const position = placeFrom(fields.seriesPosition)
  const errors: Record<string, string> = {}
  if (chosen.length === 0) errors.pseuds = SENTENCES.pseuds
  if (fields.series !== '' && !begins && !known) errors.series = SENTENCES.series
  if (begins && title.value === '') errors.seriesTitle = SENTENCES.seriesTitle
  if (begins && title.problem) errors.seriesTitle = sentenceOf(title.problem)
  if (fields.seriesPosition.trim() !== '' && position === undefined) errors.seriesPosition = SENTENCES.seriesPosition
  return {
    credit: {
      pseudIds: chosen.map(({ id }) => id),
      series: { leave: fields.leave.map(Number), join: begins ? { title: title.value } : known, position },
    },
    errors,
  }
}

/** The byline of a work after one of its creators chose among their own names: those of others stay.
 * @returns ids of pen names, in order */
export function bylineAfter(
  creators: readonly Creator[],
  userId: number,
  chosen: readonly number[],
): readonly number[] {
  const others = creators.filter((creator) => creator.userId !== userId).map(({ pseudId }) => pseudId)
  const kept = creators.filter(({ pseudId }) => chosen.includes(pseudId)).map(({ pseudId }) => pseudId)
  const own = [...kept, ...chosen.filter((id) => !kept.includes(id))]
  return creators[0]?.userId === userId ? [...own, ...others] : [...others, ...own]
}
