import { foldName } from '../../../../platform/text/fold.ts'
import { readHtml } from '../../../../platform/text/parse.ts'
import { cleanPasted } from '../../../../platform/text/pasted/index.ts'
import { writeRaw } from '../../../../platform/text/pasted/raw.ts'
import { allow, refuse } from '../../../../platform/text/result.ts'
import type { Node } from '../../../../platform/text/tree.ts'
import { gathered, type Remark, remark } from '../../remarks.ts'
import { openArchive } from '../archive.ts'
import type { Document, DocumentChapter, DocumentRead } from '../document.ts'
import { withoutHead } from '../heads.ts'
import { withLivingLinks } from '../links.ts'
import { type PictureBox, picturesOfZip } from '../picture-box.ts'
import { withPictures } from '../pictures.ts'
import { takeSaid } from '../said.ts'
import { chapterTitleFrom } from '../titles.ts'
import { hasWords } from '../tree.ts'
import { contentsOf } from './contents.ts'
import { toldByBook } from './metadata.ts'
import { findNotes, type Notes, withNotes } from './notes.ts'
import { asStored, ourText } from './ours.ts'
import { type Package, readPackage } from './package.ts'
import { pageOpener } from './pages.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { type Sorted, sortSegments } from './sorting.ts'

/** Reads an EPUB of any version and from anywhere: chapters by its table of contents, however many documents they take. */
export function readEpub(bytes: Uint8Array): DocumentRead {
  const zip = openArchive(bytes)
  if (!zip.ok) return zip
  const book = readPackage(zip.value)
  if (!book.ok) return book
  const open = pageOpener(zip.value)
  const opened = [...book.value.spine, ...book.value.aside].map(open)
  const broken = opened.find((page) => typeof page === 'string')
  if (broken !== undefined) return refuse(broken)
  const pages = opened.filter((page) => typeof page !== 'string')
  const inOrder = pages.slice(0, book.value.spine.length)
  const notes = findNotes(pages)
  const sorted = sortSegments(segmentsOf(inOrder, contentsOf(zip.value, book.value)), book.value, notes)
  return documentOf(book.value, sorted, { notes, box: picturesOfZip(zip.value) })
}

function documentOf(book: Package, sorted: Sorted, { notes, box }: Pick<Place, 'notes' | 'box'>): DocumentRead {
  const { title, told, remarks } = toldByBook(book, sorted.preface, sorted.end)
  const chapters: DocumentChapter[] = []
  const tally = { pictures: 0, links: 0, notes: 0 }
  const said = sorted.preface !== undefined
  for (const segment of sorted.chapters) {
    const chapter = chapterOf(segment, { title, number: chapters.length + 1, said, notes, box, tally })
    if (chapter) chapters.push(chapter)
  }
  if (chapters.length === 0) return refuse('there is no text in it')
  const [only] = chapters
  const alone = chapters.length === 1 && only && foldName(only.title) === foldName(title)
  return allow({
    title,
    told,
    chapters: alone ? [{ ...only, title: '' }] : chapters,
    remarks: gathered([...remarks, ...sorted.remarks, ...counted(book, tally, box)]),
    pictures: box.pictures,
  } satisfies Document)
}

interface Place {
  /** of the work */
  readonly title: string
  readonly number: number
  /** whether summaries and notes stand under labels */
  readonly said: boolean
  readonly notes: Notes
  readonly box: PictureBox
  readonly tally: { pictures: number; links: number; notes: number }
}

function chapterOf(segment: Segment, place: Place): DocumentChapter | undefined {
  const nodes = segment.pieces.flatMap((piece) => piece.nodes)
  const { rest, said } = place.said ? takeSaid(nodes) : { rest: nodes, said: NOTHING }
  const ours = ourText(rest)
  const titled = {
    title: chapterTitleFrom(segment.title, place.number),
    summary: said.summary,
    contentNotes: said.content,
    notesBefore: said.before,
  }
  if (ours) {
    const shown = withPictures(ours.children, place.box, true)
    place.tally.pictures += shown.count
    return { ...titled, notesAfter: said.after, html: writeRaw(asStored(shown.nodes)) }
  }
  const html = cleanedText(withoutHead(rest, [segment.title, place.title]), place)
  return html === '' ? undefined : { ...titled, notesAfter: said.after, html }
}

const NOTHING = { summary: '', content: '', before: '', after: '', end: '' }

function cleanedText(nodes: readonly Node[], { notes, box, tally }: Place): string {
  const noted = withNotes(nodes, notes)
  const shown = withPictures(noted.nodes, box)
  const linked = withLivingLinks(shown.nodes)
  tally.notes += noted.count
  tally.pictures += shown.count
  tally.links += linked.count
  return hasWords(linked.nodes) ? cleanPasted(writeRaw(linked.nodes), readHtml, true) : ''
}

function counted({ pictures, missing }: Package, tally: Place['tally'], box: PictureBox): readonly Remark[] {
  return [
    ...remark('left-out', 'pictures', Math.max(tally.pictures, pictures - box.met), [
      'one picture was left out',
      '# pictures were left out',
    ]),
    ...remark('left-out', 'pages', missing, [
      'a page that it names lies outside of it or is not there',
      '# pages that it names lie outside of it or are not there',
    ]),
    ...remark('changed', 'links', tally.links, [
      'a link to another place in the book is plain words now',
      '# links to other places in the book are plain words now',
    ]),
  ]
}
