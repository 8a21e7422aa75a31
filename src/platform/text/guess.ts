import { eitherBlocks, frameBlocks, lineBlocks } from './tree.ts'

const BLOCKS = [...lineBlocks, ...eitherBlocks, ...frameBlocks, 'hr', 'br', 'article', 'html', 'body'].join('|')
const BLOCK_TAG = new RegExp(`<(?:${BLOCKS})(?:\\s[^<>]*)?/?>`, 'i')

/** What a text in a box that takes both is: HTML once it has a tag of a block or a line break, else plain text, in which
 * `<em>` and its like still work. */
export function guessFormat(input: string): 'html' | 'plain' {
  return BLOCK_TAG.test(input) ? 'html' : 'plain'
}
