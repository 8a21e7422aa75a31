import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import type { Form } from '../../../platform/web/form.ts'

const SENTENCE =
  'Some characters of this could not be read, since they are no UTF-8; they stand here as �. Write them anew.'

/** @returns a sentence for each field that holds something else than text */
export function unreadableIn(form: Form): FieldErrors {
  return Object.fromEntries(form.unreadable.map((name) => [name, SENTENCE]))
}
