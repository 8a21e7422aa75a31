/** A part of HTML that ends where a block does, and where it stands. */
export interface Stretch {
  readonly html: string
  /** in code points from 0, as databases count */
  readonly start: number
  readonly length: number
}

const BLOCK = /<\/(?:p|h[1-6]|li|pre|dd|dt|td|th|blockquote)>/g
/** A block that is longer is cut between words. */
const LONGEST = 20_000

/** The blocks of sanitised HTML one after the other; together they are all of it. */
export function* stretchesOf(html: string): IterableIterator<Stretch> {
  let [from, start] = [0, 0]
  const ends = [...[...html.matchAll(BLOCK)].map((end) => end.index + end[0].length), html.length]
  for (const end of ends) {
    while (from < end) {
      const part = html.slice(from, cutBefore(html, from, end))
      const length = codePoints(part)
      yield { html: part, start, length }
      from += part.length
      start += length
    }
  }
}

/** Never inside a tag, nor inside a character. */
function cutBefore(html: string, from: number, end: number): number {
  if (end - from <= LONGEST) return end
  const part = html.slice(from, from + LONGEST)
  const tag = part.lastIndexOf('<')
  const open = tag > part.lastIndexOf('>') ? tag : part.length
  const space = part.lastIndexOf(' ', open - 1)
  const cut = space > part.lastIndexOf('>', open - 1) ? space : open
  if (cut <= 0) return end
  return from + cut - (isHigh(html.charCodeAt(from + cut - 1)) ? 1 : 0)
}

function codePoints(text: string): number {
  let count = text.length
  for (let at = 0; at < text.length; at++) if (isHigh(text.charCodeAt(at))) count--
  return count
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
