import { inlineStyles } from '../../../../platform/text/pasted/inlined.ts'
import type { Node } from '../../../../platform/text/tree.ts'
import { textOf } from '../../../../platform/text/tree.ts'
import type { ZipArchive } from '../../../../platform/zip/read.ts'
import { partText, resolved } from '../archive.ts'
import { withParts } from '../pictures.ts'
import { find, findAll, lineOf, treeOf, without } from '../tree.ts'

/** A document of a book, as it is shown, every element with its style. */
export interface BookPage {
  readonly file: string
  /** of its `title` element */
  readonly name: string
  /** what its body says that it is for */
  readonly type: string
  readonly nodes: readonly Node[]
}

/** Opens the documents of a book, each style sheet once. */
export function pageOpener(zip: ZipArchive): (file: string) => BookPage | string {
  const sheets = new Map<string, string>()
  const sheetOf = (file: string) => {
    const known = sheets.get(file)
    if (known !== undefined) return known
    const text = partText(zip, file)
    sheets.set(file, text.ok ? text.value : '')
    return text.ok ? text.value : ''
  }
  return (file) => {
    const text = partText(zip, file)
    if (!text.ok) return text.problem
    const nodes = treeOf(text.value)
    if (!nodes) return `${file}: its markup is too tangled to be read`
    const linked = findAll(nodes, ({ tag, attributes }) => tag === 'link' && /stylesheet/i.test(attributes.rel ?? ''))
      .map(({ attributes }) => resolved(file, attributes.href ?? '')?.file)
      .map((sheet) => (sheet ? sheetOf(sheet) : ''))
    const own = findAll(nodes, ({ tag }) => tag === 'style').map(({ children }) => textOf(children))
    const body = without(nodes, ({ tag }) => /^(?:style|link|meta|title|script|base)$/.test(tag))
    return {
      file,
      name: lineOf(find(nodes, ({ tag }) => tag === 'title')?.children ?? []),
      type: /<body\b[^>]*\bepub:type\s*=\s*["']([^"']*)/i.exec(text.value)?.[1] ?? '',
      nodes: inlineStyles(withParts(body, file), [...linked, ...own]),
    }
  }
}
