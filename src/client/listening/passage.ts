import { type Span, sentencesIn } from '../../platform/text/for-the-browser.ts'

/** Not read aloud: how a word is pronounced stands there twice, and what is hidden from those who hear pages. */
const LEFT_OUT = 'rt, rp, [aria-hidden="true"]'

/** A paragraph as a voice reads it. */
export interface Passage {
  readonly language: string
  readonly sentences: readonly Span[]
  words(sentence: number): string
  /** the same on the page */
  range(sentence: number): Range | undefined
}

/** @param block a paragraph of the text */
export function passageIn(block: HTMLElement): Passage {
  const nodes = wordsIn(block)
  const text = nodes.map(({ data }) => data).join('')
  const language = block.closest<HTMLElement>('[lang]')?.lang ?? ''
  const sentences = sentencesIn(text, language)
  return {
    language,
    sentences,
    words: (sentence) => text.slice(sentences[sentence]?.from, sentences[sentence]?.to),
    range(sentence) {
      const span = sentences[sentence]
      const [from, to] = span ? [placeOf(nodes, span.from), placeOf(nodes, span.to - 1)] : []
      if (!from || !to) return undefined
      const range = document.createRange()
      range.setStart(from.node, from.offset)
      range.setEnd(to.node, to.offset + 1)
      return range
    },
  }
}

function wordsIn(block: HTMLElement): readonly Text[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(LEFT_OUT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  const found: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) found.push(node as Text)
  return found
}

function placeOf(nodes: readonly Text[], at: number): { readonly node: Text; readonly offset: number } | undefined {
  let before = 0
  for (const node of nodes) {
    if (at < before + node.length) return { node, offset: at - before }
    before += node.length
  }
  return undefined
}
