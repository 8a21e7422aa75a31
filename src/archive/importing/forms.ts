import { BrokenForm, type Form } from '../../platform/web/form.ts'
import { FIXED_TAGS, splitTags } from '../tags/index.ts'
import { parseTold, type Told } from './manifest.ts'

/** What a member fills in beside the files, as typed. */
export interface ImportFields {
  /** id of the pseud */
  readonly pseud: string
  readonly fandoms: string
  readonly additional: string
  readonly rating: string
  readonly warning: string
  readonly language: string
}

export const EMPTY_FIELDS: ImportFields = {
  pseud: '',
  fandoms: '',
  additional: '',
  rating: '',
  warning: '',
  language: 'en',
}

export function readImportFields(form: Form): ImportFields {
  return {
    pseud: form.text('pseud'),
    fandoms: form.text('fandoms'),
    additional: form.text('additional'),
    rating: form.text('rating'),
    warning: form.text('warning'),
    language: form.text('language'),
  }
}

/** @returns what the import says where the files are silent
 * @throws {BrokenForm} for choices that our page does not offer */
export function toldBy({ fandoms, additional, rating, warning, language }: ImportFields): Told {
  const read = parseTold({
    fandoms: splitTags(fandoms),
    additional_tags: splitTags(additional),
    ...(rating === '' ? {} : { rating }),
    ...(warning === '' ? {} : { archive_warnings: [warning] }),
    ...(language === '' ? {} : { lang: language }),
  })
  if (!read.ok) throw new BrokenForm(read.problem)
  return read.value.value
}

/** @returns the names of a fixed kind, to choose from */
export function choicesOf(type: 'rating' | 'warning'): readonly (readonly [value: string, label: string])[] {
  return FIXED_TAGS.filter((tag) => tag.type === type).map(({ name }) => [name, name])
}
