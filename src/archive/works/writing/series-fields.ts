import { forEditing } from '../../../platform/text/blocks.ts'
import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import type { Form } from '../../../platform/web/form.ts'
import { LIMITS } from '../limits.ts'
import { checkTitle } from '../rules.ts'
import { sentenceOf } from '../sentences.ts'
import type { OwnSeries } from '../store/own-series.ts'
import type { SeriesDetails } from '../store/series.ts'
import { checkNote } from '../texts.ts'
import { asTyped } from './formats.ts'
import { type Numbered, placeFrom } from './numbering.ts'

/** The form of a series as the person left it. */
export interface SeriesFields {
  readonly title: string
  readonly summary: string
  readonly notes: string
  readonly complete: boolean
  /** in the order of the series: what stands in each work's box */
  readonly places: readonly { readonly id: number; readonly position: number; readonly typed: string }[]
  /** numbers of works that are taken out */
  readonly leave: readonly number[]
}

/** @param form as a browser sent it; a work that it does not name stays where it is */
export function readSeriesFields(form: Form, series: OwnSeries): SeriesFields {
  return {
    title: form.text('title'),
    summary: form.text('summary'),
    notes: form.text('notes'),
    complete: form.has('complete'),
    places: series.works.map(({ id }, at) => ({
      id,
      position: at + 1,
      typed: form.has(`place_${id}`) ? form.text(`place_${id}`) : String(at + 1),
    })),
    leave: form.texts('leave').map(Number),
  }
}

/** A stored series as its form shows it. */
export function storedSeriesFields(series: OwnSeries): SeriesFields {
  return {
    title: series.title,
    summary: forEditing(series.summary),
    notes: forEditing(series.notes),
    complete: series.complete,
    places: series.works.map(({ id }, at) => ({ id, position: at + 1, typed: String(at + 1) })),
    leave: [],
  }
}

type CheckedSeries =
  | { readonly ok: true; readonly details: SeriesDetails; readonly rows: readonly Numbered[] }
  | { readonly ok: false; readonly errors: FieldErrors }

/** May a series say this about itself, and stand in this order? */
export function checkSeries(fields: SeriesFields): CheckedSeries {
  const title = checkTitle(fields.title)
  const summary = checkNote(asTyped(fields.summary, 'detect'), LIMITS.summary, 'summary-too-long')
  const notes = checkNote(asTyped(fields.notes, 'detect'), LIMITS.notes, 'notes-too-long')
  const rows = fields.places.map(({ id, position, typed }) => ({ id, position, wanted: placeFrom(typed) }))
  const errors: Record<string, string> = {}
  if (title.value === '') errors.title = 'A series needs a title.'
  if (title.problem) errors.title = sentenceOf(title.problem)
  if (summary.problem) errors.summary = sentenceOf(summary.problem)
  if (notes.problem) errors.notes = sentenceOf(notes.problem)
  for (const { id, wanted } of rows)
    if (wanted === undefined) errors[`place_${id}`] = 'A place is a whole number, 1 or more.'
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const details = { title: title.value, summary: summary.html, notes: notes.html, complete: fields.complete }
  return { ok: true, details, rows: rows.map((row) => ({ ...row, wanted: row.wanted ?? row.position })) }
}
