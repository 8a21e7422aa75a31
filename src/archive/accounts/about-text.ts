import { forEditing, guessFormat, storyHtml } from '../../platform/text/blocks.ts'

/** @param typed what a person wrote about themselves or a pen name: HTML, or plain text
 * @returns sanitised HTML as it is kept; empty for nothing */
export function keptText(typed: string): string {
  return typed === '' ? '' : storyHtml(typed, guessFormat(typed), 'note')
}

/** @returns what {@link keptText} made, as it is edited */
export function editedText(kept: string): string {
  return forEditing(kept)
}
