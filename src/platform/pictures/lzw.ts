/** Codes have twelve bits at most. */
const MOST_CODES = 4096

/** Takes the numbers of colours out of the data of a frame of a GIF.
 * @param least bits of a colour's number; @param points how many there are to be
 * @returns undefined when the data is broken or does not hold all points
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt, appendix F */
export function unpack(data: Uint8Array, least: number, points: number): Uint8Array | undefined {
  const clear = 1 << least
  const prefix = new Uint16Array(MOST_CODES)
  const last = new Uint8Array(MOST_CODES)
  const stack = new Uint8Array(MOST_CODES + 1)
  for (let code = 0; code < clear; code++) last[code] = code
  const out = new Uint8Array(points)
  let [filled, at, bits, waiting, size, next, before, first] = [0, 0, 0, 0, least + 1, clear + 2, -1, 0]
  while (filled < points) {
    while (waiting < size) {
      if (at >= data.length) return undefined
      bits |= (data[at++] as number) << waiting
      waiting += 8
    }
    const code = bits & ((1 << size) - 1)
    bits >>>= size
    waiting -= size
    if (code === clear) {
      ;[size, next, before] = [least + 1, clear + 2, -1]
      continue
    }
    if (code === clear + 1 || code > next || (before < 0 && code >= clear)) return undefined
    let [depth, walk] = [0, code]
    if (code === next) {
      if (before < 0) return undefined
      stack[depth++] = first
      walk = before
    }
    for (; walk >= clear; walk = prefix[walk] as number) stack[depth++] = last[walk] as number
    first = walk
    stack[depth++] = first
    while (depth > 0 && filled < points) out[filled++] = stack[--depth] as number
    if (before >= 0 && next < MOST_CODES) {
      prefix[next] = before
      last[next++] = first
      if (next === 1 << size && size < 12) size++
    }
    before = code
  }
  return out
}

/** The other way round.
 * @returns the data, not yet cut into blocks */
export function pack(points: Uint8Array, least: number): Uint8Array {
  const clear = 1 << least
  const known = new Map<number, number>()
  const out = new Uint8Array(points.length * 2 + 16)
  let [filled, bits, waiting, size, next] = [0, 0, 0, least + 1, clear + 2]
  const put = (code: number) => {
    bits |= code << waiting
    waiting += size
    while (waiting >= 8) {
      out[filled++] = bits & 0xff
      bits >>>= 8
      waiting -= 8
    }
  }
  put(clear)
  let prefix = points[0] ?? 0
  for (let at = 1; at < points.length; at++) {
    const colour = points[at] as number
    const code = known.get((prefix << 8) | colour)
    if (code !== undefined) {
      prefix = code
      continue
    }
    put(prefix)
    if (next === MOST_CODES) {
      put(clear)
      known.clear()
      ;[size, next] = [least + 1, clear + 2]
    } else {
      if (next === 1 << size && size < 12) size++
      known.set((prefix << 8) | colour, next++)
    }
    prefix = colour
  }
  put(prefix)
  if (next === 1 << size && size < 12) size++
  put(clear + 1)
  if (waiting > 0) out[filled++] = bits & 0xff
  return out.slice(0, filled)
}
