/** "Chapter 3", "PART TWO", "Prologue", with what parts the title from it. */
const NUMBERED =
  /^(?:chapter|part|book|volume|interlude)\s+(?:\d{1,3}|[ivxlc]{1,7}|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?))(?![\p{L}\p{N}])\s*[.:–—-]?/iu
const ALONE = /^(?:prologue|epilogue|interlude|intermission)(?![\p{L}\p{N}])\s*[.:–—-]?/iu
const END = /(?:^|[.!?…]["'”’»)\]*_]*)\s*$/u
const SMALL = /^(?:of|the|a|an|and|or|in|on|at|to|for|with|from|by|de|la|le|du|des|&)$/i
const MOST_WORDS = 9

/**
 * Is this the head of a chapter? Its title goes on as long as words have capitals; the last of them begins the
 * story when a small word follows it.
 * @param first whether nothing of its stretch stands before it
 * @returns the offset behind the head; 0 when it is none, such as "Chapter 3 was short."
 */
export function headingAt(text: string, start: number, to: number, first: boolean): number {
  const line = text.slice(start, Math.min(to, start + 160))
  const head = NUMBERED.exec(line)?.[0] ?? ALONE.exec(line)?.[0]
  if (head === undefined || !/^\p{Lu}/u.test(line)) return 0
  if (!first && !END.test(text.slice(Math.max(0, start - 8), start))) return 0
  const rest = line.slice(head.length)
  if (/^\s*[\p{Ll},;]/u.test(rest)) return 0
  return start + head.trimEnd().length + titleLength(rest, head)
}

/** @returns how many signs of the rest are the title, white space before it included */
function titleLength(rest: string, head: string): number {
  const parted = /[:–—-]\s*$/.test(head)
  const words = [...rest.matchAll(/\S+/g)].slice(0, MOST_WORDS + 2)
  let taken = 0
  let lastCapital = 0
  for (const word of words) {
    const bare = word[0].replace(/[^\p{L}\p{N}’'-]/gu, '')
    if (/^["“‘]/.test(word[0]) && taken > 0) return endOf(words, taken, rest)
    const capital = /^[\p{Lu}\p{N}]/u.test(bare)
    if (!capital && !(taken > 0 && SMALL.test(bare))) return lowered(words, taken, lastCapital, rest)
    taken++
    if (capital) lastCapital = taken
    if (/[.!?]$/.test(word[0])) return parted || taken > 1 ? endOf(words, taken, rest) : 0
    if (taken > MOST_WORDS) return 0
  }
  return endOf(words, taken, rest)
}

/** A small word: the last capital before it is the first word of the story. */
function lowered(words: readonly RegExpExecArray[], taken: number, lastCapital: number, rest: string): number {
  let title = Math.min(taken, lastCapital) - 1
  while (title > 0 && SMALL.test(words[title - 1]?.[0] ?? '') && !/^\p{Lu}/u.test(words[title - 1]?.[0] ?? '')) title--
  return endOf(words, title, rest)
}

function endOf(words: readonly RegExpExecArray[], count: number, rest: string): number {
  const last = words[count - 1]
  return count <= 0 || !last ? 0 : Math.min(rest.length, last.index + last[0].length)
}
