import { inBlocks } from './in-blocks.ts'
import { parse } from './parse.ts'
import { serialise } from './serialise.ts'

/** The text model's one form of a text: every line of text stands in a leaf block, every other block holds only blocks.
 * Loose text becomes paragraphs, empty lines part them, empty paragraphs go, typed scene dividers become `hr`.
 * @param html sanitised
 * @returns well-formed HTML with one line end between blocks; doing it again changes nothing. Never throws
 * @see docs/decisions/0006-text-model.md */
export function toBlocks(html: string): string {
  return serialise(inBlocks(parse(html)))
}
