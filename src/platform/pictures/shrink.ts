/** Points row by row, four bytes each: red, green, blue and how opaque. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** Makes a picture smaller, each point the mean of those it stands for; what cannot be seen lends no colour.
 * @param side points on the longer side; a picture that is not longer stays as it is */
export function shrink(raster: Raster, side: number): Raster {
  const scale = side / Math.max(raster.width, raster.height)
  if (scale >= 1) return raster
  const width = Math.max(1, Math.round(raster.width * scale))
  const height = Math.max(1, Math.round(raster.height * scale))
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) {
    const rows = span(y, height, raster.height)
    for (let x = 0; x < width; x++) mean(raster, span(x, width, raster.width), rows, data, (y * width + x) * 4)
  }
  return { width, height, data }
}

type Span = readonly [from: number, to: number]

function span(at: number, of: number, source: number): Span {
  const from = Math.floor((at * source) / of)
  return [from, Math.max(from + 1, Math.floor(((at + 1) * source) / of))]
}

function mean({ width, data }: Raster, columns: Span, rows: Span, out: Uint8ClampedArray, to: number): void {
  let [red, green, blue, opaque, count] = [0, 0, 0, 0, 0]
  for (let y = rows[0]; y < rows[1]; y++) {
    for (let at = (y * width + columns[0]) * 4, end = (y * width + columns[1]) * 4; at < end; at += 4) {
      const weight = data[at + 3] as number
      red += (data[at] as number) * weight
      green += (data[at + 1] as number) * weight
      blue += (data[at + 2] as number) * weight
      opaque += weight
      count++
    }
  }
  if (opaque === 0) return
  out[to] = red / opaque
  out[to + 1] = green / opaque
  out[to + 2] = blue / opaque
  out[to + 3] = opaque / count
}

/** @returns whether anything can be seen through it */
export function isSeenThrough({ data }: Raster): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true
  return false
}
