import { excerpt } from '../../../../platform/text/blocks.ts'
import { cutsIn } from '../../../../platform/text/cuts.ts'
import { paragraphsOf } from '../../../../platform/text/paragraphs.ts'

/** A place where a chapter can be split, as a list of choices names it. */
export interface Cut {
  /** of the first paragraph of the new chapter */
  readonly id: string
  readonly words: string
}

export function namedCuts(html: string): readonly Cut[] {
  const words = new Map(paragraphsOf(html).list.map(({ id, html: content }) => [id, excerpt(`<p>${content}</p>`, 70)]))
  return cutsIn(html).map(({ id }) => ({ id, words: words.get(id) || '* * *' }))
}
