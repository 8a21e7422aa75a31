import { isDivider } from '../dividers.ts'
import { isLong, paragraphs as keptParagraphs } from '../layout.ts'
import { headingAt } from './headings.ts'
import { isSpace } from './letters.ts'
import { type Model, theModel } from './model.ts'
import type { Kind, Piece } from './pieces.ts'
import { breakRun } from './run.ts'

export type { Kind, Piece } from './pieces.ts'

/** A text with its paragraphs found again. */
export type Restored = {
  /** in order, without overlapping; between them stands white space only */
  readonly paragraphs: readonly Piece[]
  /** from 0 to 1: how good the beginnings are expected to be (F1); 1 when the text had kept its own */
  readonly confidence: number
}

/**
 * Finds the paragraphs of a plain text. Line breaks that it still has are respected: paragraphs stay, lines that a
 * program wrapped belong together. What came as one long line is parted where speakers change and thoughts end, with
 * its scene dividers, the heads of its chapters, and its author's notes.
 * @param text any; offsets in the answer are of this very string, in UTF-16 units
 * @returns nothing for white space. The text itself is not touched. Never throws
 */
export function restoreText(text: string, model?: Model): Restored {
  const blocks = keptBlocks(text)
  const lost = areLost(blocks)
  const paragraphs: Piece[] = []
  let [said, right, due] = [0, 0, 0]
  for (const { start, end, long } of blocks) {
    if (!(lost && (long || blocks.length === 1))) {
      paragraphs.push({ start, end, kind: kindOf(text, start, end) })
      continue
    }
    const run = breakRun(text.slice(start, end), model ?? theModel())
    ;[said, right, due] = [said + run.said, right + run.right, due + run.due]
    for (const piece of run.pieces) paragraphs.push({ ...piece, start: piece.start + start, end: piece.end + start })
  }
  return { paragraphs, confidence: said + due === 0 ? 1 : Math.min(1, Math.round((200 * right) / (said + due)) / 100) }
}

/** Does a text seem to have lost its line breaks? */
export function hasLostBreaks(text: string): boolean {
  return areLost(keptBlocks(text))
}

/** The same words with an empty line between paragraphs, for whoever reads plain text; dividers as they were typed. */
export function restoredPlain(text: string, { paragraphs }: Restored): string {
  return paragraphs.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')).join('\n\n')
}

/** Some authors write long paragraphs: several of them are their own, unless they are as long as chapters. */
const CHAPTER = 3500
/** A line this long that stands alone is more than one paragraph, if anything in it begins anew. */
const SHORT = 400

function areLost(blocks: readonly Block[]): boolean {
  const length = ({ start, end }: Block) => end - start
  const [only, ...more] = blocks
  if (only && more.length === 0) return only.oneLine && length(only) > SHORT
  const long = blocks.filter((block) => block.long)
  const sum = long.reduce((total, block) => total + length(block), 0)
  if (sum === 0 || sum < blocks.reduce((total, block) => total + length(block), 0) * 0.6) return false
  return sum / long.length > CHAPTER
}

type Block = { readonly start: number; readonly end: number; readonly oneLine: boolean; readonly long: boolean }

/** The paragraphs that the text's own line breaks make, found again in it by counting letters. */
function keptBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let place = 0
  for (const lines of keptParagraphs(text.replace(/\r\n?|\u2028|\u2029/g, (ends) => '\n'.padStart(ends.length)))) {
    while (place < text.length && isSpace(text.charCodeAt(place))) place++
    const start = place
    let signs = 0
    for (const line of lines) for (let at = 0; at < line.length; at++) if (!isSpace(line.charCodeAt(at))) signs++
    while (signs > 0 && place < text.length) if (!isSpace(text.charCodeAt(place++))) signs--
    if (place > start) blocks.push({ start, end: place, oneLine: lines.length === 1, long: isLong(lines) })
  }
  return blocks
}

function kindOf(text: string, start: number, end: number): Kind {
  if (isDivider(text.slice(start, Math.min(end, start + 121)))) return 'scene-break'
  return end - start < 120 && headingAt(text, start, end, true) >= end - 1 ? 'heading' : 'p'
}
