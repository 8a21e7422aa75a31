import { paragraphsOf } from './paragraphs.ts'

/** A place where a text can be parted without opening a list, a table or a quotation. */
export interface Cut {
  /** of the first paragraph behind it */
  readonly id: string
  /** offset into the text */
  readonly at: number
}

const TAG = /<(\/?)([a-z\d]+)[^<>]*>/g
const VOID = new Set(['hr', 'br', 'img', 'wbr', 'col'])

/** @param html as assignIds gave it
 * @returns every place but the beginning, in order */
export function cutsIn(html: string): readonly Cut[] {
  const cuts: Cut[] = []
  let [depth, end] = [0, 0]
  for (const { id, lead, html: content } of paragraphsOf(html).list) {
    let at: number | undefined
    for (const { 1: closing, 2: tag = '', index } of lead.matchAll(TAG)) {
      if (closing) depth--
      else {
        if (depth === 0) at ??= end + index
        if (!VOID.has(tag)) depth++
      }
    }
    if (at !== undefined && at > 0 && id !== undefined) cuts.push({ id, at })
    end += lead.length + content.length
  }
  return cuts
}
