import type { EditorView } from 'prosemirror-view'
import { cleanAttributes } from '../../platform/text/for-the-browser.ts'
import { schema } from './schema.ts'

/** Kinds of files that the archive takes. */
export const KINDS = 'image/jpeg,image/png,image/webp,image/avif,image/gif'

/** Sends a picture to the archive and puts it where the cursor is.
 * @param form that the text belongs to; it says where pictures are sent
 * @returns a sentence when it was not taken */
export async function sendPicture(view: EditorView, file: File, alt: string): Promise<string | undefined> {
  const form = view.dom.closest('form')
  const to = form?.dataset.pictures
  if (!form || to === undefined) return 'Pictures cannot be sent from here.'
  const body = new FormData()
  body.set('authenticity_token', form.querySelector<HTMLInputElement>('[name=authenticity_token]')?.value ?? '')
  body.set('picture', file)
  body.set('alt', alt)
  try {
    const answer = await fetch(to, { method: 'POST', body, headers: { Accept: 'application/json' } })
    if (answer.status === 413) return 'This file is too large: at most 10 MB are taken.'
    const told = await answer.json()
    if (!answer.ok) return String(told.sentence ?? 'The picture was not taken.')
    insert(view, told)
    return undefined
  } catch {
    return 'The picture could not be sent. Try again when the connection is back.'
  }
}

function insert(view: EditorView, told: { src: string; alt: string; width: number; height: number }): void {
  const { src, alt, width, height } = told
  const at = cleanAttributes('img', { src, alt, width: String(width), height: String(height) }, 'chapter')
  view.dispatch(view.state.tr.replaceSelectionWith(schema.node('img', { at })).scrollIntoView())
}

/** @returns the pictures among what is pasted or dropped; none when words come along, as from a word processor */
export function picturesIn(data: DataTransfer | null): readonly File[] {
  if (!data || data.types.includes('text/html') || data.types.includes('text/plain')) return []
  return [...data.files].filter(({ type }) => KINDS.split(',').includes(type))
}
