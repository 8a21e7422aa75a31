import type { Look, Stretch, Type } from './type.ts'

/** Words that look alike, before they are set. */
export interface Words {
  readonly text: string
  readonly look: Look
  readonly link: string | undefined
}

/** A piece of a set line. */
export interface Piece extends Stretch {
  readonly look: Look
  readonly link: string | undefined
  /** from the line's beginning */
  readonly x: number
}

/** A set line. */
export interface SetLine {
  readonly pieces: readonly Piece[]
  readonly width: number
}

/** A word with the white space before it; each sign of Chinese and Japanese is one, but what may not begin a line stays with the sign before. */
const TOKEN =
  /\n|[^\S\n]*(?:[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef](?:[、。，．・：；？！）」』】〕〉》ーっゃゅょぁぃぅぇぉッャュョァィゥェォ々…]*)|[^\s\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]+?(?:[-–—]+|(?=[\s\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef])|$))|[^\S\n]+$/gu

/** Sets words in lines of this width, none wider unless a single word is.
 * @param indent of the first line */
export function setLines(type: Type, words: readonly Words[], width: number, indent = 0): readonly SetLine[] {
  const lines: { pieces: Piece[]; width: number }[] = [{ pieces: [], width: indent }]
  for (const { text, look, link } of words) {
    for (const [token] of text.matchAll(TOKEN)) {
      let line = lines.at(-1) ?? { pieces: [], width: 0 }
      if (token === '\n') {
        lines.push({ pieces: [], width: 0 })
        continue
      }
      let stretches = type.stretches(token, look)
      if (line.width + widthOf(type, token.trimEnd(), look) > width && line.pieces.length > 0) {
        line = { pieces: [], width: 0 }
        lines.push(line)
        stretches = type.stretches(token.trimStart(), look)
      }
      for (const stretch of stretches) {
        add(line, { ...stretch, look, link, x: line.width })
        line.width += stretch.width
      }
    }
  }
  return lines
}

function widthOf(type: Type, text: string, look: Look): number {
  return type.stretches(text, look).reduce((sum, { width }) => sum + width, 0)
}

/** What looks alike and stands together is drawn at once. */
function add(line: { pieces: Piece[] }, piece: Piece): void {
  const last = line.pieces.at(-1)
  if (last && last.face === piece.face && last.look === piece.look && last.link === piece.link)
    line.pieces[line.pieces.length - 1] = { ...last, text: last.text + piece.text, width: last.width + piece.width }
  else line.pieces.push(piece)
}
