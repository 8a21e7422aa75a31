/** A piece of a paragraph that is the same as another or is not: a word, a sign, a stretch of white space, a tag. */
export interface Token {
  /** as it stands in the text */
  readonly raw: string
  /** two tokens are the same when their keys are: the same word in italics is another one */
  readonly key: string
  /** start tags of the elements around it, the outermost first */
  readonly marks: readonly string[]
  /** whether it only opens or closes an element, so that there is nothing of its own to see */
  readonly silent: boolean
}

const PART =
  /<[^<>]*>|&[a-z\d#]+;|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}\p{M}'’]+|\s+|./gsu
const VOID = /^<(?:br|img|wbr|hr)\b/

/** Takes the inside of a leaf block apart; the parts put together again are the whole.
 * @param html from a text in its normal form, so that every tag is closed */
export function tokensOf(html: string): readonly Token[] {
  const tokens: Token[] = []
  let marks: readonly string[] = []
  let around = ''
  for (const [raw] of html.matchAll(PART)) {
    const tag = raw.startsWith('<') && raw.endsWith('>') && raw.length > 2
    if (!tag || VOID.test(raw)) {
      tokens.push({ raw, key: `${around}\n${raw}`, marks, silent: false })
      continue
    }
    marks = raw.startsWith('</') ? marks.slice(0, -1) : [...marks, raw]
    around = marks.join('')
    tokens.push({ raw, key: raw, marks, silent: true })
  }
  return tokens
}
