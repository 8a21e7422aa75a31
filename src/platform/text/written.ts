import type { Field } from './allowed.ts'
import { limitDepth } from './depth.ts'
import { markdownToHtml } from './markdown.ts'
import { toBlocks } from './normalise.ts'
import { readHtml } from './parse.ts'
import { cleanPasted } from './pasted/index.ts'
import { plainToHtml } from './plain.ts'
import { hasLostBreaks, restoredPlain, restoreText } from './restored/index.ts'
import { sanitise } from './sanitise.ts'

/** How a text was written before it came here. */
export type TextFormat = 'html' | 'markdown' | 'plain'

/** What somebody typed or sent, as it may be kept: the one door into the text model.
 * @param field how much the text may hold; `inline` comes back without blocks, on one line
 * @returns HTML without ids (assignIds gives them); empty for nothing to see. Never throws */
export function storyHtml(input: string, format: TextFormat, field: Field): string {
  const clean = sanitise(toHtml(input, format), field)
  return field === 'inline' ? clean.replace(/\s+/g, ' ').trim() : toBlocks(clean)
}

/** A text that lost its line breaks gets them back. */
function withBreaks(input: string): string {
  return hasLostBreaks(input) ? restoredPlain(input, restoreText(input)) : input
}

function toHtml(input: string, format: TextFormat): string {
  if (format === 'html') return cleanPasted(input, (html) => readHtml(limitDepth(html)))
  return format === 'markdown' ? markdownToHtml(input) : plainToHtml(withBreaks(input))
}
