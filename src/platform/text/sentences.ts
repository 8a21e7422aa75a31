/** A piece of a text, from this character up to that one. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Some voices stop in the middle of what is longer. */
const LONGEST = 280

/** Where a longer sentence may be parted, the best places first. */
const BREAKS: readonly RegExp[] = [/[;:—–]\s*/g, /[,،、，]\s*/g, /\s+/g]

/**
 * The sentences of a paragraph, as one would read them aloud, without the blanks around them. Long ones are parted where one would
 * take breath. Together they hold every sign that is not a blank, in order.
 * @param language BCP 47; any other word is read as no language
 */
export function sentencesIn(text: string, language: string): readonly Span[] {
  const found: Span[] = []
  // where a line of the source ends, nothing does
  for (const { index, segment } of segmenterFor(language).segment(text.replace(/\s/g, ' ')))
    for (const part of parted({ from: index, to: index + segment.length }, text)) {
      const words = trimmed(part, text)
      if (words.from < words.to) found.push(words)
    }
  return found
}

function segmenterFor(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language || 'und', { granularity: 'sentence' })
  } catch {
    return new Intl.Segmenter('und', { granularity: 'sentence' })
  }
}

function parted(span: Span, text: string): readonly Span[] {
  const parts: Span[] = []
  let from = span.from
  while (span.to - from > LONGEST) {
    const to = from + breakIn(text.slice(from, from + LONGEST))
    parts.push({ from, to })
    from = to
  }
  return [...parts, { from, to: span.to }]
}

/** @returns where the piece is parted: behind the last good place of its second half, or at its end, but never within a letter */
function breakIn(piece: string): number {
  for (const pattern of BREAKS) {
    const last = [...piece.matchAll(pattern)].at(-1)
    const at = last ? last.index + last[0].length : 0
    if (at > LONGEST / 2) return at
  }
  return /[\ud800-\udbff]$/.test(piece) ? piece.length - 1 : piece.length
}

function trimmed({ from, to }: Span, text: string): Span {
  const piece = text.slice(from, to)
  const [before, after] = [piece.length - piece.trimStart().length, piece.length - piece.trimEnd().length]
  return { from: from + before, to: Math.max(from + before, to - after) }
}
