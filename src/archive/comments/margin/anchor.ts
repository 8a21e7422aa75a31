import { found, textWithin } from '../../../platform/text/difference/passages.ts'
import { type Paragraph, paragraphsOf } from '../../../platform/text/paragraphs.ts'
import { allow, type Result, refuse } from '../../../platform/text/result.ts'

/** What of a text a comment is about, as it was when the comment was written. */
export interface Anchor {
  /** id of the paragraph */
  readonly block: string
  /** the inside of the paragraph */
  readonly paragraph: string
  /** the passage in its text; the same number twice for all of it */
  readonly begins: number
  readonly ends: number
  /** what lists show of it */
  readonly quote: string
}

/** So much of a paragraph is shown where all of it is meant. */
const MOST_OF_A_PARAGRAPH = 280
/** So much of a passage, which may be all of a long paragraph too. */
const MOST_OF_A_PASSAGE = 1000

/** @returns the paragraphs of a chapter that can be commented on: with an id, and with words in them */
export function commentable(html: string): readonly (Paragraph & { readonly id: string })[] {
  return paragraphsOf(html).list.flatMap((one) =>
    one.id !== undefined && textWithin(one.html).trim() !== '' ? [{ ...one, id: one.id }] : [],
  )
}

/** May a comment be about these words of the paragraph?
 * @param quote copied from the paragraph; empty for all of it
 * @param from where the passage begins, when a script has seen it being chosen */
export function anchorTo(
  { id, html }: { readonly id: string; readonly html: string },
  quote: string,
  from: number,
): Result<Anchor, 'passage-missing'> {
  const text = textWithin(html)
  const wanted = quote.trim()
  if (wanted === '')
    return allow({ block: id, paragraph: html, begins: 0, ends: 0, quote: shortened(text, MOST_OF_A_PARAGRAPH) })
  const passage = found(text, wanted, from) ?? looselyFound(text, wanted)
  if (!passage) return refuse('passage-missing')
  const { begins, ends } = passage
  return allow({
    block: id,
    paragraph: html,
    ...passage,
    quote: shortened(text.slice(begins, ends), MOST_OF_A_PASSAGE),
  })
}

/** What was copied has its white space as the page shows it, which is not how it is stored. */
function looselyFound(text: string, quote: string): { readonly begins: number; readonly ends: number } | undefined {
  const words = quote.split(/\s+/).map((word) => RegExp.escape(word))
  const match = new RegExp(words.join('\\s+')).exec(text)
  return match ? { begins: match.index, ends: match.index + match[0].length } : undefined
}

function shortened(text: string, most: number): string {
  const line = [...text.replace(/\s+/g, ' ').trim()]
  return line.length <= most ? line.join('') : `${line.slice(0, most).join('').trimEnd()}…`
}
