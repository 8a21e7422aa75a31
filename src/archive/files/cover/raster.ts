/** Points of a closed outline, x and y in turn. */
export type Outline = readonly number[]

const ROWS = 4
/** Shades between the ground and a colour. */
export const SHADES = 16

/** Fills outlines into a picture whose every point is a colour's number times {@link SHADES}, plus how much of it. Where outlines
 * overlap they are one, as letters are drawn. */
export function fill(
  picture: { readonly width: number; readonly height: number; readonly points: Uint8Array },
  outlines: readonly Outline[],
  colour: number,
): void {
  const edges = edgesOf(outlines)
  if (edges.length === 0) return
  const top = Math.max(0, Math.floor(Math.min(...edges.map(({ from }) => from))))
  const bottom = Math.min(picture.height - 1, Math.ceil(Math.max(...edges.map(({ to }) => to))))
  const covered = new Float32Array(picture.width)
  for (let y = top; y <= bottom; y++) {
    covered.fill(0)
    const near = edges.filter(({ from, to }) => from < y + 1 && to > y)
    for (let row = 0; row < ROWS; row++) cover(covered, near, y + (row + 0.5) / ROWS)
    for (let x = 0; x < picture.width; x++) {
      const shade = Math.round(Math.min(1, covered[x] ?? 0) * (SHADES - 1))
      if (shade > 0) picture.points[y * picture.width + x] = colour * SHADES + shade
    }
  }
}

interface Edge {
  readonly from: number
  readonly to: number
  readonly x: number
  readonly slope: number
  readonly direction: 1 | -1
}

function edgesOf(outlines: readonly Outline[]): readonly Edge[] {
  return outlines.flatMap((outline) => {
    const edges: Edge[] = []
    for (let at = 0; at < outline.length; at += 2) {
      const next = (at + 2) % outline.length
      const [x1, y1, x2, y2] = [outline[at] ?? 0, outline[at + 1] ?? 0, outline[next] ?? 0, outline[next + 1] ?? 0]
      if (y1 === y2) continue
      const slope = (x2 - x1) / (y2 - y1)
      edges.push(
        y1 < y2 ? { from: y1, to: y2, x: x1, slope, direction: 1 } : { from: y2, to: y1, x: x2, slope, direction: -1 },
      )
    }
    return edges
  })
}

function cover(covered: Float32Array, edges: readonly Edge[], y: number): void {
  const crossings = edges
    .filter(({ from, to }) => from <= y && y < to)
    .map(({ from, x, slope, direction }) => ({ x: x + (y - from) * slope, direction }))
    .sort((one, other) => one.x - other.x)
  let winding = 0
  for (const [at, { x, direction }] of crossings.entries()) {
    winding += direction
    const next = crossings[at + 1]
    if (winding !== 0 && next) span(covered, x, next.x)
  }
}

function span(covered: Float32Array, from: number, to: number): void {
  const [first, last] = [Math.max(0, from), Math.min(covered.length, to)]
  for (let x = Math.floor(first); x < last; x++) {
    const part = Math.min(x + 1, last) - Math.max(x, first)
    if (part > 0) covered[x] = (covered[x] ?? 0) + part / ROWS
  }
}
