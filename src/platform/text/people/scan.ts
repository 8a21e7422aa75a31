/** A word of a text, and how it stands there. */
export type Word = {
  /** without the ’s of a possessive */
  readonly text: string
  /** lower case, apostrophes straight */
  readonly low: string
  readonly at: number
  readonly capital: boolean
  /** "Anna’s" */
  readonly owns: boolean
  /** whether a sentence or a speech begins here, so that a capital says nothing */
  readonly first: boolean
  /** whether it is spoken */
  readonly spoken: boolean
  /** what stands between the word before and this one, white space as single spaces */
  readonly gap: string
  /** lines of the text before this one */
  readonly line: number
}

const WORDS = /[\p{L}\p{M}]+(?:[’'\u2010-][\p{L}\p{M}]+)*['’]?/gu
const ENDS = /[.!?…:。！？]/
const OPENING = '“«„‟「『'
const CLOSING = '”»」』'
/** Words whose full stop ends no sentence. */
const SHORT = new Set('mr mrs ms mx dr st sr jr prof rev hon capt col gen lt sgt mme mlle m messrs'.split(' '))

/** The words of a text in order.
 * @param text paragraphs parted by line ends: whoever speaks is taken to be silent where a paragraph ends */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let [end, line] = [0, 0]
  let speech: string | undefined
  for (const { 0: found, index } of text.matchAll(WORDS)) {
    const gap = text.slice(end, index)
    const breaks = gap.includes('\n')
    if (breaks) for (const sign of gap) if (sign === '\n') line++
    const said = speechAfter(gap, breaks ? undefined : speech)
    speech = said.speech
    const owns = /['’]s?$/u.test(found) && found.length > 2
    const bare = owns ? found.replace(/['’]s?$/u, '') : found.replace(/['’]$/u, '')
    const before = words.at(-1)
    words.push({
      text: bare,
      low: bare.toLowerCase().replaceAll('’', "'"),
      at: index,
      capital: isCapital(bare),
      owns,
      first: !before || breaks || said.opens || (ENDS.test(gap) && !isShort(before, gap)),
      spoken: speech !== undefined,
      gap: gap.replace(/\s+/g, ' '),
      line,
    })
    end = index + found.length
  }
  return words
}

function isShort(before: Word, gap: string): boolean {
  return (
    /^\. ?$/.test(gap.replace(/\s+/g, ' ')) && (SHORT.has(before.low) || (before.capital && before.text.length === 1))
  )
}

/** Straight marks open where a word follows at once; a single one opens only behind white space. */
function speechAfter(
  gap: string,
  before: string | undefined,
): { readonly speech: string | undefined; readonly opens: boolean } {
  let [speech, opens] = [before, false]
  for (let at = 0; at < gap.length; at++) {
    const sign = gap[at] as string
    const last = !/\s/.test(gap.slice(at + 1))
    if (OPENING.includes(sign) || (sign === '"' && last && (at === 0 ? speech !== '"' : true))) {
      ;[speech, opens] = [sign, true]
    } else if (CLOSING.includes(sign) || sign === '"') {
      ;[speech, opens] = [undefined, false]
    } else if ((sign === '‘' || sign === "'") && last && (at === 0 ? end(gap) : true)) {
      if (speech === undefined) speech = sign
      opens = true
    } else if ((sign === '’' || sign === "'") && (speech === '‘' || speech === "'") && at < 3) {
      ;[speech, opens] = [undefined, false]
    } else if (sign === '—' && gap.includes('\n') && last) opens = true
  }
  return { speech, opens }
}

function end(gap: string): boolean {
  return gap.length === 1
}

function isCapital(word: string): boolean {
  const [one = '', two = '', three] = word
  if (one === one.toLowerCase()) return /^[dl]['’]\p{Lu}/u.test(word)
  return three === undefined || two === '’' || two === "'" || three !== three.toUpperCase() || two !== two.toUpperCase()
}
