import { readHtml } from '../../../../platform/text/parse.ts'
import { cleanPasted } from '../../../../platform/text/pasted/index.ts'
import { inlineStyles } from '../../../../platform/text/pasted/inlined.ts'
import { writeRaw } from '../../../../platform/text/pasted/raw.ts'
import { allow, refuse } from '../../../../platform/text/result.ts'
import { type Element, isElement, type Node, textOf } from '../../../../platform/text/tree.ts'
import { gathered, remark } from '../../remarks.ts'
import type { DocumentChapter, DocumentRead } from '../document.ts'
import { withoutHead } from '../heads.ts'
import { withLivingLinks } from '../links.ts'
import { withParts, withPictures } from '../pictures.ts'
import type { Preface } from '../preface.ts'
import { readPreface } from '../preface.ts'
import { takeSaid } from '../said.ts'
import { chapterTitleFrom, isChapterHead } from '../titles.ts'
import { find, findAll, hasClass, hasWords, isHeading, lineOf, treeOf, without } from '../tree.ts'
import { type PagePictures, picturesLeftOut } from './pictures.ts'
import { readStoryPage } from './story-page.ts'

/** A page of an archive of fan works, taken apart. */
export interface FanPage {
  readonly preface: Preface
  /** each with whatever stands around its text */
  readonly chapters: readonly { readonly title: string; readonly nodes: readonly Node[] }[]
  /** behind the last chapter */
  readonly after: readonly Node[]
}

/** Reads a page that an archive of fan works gave out, or that was saved from one, and any page with chapters in it.
 * @returns undefined for a page that is one text */
export function readFanPage(html: string, around: PagePictures): DocumentRead | undefined {
  const nodes = treeOf(html)
  if (!nodes) return refuse('its markup is too tangled to be read')
  const body = without(nodes, ({ tag }) => /^(?:script|style|link|meta|noscript)$/.test(tag))
  const page = downloaded(body) ?? workPage(body) ?? readStoryPage(body) ?? chaptered(body)
  if (!page) return undefined
  const sheets = findAll(nodes, ({ tag }) => tag === 'style').map(({ children }) => textOf(children))
  return documentOf(page, sheets, around)
}

/** What the largest archive, and a Fanlight, give out as HTML. */
function downloaded(nodes: readonly Node[]): FanPage | undefined {
  const [front, text] = ['preface', 'chapters'].map((id) => find(nodes, ({ attributes }) => attributes.id === id))
  const preface = front && readPreface(front.children)
  if (!preface || !text) return undefined
  const after = find(nodes, (node) => node.attributes.id === 'afterword' || hasClass(node, 'afterword'))
  const boxes = text.children.filter((child): child is Element => isElement(child) && hasClass(child, 'chapter'))
  const chapters = boxes.length > 0 ? boxes.map(titled) : byHeads(text.children)
  return { preface, chapters, after: after ? [after] : [] }
}

function titled({ children }: Element) {
  const heading = find(children, (node) => isHeading(node) && hasWords(node.children))
  return { title: heading ? lineOf(heading.children) : '', nodes: children }
}

/** Chapters follow each other, each behind its head. */
function byHeads(nodes: readonly Node[]): FanPage['chapters'] {
  const chapters: { title: string; nodes: Node[] }[] = [{ title: '', nodes: [] }]
  for (const node of nodes) {
    const head = isElement(node) ? headIn(node) : undefined
    if (head) chapters.push({ title: lineOf(head.children), nodes: [] })
    chapters.at(-1)?.nodes.push(node)
  }
  return chapters.filter((chapter) => hasWords(chapter.nodes))
}

function headIn(node: Element): Element | undefined {
  if (node.tag === 'h2') return node
  return hasClass(node, 'meta') ? find(node.children, ({ tag }) => tag === 'h2') : undefined
}

/** A page of a work as the largest archive shows it, saved from the browser. */
function workPage(nodes: readonly Node[]): FanPage | undefined {
  const skin = find(nodes, ({ attributes }) => attributes.id === 'workskin')
  const meta = find(nodes, (node) => node.tag === 'dl' && hasClass(node, 'meta'))
  if (!skin || !meta) return undefined
  const said = without(skin.children, (node) => hasClass(node, 'landmark') || hasClass(node, 'jump'))
  const text = find(said, ({ attributes }) => attributes.id === 'chapters')
  const front = without(said, ({ attributes }) => attributes.id === 'chapters' || attributes.id === 'work_endnotes')
  const preface = readPreface([meta, ...front])
  if (!preface || !text) return undefined
  const boxes = text.children.filter((child): child is Element => isElement(child) && hasClass(child, 'chapter'))
  const end = find(said, ({ attributes }) => attributes.id === 'work_endnotes')
  const chapters = boxes.length > 0 ? boxes.map(titled) : [{ title: '', nodes: text.children }]
  return {
    preface,
    chapters,
    after: end
      ? [
          { tag: 'p', attributes: {}, children: [{ text: 'End Notes' }] },
          ...findAll([end], ({ tag }) => tag === 'blockquote'),
        ]
      : [],
  }
}

/** Any page with two heads of chapters and more. */
function chaptered(nodes: readonly Node[]): FanPage | undefined {
  const holder = find(nodes, ({ children }) => headsIn(children).length > 1) ?? { children: nodes }
  const heads = headsIn(holder.children)
  if (heads.length < 2) return undefined
  const chapters: { title: string; nodes: Node[] }[] = []
  const before: Node[] = []
  for (const node of holder.children) {
    if (heads.includes(node)) chapters.push({ title: lineOf((node as Element).children), nodes: [] })
    ;(chapters.at(-1)?.nodes ?? before).push(node)
  }
  const title = find(nodes, ({ tag }) => tag === 'title') ?? find(before, isHeading)
  const name = title ? lineOf(title.children) : ''
  const front = without(before, (node) => node.tag === 'title' || (isHeading(node) && lineOf(node.children) === name))
  return {
    preface: readPreface(before) ?? { title: name, told: {}, remarks: [] },
    chapters: hasWords(front) && !readPreface(before) ? [{ title: '', nodes: front }, ...chapters] : chapters,
    after: [],
  }
}

function headsIn(nodes: readonly Node[]): readonly Node[] {
  return nodes.filter((node) => isElement(node) && isHeading(node) && isChapterHead(lineOf(node.children)))
}

function documentOf(
  { preface, chapters, after }: FanPage,
  sheets: readonly string[],
  { page, box }: PagePictures,
): DocumentRead {
  let [pictures, end] = [0, takeSaid(after).said]
  const read = chapters.map(({ title, nodes }, at): DocumentChapter => {
    const { rest, said } = takeSaid(nodes)
    const bare = withPictures(withParts(withoutHead(rest, [title, preface.title]), page), box)
    pictures += bare.count
    end = { ...end, end: end.end + said.end }
    const html = cleanPasted(writeRaw(inlineStyles(withLivingLinks(bare.nodes).nodes, sheets)), readHtml, true)
    const own = chapters.length === 1 && title === preface.title ? '' : chapterTitleFrom(title, at + 1)
    const { summary, content: contentNotes, before: notesBefore, after: notesAfter } = said
    return { title: own, summary, contentNotes, notesBefore, notesAfter, html }
  })
  const full = read.filter(({ html }) => /[\p{L}\p{N}]/u.test(html.replace(/<[^>]*>/g, '')))
  if (full.length === 0) return refuse('there is no text in it')
  const notes = [preface.told.notes_after ?? '', end.after, end.before, end.end].filter(Boolean).join('\n')
  return allow({
    title: preface.title,
    told: { ...preface.told, ...(notes ? { notes_after: notes } : {}) },
    chapters: full,
    remarks: gathered([
      ...preface.remarks,
      ...remark('left-out', 'empty-chapters', read.length - full.length, [
        'a chapter without text was left out',
        '# chapters without text were left out',
      ]),
      ...picturesLeftOut(pictures),
    ]),
    pictures: box.pictures,
  })
}
