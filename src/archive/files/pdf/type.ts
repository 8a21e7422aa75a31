import type { Font } from 'fontkit'
import { eastAsian, faceFor, literata, type Slant, type Weight } from '../faces.ts'

/** How words look. */
export interface Look {
  readonly size: number
  readonly weight: Weight
  readonly slant: Slant
}

/** Letters that one face sets. */
export interface Stretch {
  readonly face: Font
  readonly text: string
  readonly width: number
}

/** Faces that are measured with; what no face has stands as a question mark. */
export interface Type {
  readonly stretches: (text: string, look: Look) => readonly Stretch[]
  /** letters that no face has, so far */
  readonly missing: () => number
}

const STAND_IN = '?'

/** @param language BCP 47, for the regional forms of Chinese characters */
export async function openType(language: string): Promise<Type> {
  const others = await eastAsian(language)
  const faces = new Map<string, readonly Font[]>()
  for (const weight of [400, 700] as const)
    for (const slant of ['normal', 'italic'] as const)
      faces.set(`${weight} ${slant}`, [...(await literata(weight, slant)), ...(others ? [others] : [])])
  const widths = new Map<Font, Map<string, number>>()
  let missing = 0
  const measure = (face: Font, text: string) => {
    const known = widths.get(face) ?? new Map<string, number>()
    widths.set(face, known)
    const width = known.get(text) ?? face.layout(text).advanceWidth / face.unitsPerEm
    known.set(text, width)
    return width
  }
  return {
    stretches(text, { size, weight, slant }) {
      const list = faces.get(`${weight} ${slant}`) ?? []
      const found: { face: Font; text: string }[] = []
      for (const letter of text) {
        const face = faceFor(list, letter.codePointAt(0) ?? 0)
        if (!face) missing++
        const [setIn, set] = [face ?? list[0], face ? letter : STAND_IN]
        const last = found.at(-1)
        if (last && last.face === setIn) last.text += set
        else if (setIn) found.push({ face: setIn, text: set })
      }
      return found.map((stretch) => ({ ...stretch, width: measure(stretch.face, stretch.text) * size }))
    },
    missing: () => missing,
  }
}
