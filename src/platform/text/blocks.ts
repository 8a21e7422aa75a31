/** The text model: how a text is kept, edited and read. See docs/decisions/0006-text-model.md. */
export { forEditing } from './editing.ts'
export { guessFormat } from './guess.ts'
export { assignIds } from './ids.ts'
export { toBlocks } from './normalise.ts'
export { excerpt, plainText } from './reading.ts'
export { storyHtml, type TextFormat } from './written.ts'
