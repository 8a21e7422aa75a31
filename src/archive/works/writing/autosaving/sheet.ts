import type { Form } from '../../../../platform/web/form.ts'
import type { Sheet, TypedFields } from '../../store/autosaves.ts'

/** Fields of a form that nobody types. */
const NOT_TYPED = new Set(['authenticity_token', 'do', 'sheet', 'serial', 'autosave', 'kept'])

/** @param form as a browser sent it
 * @returns everything that a person put into it */
export function typedIn(form: Form): TypedFields {
  return Object.fromEntries(Object.entries(form.all()).filter(([name]) => !NOT_TYPED.has(name)))
}

/** @returns which open form sent this, and from which autosaved text it began */
export function sheetOf(form: Form): Sheet {
  const serial = Number(form.text('serial'))
  return {
    sheet: form.text('sheet').slice(0, 64),
    serial: Number.isSafeInteger(serial) ? serial : 0,
    from: startFrom(form.text('autosave')),
  }
}

/** @returns the text and its version as a form carries them: `12.3` */
export function startAs({ id, version }: { readonly id: number; readonly version: number }): string {
  return `${id}.${version}`
}

function startFrom(typed: string): Sheet['from'] {
  const [, id, version] = /^(\d{1,9})\.(\d{1,9})$/.exec(typed) ?? []
  return id === undefined || version === undefined ? undefined : { id: Number(id), version: Number(version) }
}
