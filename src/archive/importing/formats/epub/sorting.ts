import { foldName } from '../../../../platform/text/fold.ts'
import { isElement, type Node } from '../../../../platform/text/tree.ts'
import { type Remark, remark } from '../../remarks.ts'
import { type Preface, readPreface } from '../preface.ts'
import { takeSaid } from '../said.ts'
import { find, findAll, hasClass, lineOf } from '../tree.ts'
import { type Notes, withNotes } from './notes.ts'
import type { Package } from './package.ts'
import type { Segment } from './segments.ts'

/** The stretches of a book, told apart. */
export interface Sorted {
  readonly chapters: readonly Segment[]
  readonly preface: Preface | undefined
  /** notes behind the last chapter, as HTML */
  readonly end: string
  readonly remarks: readonly Remark[]
}

type Kind = 'chapter' | 'preface' | 'cover' | 'title' | 'contents' | 'afterword' | 'empty' | 'emptied'

/** Tells chapters from what stands around them: covers, title pages, tables of contents, and the pages with which archives of fan works begin
 * and end a book. */
export function sortSegments(segments: readonly Segment[], book: Package, notes: Notes): Sorted {
  const chapters: Segment[] = []
  let preface: Preface | undefined
  let end = ''
  const left: Record<Kind, number> = {
    chapter: 0,
    preface: 0,
    cover: 0,
    title: 0,
    contents: 0,
    afterword: 0,
    empty: 0,
    emptied: 0,
  }
  for (const segment of segments) {
    const nodes = segment.pieces.flatMap((piece) => piece.nodes)
    const kind = kindOf(segment, nodes, { book, notes, first: chapters.length === 0 })
    left[kind]++
    if (kind === 'preface') preface ??= readPreface(nodes)
    if (kind === 'afterword') end += takeSaid(nodes).said.after
    if (kind !== 'chapter') continue
    chapters.push(segment)
    end += takeSaid(nodes).said.end
  }
  return { chapters, preface, end, remarks: remarksOn(left) }
}

interface Look {
  readonly book: Package
  readonly notes: Notes
  /** whether no chapter has come yet */
  readonly first: boolean
}

function kindOf(segment: Segment, nodes: readonly Node[], { book, notes, first }: Look): Kind {
  const words = lineOf(nodes)
  const [piece] = segment.pieces
  const type = `${piece?.type ?? ''} ${book.guide.get(piece?.file ?? '') ?? ''}`
  if (!/[\p{L}\p{N}]/u.test(words)) return /cover/.test(type) || hasPicture(nodes) ? 'cover' : 'empty'
  if (piece?.file === book.navigation || isContents(nodes, words)) return 'contents'
  if (first && readPreface(nodes)) return 'preface'
  if (isAfterword(segment, nodes)) return 'afterword'
  if (first && isTitlePage(words, book)) return 'title'
  return isOnlyNotes(nodes, notes) ? 'emptied' : 'chapter'
}

function hasPicture(nodes: readonly Node[]): boolean {
  return find(nodes, ({ tag }) => /^(?:img|image|svg)$/.test(tag)) !== undefined
}

/** Mostly links to other places of the book. */
function isContents(nodes: readonly Node[], words: string): boolean {
  const links = findAll(
    nodes,
    ({ tag, attributes }) => tag === 'a' && /^[^:]+(?:#|\.x?html?$)/i.test(attributes.href ?? ''),
  )
  const linked = links.reduce((sum, { children }) => sum + lineOf(children).length, 0)
  return (
    links.length >= 3 &&
    linked > words.length * 0.6 &&
    !links.every(({ children }) => /^\W*\d*\W*$/.test(lineOf(children)))
  )
}

function isTitlePage(words: string, { title, creators, publisher }: Package): boolean {
  const known = new Set(partsOf(`${title} ${creators.join(' ')} ${publisher} by a novel cover title page`))
  const said = partsOf(words)
  return said.length > 0 && said.length < 60 && said.every((word) => known.has(word))
}

function partsOf(words: string): readonly string[] {
  return foldName(words).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** What the largest archive says behind the last chapter. */
function isAfterword(segment: Segment, nodes: readonly Node[]): boolean {
  if (foldName(segment.title) !== 'afterword') return false
  const { rest } = takeSaid(nodes)
  return (
    find(rest, (node) => hasClass(node, 'message')) !== undefined ||
    /drop by the archive and comment/i.test(lineOf(rest))
  )
}

/** A document of notes, once each note stands with its chapter. */
function isOnlyNotes(nodes: readonly Node[], notes: Notes): boolean {
  const rest = withNotes(nodes, notes).nodes
  return notes.blocks.size > 0 && !rest.every((node, at) => node === nodes[at]) && isHeadingOnly(rest)
}

function isHeadingOnly(nodes: readonly Node[]): boolean {
  return nodes.every((node) => {
    if (!isElement(node)) return !/[\p{L}\p{N}]/u.test(node.text)
    return (
      /^h[1-6]$/.test(node.tag) || /^(?:end|foot)?notes?$/i.test(lineOf(node.children)) || isHeadingOnly(node.children)
    )
  })
}

function remarksOn(left: Readonly<Record<Kind, number>>): readonly Remark[] {
  return [
    ...remark('changed', 'title-page', left.preface, [
      'its first page went into the fields of the work',
      'its first pages went into the fields of the work',
    ]),
    ...remark('left-out', 'cover', left.cover, [
      'a page that is a picture was left out',
      '# pages that are pictures were left out',
    ]),
    ...remark('left-out', 'title-page', left.title, [
      'its title page was left out: it says only title and names',
      '# title pages were left out: they say only title and names',
    ]),
    ...remark('left-out', 'contents', left.contents, [
      'its table of contents was left out: the archive makes its own',
      '# tables of contents were left out: the archive makes its own',
    ]),
    ...remark('left-out', 'afterword', left.afterword, [
      'its last page was left out but for the notes',
      'its last pages were left out but for the notes',
    ]),
    ...remark('left-out', 'empty-pages', left.empty, ['an empty page was left out', '# empty pages were left out']),
    ...remark('changed', 'notes', left.emptied, [
      'notes stand below the chapters that they belong to',
      'notes stand below the chapters that they belong to',
    ]),
  ]
}
