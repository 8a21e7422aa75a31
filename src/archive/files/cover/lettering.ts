import type { Font, GlyphRun } from 'fontkit'
import { faceFor } from '../faces.ts'
import type { Outline } from './raster.ts'

/** A line of letters as outlines, with how wide it is. */
export interface Lettering {
  readonly outlines: readonly Outline[]
  readonly width: number
}

/** @returns whether these faces have every letter of the text */
export function canLetter(faces: readonly Font[], text: string): boolean {
  return [...text].every((letter) => faceFor(faces, letter.codePointAt(0) ?? 0) !== undefined)
}

/** Draws a line, its base at `y`, beginning at `x`. */
export function letter(faces: readonly Font[], text: string, size: number, x: number, y: number): Lettering {
  const outlines: Outline[] = []
  let at = x
  for (const { face, part } of stretches(faces, text)) {
    const scale = size / face.unitsPerEm
    const run = layOut(face, part)
    for (const [index, glyph] of run.glyphs.entries()) {
      outlines.push(...outlinesOf(glyph.path.commands, scale, at, y))
      at += (run.positions[index]?.xAdvance ?? 0) * scale
    }
  }
  return { outlines, width: at - x }
}

/** @returns how wide {@link letter} would draw it */
export function widthOf(faces: readonly Font[], text: string, size: number): number {
  let width = 0
  for (const { face, part } of stretches(faces, text)) {
    const scale = size / face.unitsPerEm
    for (const { xAdvance } of layOut(face, part).positions) width += xAdvance * scale
  }
  return width
}

/** Lines are laid out alike in every size, and more than once while they are broken. */
const MOST_LAID_OUT = 500
const laidOut = new WeakMap<Font, Map<string, GlyphRun>>()

function layOut(face: Font, text: string): GlyphRun {
  const known = laidOut.get(face) ?? new Map<string, GlyphRun>()
  laidOut.set(face, known)
  const run = known.get(text) ?? face.layout(text)
  if (known.size >= MOST_LAID_OUT) known.clear()
  known.set(text, run)
  return run
}

function stretches(faces: readonly Font[], text: string): readonly { readonly face: Font; readonly part: string }[] {
  const found: { face: Font; part: string }[] = []
  for (const one of text) {
    const face = faceFor(faces, one.codePointAt(0) ?? 0)
    const last = found.at(-1)
    if (face && last?.face === face) last.part += one
    else if (face) found.push({ face, part: one })
  }
  return found
}

type Command = { readonly command: string; readonly args: readonly number[] }

const STEPS = 6

/** Curves become short lines; y grows downwards in a picture. */
function outlinesOf(commands: readonly Command[], scale: number, dx: number, dy: number): readonly Outline[] {
  const outlines: number[][] = []
  let [x, y] = [0, 0]
  const to = (nextX: number, nextY: number) => outlines.at(-1)?.push(dx + nextX * scale, dy - nextY * scale)
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args
    if (command === 'moveTo') outlines.push([])
    if (command === 'moveTo' || command === 'lineTo') to(a, b)
    for (let step = 1; step <= STEPS; step++) {
      const t = step / STEPS
      const u = 1 - t
      if (command === 'quadraticCurveTo')
        to(u * u * x + 2 * u * t * a + t * t * c, u * u * y + 2 * u * t * b + t * t * d)
      if (command === 'bezierCurveTo')
        to(
          u ** 3 * x + 3 * u * u * t * a + 3 * u * t * t * c + t ** 3 * e,
          u ** 3 * y + 3 * u * u * t * b + 3 * u * t * t * d + t ** 3 * f,
        )
    }
    if (command === 'quadraticCurveTo') [x, y] = [c, d]
    else if (command === 'bezierCurveTo') [x, y] = [e, f]
    else if (command !== 'closePath') [x, y] = [a, b]
  }
  return outlines
}

/** Breaks a text into lines that fit, by words; a word that is wider than a line stands alone.
 * @returns undefined when it takes more lines than it may */
export function broken(
  faces: readonly Font[],
  text: string,
  { size, width, most }: { readonly size: number; readonly width: number; readonly most: number },
): readonly string[] | undefined {
  const measure = (words: string) => widthOf(faces, words, size)
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer
    else if (measure(word) > width) return undefined
    else lines.push(word)
  }
  return lines.length <= most ? lines : undefined
}
