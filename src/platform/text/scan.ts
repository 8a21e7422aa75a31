import { eitherBlocks, lineBlocks } from './tree.ts'

/** A leaf block as it stands in a stored text. */
export type Leaf = {
  readonly tag: string
  /** our id; undefined where none was given yet */
  readonly id: string | undefined
  /** offsets into the text: of the name's end in the start tag, of the content, of its end */
  readonly nameEnd: number
  readonly from: number
  readonly to: number
}

const START = /<([a-z][a-z0-9]*)((?: [^<>]*)?)>/g
const ID = / id="(p[0-9a-z]+)"/

/** The leaf blocks of a text, in order, without parsing it: the form that toBlocks gives tells them apart, since a block
 * that holds blocks opens with a line end and a leaf never does. A caption follows the figure it stands in.
 * @param html as toBlocks or assignIds gave it */
export function* leaves(html: string): Generator<Leaf> {
  for (const match of html.matchAll(START)) {
    const [start, tag = '', attributes = ''] = match
    const from = match.index + start.length
    if (!isLeafStart(tag, html.charCodeAt(from))) continue
    const end = tag === 'hr' ? from : html.indexOf(`</${tag}>`, from)
    yield {
      tag,
      id: ID.exec(attributes)?.[1],
      nameEnd: match.index + 1 + tag.length,
      from,
      to: end < 0 ? html.length : end,
    }
  }
}

const LINE_END = 10

function isLeafStart(tag: string, next: number): boolean {
  if (tag === 'hr' || tag === 'figure' || lineBlocks.has(tag)) return true
  return eitherBlocks.has(tag) && next !== LINE_END
}

/** What a leaf says, markup left out; a picture says its own tag, an empty leaf its name. */
export function leafText(html: string, leaf: Leaf): string {
  const inside = html.slice(leaf.from, leaf.to)
  const text = inside.includes('<')
    ? inside
        .replace(/<br>/g, '\n')
        .replace(/<(?!img )[^<>]*>/g, '')
        .trim()
    : inside
  return text === '' ? `<${leaf.tag}>` : text
}
