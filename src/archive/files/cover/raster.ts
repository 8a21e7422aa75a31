/** Points of a closed outline, x and y in turn. */
export type Outline = readonly number[]

const ROWS = 4
/** Shades between the ground and a colour. */
export const SHADES = 16

interface Picture {
  readonly width: number
  readonly height: number
  readonly points: Uint8Array
}

/** Fills outlines into a picture whose every point is a colour's number times {@link SHADES}, plus how much of it. Where outlines
 * overlap they are one, as letters are drawn. */
export function fill(picture: Picture, outlines: readonly Outline[], colour: number): void {
  const edges = edgesOf(outlines)
  if (edges.length === 0) return
  const top = Math.max(0, Math.floor(edges[0]?.from ?? 0))
  const bottom = Math.min(picture.height - 1, Math.ceil(edges.reduce((most, { to }) => Math.max(most, to), 0)))
  const row = new Row(picture.width)
  let near: Edge[] = []
  let next = 0
  for (let y = top; y <= bottom; y++) {
    near = near.filter(({ to }) => to > y)
    for (let edge = edges[next]; edge && edge.from < y + 1; edge = edges[++next]) if (edge.to > y) near.push(edge)
    for (let part = 0; part < ROWS; part++) row.cover(near, y + (part + 0.5) / ROWS)
    row.paint(picture, y, colour)
  }
}

interface Edge {
  readonly from: number
  readonly to: number
  readonly x: number
  readonly slope: number
  readonly direction: 1 | -1
}

/** @returns from the top down */
function edgesOf(outlines: readonly Outline[]): readonly Edge[] {
  const edges: Edge[] = []
  for (const outline of outlines) {
    for (let at = 0; at < outline.length; at += 2) {
      const next = (at + 2) % outline.length
      const [x1, y1, x2, y2] = [outline[at] ?? 0, outline[at + 1] ?? 0, outline[next] ?? 0, outline[next + 1] ?? 0]
      if (y1 === y2) continue
      const slope = (x2 - x1) / (y2 - y1)
      if (y1 < y2) edges.push({ from: y1, to: y2, x: x1, slope, direction: 1 })
      else edges.push({ from: y2, to: y1, x: x2, slope, direction: -1 })
    }
  }
  return edges.sort((one, other) => one.from - other.from)
}

/** How much of each point of one row is covered. What is worked with is kept from row to row: a cover has some ten thousand of them. */
class Row {
  private readonly covered: Float32Array
  /** where something is covered */
  private left: number
  private right = 0
  private readonly crossings: number[] = []
  private readonly directions: number[] = []

  constructor(width: number) {
    this.covered = new Float32Array(width)
    this.left = width
  }

  /** Covers what lies between the edges along a line. */
  cover(edges: readonly Edge[], y: number): void {
    const count = this.cross(edges, y)
    let winding = 0
    for (let at = 0; at + 1 < count; at++) {
      winding += this.directions[at] ?? 0
      if (winding !== 0) this.span(this.crossings[at] ?? 0, this.crossings[at + 1] ?? 0)
    }
  }

  /** Writes the row into the picture, and is empty again. */
  paint({ width, points }: Picture, y: number, colour: number): void {
    for (let x = this.left; x < this.right; x++) {
      const shade = Math.round(Math.min(1, this.covered[x] ?? 0) * (SHADES - 1))
      if (shade > 0) points[y * width + x] = colour * SHADES + shade
    }
    if (this.left < this.right) this.covered.fill(0, this.left, this.right)
    this.left = width
    this.right = 0
  }

  /** Notes where edges cross a line, from left to right: put in place one by one, since most come in order.
   * @returns how many do */
  private cross(edges: readonly Edge[], y: number): number {
    let count = 0
    for (const { from, to, x, slope, direction } of edges) {
      if (from > y || y >= to) continue
      const crossing = x + (y - from) * slope
      let at = count++
      for (; at > 0 && (this.crossings[at - 1] ?? 0) > crossing; at--) {
        this.crossings[at] = this.crossings[at - 1] ?? 0
        this.directions[at] = this.directions[at - 1] ?? 0
      }
      this.crossings[at] = crossing
      this.directions[at] = direction
    }
    return count
  }

  private span(from: number, to: number): void {
    const [first, last] = [Math.max(0, from), Math.min(this.covered.length, to)]
    const left = Math.floor(first)
    for (let x = left; x < last; x++) {
      const part = Math.min(x + 1, last) - Math.max(x, first)
      if (part > 0) this.covered[x] = (this.covered[x] ?? 0) + part / ROWS
    }
    if (last <= first) return
    this.left = Math.min(this.left, left)
    this.right = Math.max(this.right, Math.ceil(last))
  }
}
