import { leaves } from './scan.ts'

/** A leaf block as it stands in its text. */
export interface Paragraph {
  readonly tag: string
  readonly id: string | undefined
  /** everything between the content of the block before it and its own: ends, frames, its start tag */
  readonly lead: string
  /** its content */
  readonly html: string
}

/** Takes a text apart into its leaf blocks; put together again with what stands behind the last, they are the text. A figure
 * ends for us where its caption begins, which is a block of its own.
 * @param html as toBlocks or assignIds gave it */
export function paragraphsOf(html: string): { readonly list: readonly Paragraph[]; readonly tail: string } {
  const found = [...leaves(html)]
  let end = 0
  const list = found.map(({ tag, id, from, to }, at) => {
    const next = found[at + 1]
    const until = next ? Math.min(to, next.nameEnd - next.tag.length - 1) : to
    const lead = html.slice(end, from)
    end = until
    return { tag, id, lead, html: html.slice(from, until) }
  })
  return { list, tail: html.slice(end) }
}
