import { createHash } from 'node:crypto'
import type { Font } from 'fontkit'
import { creditOf, namesOf } from '../about.ts'
import type { Book } from '../book.ts'
import { literata } from '../faces.ts'
import { broken, canLetter, letter, widthOf } from './lettering.ts'
import { png } from './png.ts'
import { fill, type Outline, SHADES } from './raster.ts'

const [WIDTH, HEIGHT] = [600, 900]
const MARGIN = 54
const GROUND = [251, 248, 243] as const
const INK = 0
const SOFT = 1
const PANES = 2

/** Colours of glass, of which each book takes five. */
const GLASS: readonly (readonly [number, number, number])[] = [
  [29, 92, 107],
  [156, 47, 78],
  [91, 58, 134],
  [22, 102, 90],
  [184, 122, 32],
  [58, 96, 160],
  [140, 74, 38],
]

type Picture = { readonly width: number; readonly height: number; readonly points: Uint8Array }

/** The cover of a book: title, names, fandoms, and the half-round window with panes in colours of the book's own. Where our faces lack a letter
 * there is the window alone, so that a book is the same whatever faces a machine has.
 * @returns a PNG of 600 by 900 */
export async function drawCover(book: Book): Promise<Uint8Array> {
  const picture: Picture = { width: WIDTH, height: HEIGHT, points: new Uint8Array(WIDTH * HEIGHT) }
  const [bold, plain] = [await literata(700, 'normal'), await literata(400, 'normal')]
  const fandoms = [...new Set(book.parts.flatMap(({ work }) => work.tags.fandoms.map(({ name }) => name)))]
  let y = write(picture, bold, book.title, { top: 90, sizes: [64, 54, 44, 36, 28], most: 6, colour: INK })
  y = write(picture, plain, book.kind === 'gathering' ? creditOf(book) : namesOf(book.creators), {
    top: y + 34,
    sizes: [30, 24, 20],
    most: 3,
    colour: INK,
  })
  if (y < 520)
    write(picture, plain, fandoms.slice(0, 2).join(', '), { top: y + 26, sizes: [21, 17], most: 2, colour: SOFT })
  for (const [at, pane] of window().entries()) fill(picture, [pane], PANES + at)
  return png(WIDTH, HEIGHT, picture.points, paletteOf(book.identifier))
}

type Lines = {
  readonly top: number
  /** the largest in which it fits is taken */
  readonly sizes: readonly number[]
  readonly most: number
  readonly colour: number
}

/** @returns where the last line ends */
function write(picture: Picture, faces: readonly Font[], text: string, { top, sizes, most, colour }: Lines): number {
  if (!canLetter(faces, text)) return top
  for (const size of sizes) {
    const lines = broken(faces, text, { size, width: WIDTH - 2 * MARGIN, most })
    if (!lines) continue
    for (const [at, line] of lines.entries()) {
      const width = widthOf(faces, line, size)
      fill(picture, letter(faces, line, size, (WIDTH - width) / 2, top + size * (0.8 + 1.2 * at)).outlines, colour)
    }
    return top + size * 1.2 * lines.length
  }
  return top
}

/** Five panes: the round one in the middle, and four around it. */
function window(): readonly Outline[] {
  const [x, y, inner, outer] = [WIDTH / 2, HEIGHT - 70, 78, 230]
  const gap = 7
  const arc = (radius: number, from: number, to: number) =>
    Array.from({ length: 33 }, (_, step) => from + ((to - from) * step) / 32).flatMap((angle) => [
      x - Math.cos(angle) * radius,
      y - Math.sin(angle) * radius,
    ])
  const middle = arc(inner - gap, 0, Math.PI)
  const around = [0, 1, 2, 3].map((at) => {
    const [from, to] = [(at * Math.PI) / 4, ((at + 1) * Math.PI) / 4]
    const [near, far] = [gap / 2 / inner, gap / 2 / outer]
    const inside = arc(inner, to - near, from + near)
    return [...arc(outer, from + far, to - far), ...inside]
  })
  return [middle, ...around]
}

/** Each colour in its shades from the ground up. */
function paletteOf(identifier: string): Uint8Array {
  const hash = createHash('sha256').update(identifier).digest()
  const panes = [0, 1, 2, 3, 4].map((at) => GLASS[(hash[at] ?? 0) % GLASS.length] ?? GROUND)
  const colours = [[31, 27, 22] as const, [93, 85, 74] as const, ...panes]
  return Uint8Array.from(
    colours.flatMap((colour) =>
      Array.from({ length: SHADES }, (_, shade) =>
        colour.map((part, at) => Math.round((part * shade + (GROUND[at] ?? 0) * (SHADES - 1 - shade)) / (SHADES - 1))),
      ).flat(),
    ),
  )
}
