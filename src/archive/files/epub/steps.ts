/** An element of a document of a book, and the paragraph that it belongs to. */
export interface Step {
  /** from the body down: `section/div/p[3]`; a number only where several siblings have the name */
  readonly path: string
  /** id of the paragraph that it is, or of the nearest one before it; empty before the first */
  readonly block: string
  /** characters of text in a paragraph; 0 for what is none */
  readonly length: number
}

interface Element {
  readonly name: string
  readonly id: string
  readonly children: Element[]
  length: number
}

const PIECE = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*?)?)(\/?)>|([^<]+)/gi
const BLOCK = / id="(p[0-9a-z]+)"/

/**
 * Where each paragraph stands in a document of a book, the way reading programs name places in it. Elements inside of a paragraph
 * are left out: whoever asks for one is led to the paragraph.
 * @param xhtml as our own pages are written: every element closed, attributes in double quotes
 */
export function stepsIn(xhtml: string): readonly Step[] {
  const steps: Step[] = []
  let last = ''
  const walk = (element: Element, above: string) => {
    const counts = Map.groupBy(element.children, ({ name }) => name)
    const seen = new Map<string, number>()
    for (const child of element.children) {
      const at = (seen.get(child.name) ?? 0) + 1
      seen.set(child.name, at)
      const path = `${above}${child.name}${counts.get(child.name)?.length === 1 ? '' : `[${at}]`}`
      last = child.id || last
      steps.push({ path, block: last, length: child.id === '' ? 0 : child.length })
      if (child.id === '') walk(child, `${path}/`)
    }
  }
  walk(bodyOf(xhtml), '')
  return steps
}

function bodyOf(xhtml: string): Element {
  const root: Element = { name: '', id: '', children: [], length: 0 }
  const stack: Element[] = [root]
  for (const [, slash, name = '', rest = '', empty, text] of xhtml.slice(xhtml.indexOf('<body')).matchAll(PIECE)) {
    if (text !== undefined) for (const element of stack) element.length += text.length
    else if (slash) stack.pop()
    else {
      const element: Element = { name, id: BLOCK.exec(rest)?.[1] ?? '', children: [], length: 0 }
      stack.at(-1)?.children.push(element)
      if (!empty) stack.push(element)
    }
  }
  return root.children[0] ?? root
}
