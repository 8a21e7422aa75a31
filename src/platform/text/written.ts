import type { Field } from './allowed.ts'
import { markdownToHtml } from './markdown.ts'
import { toBlocks } from './normalise.ts'
import { plainToHtml } from './plain.ts'
import { sanitise } from './sanitise.ts'
import { eitherBlocks, frameBlocks, lineBlocks } from './tree.ts'

/** How a text was written before it came here. */
export type TextFormat = 'html' | 'markdown' | 'plain'

const BLOCKS = [...lineBlocks, ...eitherBlocks, ...frameBlocks, 'hr', 'br', 'article', 'html', 'body'].join('|')
const BLOCK_TAG = new RegExp(`<(?:${BLOCKS})(?:\\s[^<>]*)?/?>`, 'i')

/** What somebody typed or sent, as it may be kept: the one door into the text model.
 * @param field how much the text may hold; `inline` comes back without blocks, on one line
 * @returns HTML without ids (assignIds gives them); empty for nothing to see. Never throws */
export function storyHtml(input: string, format: TextFormat, field: Field): string {
  const clean = sanitise(toHtml(input, format), field)
  return field === 'inline' ? clean.replace(/\s+/g, ' ').trim() : toBlocks(clean)
}

function toHtml(input: string, format: TextFormat): string {
  if (format === 'html') return input
  return format === 'markdown' ? markdownToHtml(input) : plainToHtml(input)
}

/** What a text in a box that takes both is: HTML once it has a tag of a block or a line break, else plain text, in which
 * `<em>` and its like still work. */
export function guessFormat(input: string): 'html' | 'plain' {
  return BLOCK_TAG.test(input) ? 'html' : 'plain'
}
