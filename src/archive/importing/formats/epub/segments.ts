import type { Node } from '../../../../platform/text/tree.ts'
import { cutBefore, find, hasWords, isHeading, lineOf } from '../tree.ts'
import { type Entry, isPlace } from './contents.ts'
import type { BookPage } from './pages.ts'

/** A stretch of a book between two entries of its table of contents, over as many documents as it takes. */
export interface Segment {
  /** of the entry; empty for what stands in no chapter */
  readonly title: string
  readonly listed: boolean
  readonly pieces: readonly Piece[]
}

/** What a segment has of one document. */
export interface Piece {
  readonly file: string
  readonly type: string
  readonly nodes: readonly Node[]
}

/** Cuts the documents of a book at the places that its table of contents names; where it has none that is of use, at each document that
 * begins with a heading. Documents in between belong to the chapter before them. */
export function segmentsOf(pages: readonly BookPage[], entries: readonly Entry[]): readonly Segment[] {
  const files = new Set(pages.map(({ file }) => file))
  const places = entries.filter(({ file, title }) => files.has(file) && title !== '')
  const useful = new Set(places.map(({ file, anchor }) => `${file}#${anchor}`)).size > 1 || pages.length === 1
  return useful && places.length > 0 ? cutAt(pages, places) : byHeadings(pages)
}

function cutAt(pages: readonly BookPage[], entries: readonly Entry[]): readonly Segment[] {
  const segments: { title: string; listed: boolean; pieces: Piece[] }[] = []
  const put = (page: BookPage, nodes: readonly Node[]) => {
    if (segments.length === 0 || !segments.at(-1)?.listed) segments.push({ title: '', listed: false, pieces: [] })
    segments.at(-1)?.pieces.push({ file: page.file, type: page.type, nodes })
  }
  for (const page of pages) {
    let rest: readonly Node[] = page.nodes
    for (const entry of entries.filter(({ file }) => file === page.file)) {
      const cut = entry.anchor === '' ? undefined : cutBefore(rest, isPlace(entry.anchor))
      if (entry.anchor !== '' && !cut) continue
      const [before, from] = cut ?? [[], rest]
      const started = segments.at(-1)?.pieces.length === 0
      if (hasWords(before)) put(page, before)
      else if (started && entry.anchor !== '') segments.pop()
      segments.push({ title: entry.title, listed: true, pieces: [] })
      rest = from
    }
    put(page, rest)
  }
  return segments.filter(({ pieces }) => pieces.length > 0)
}

function byHeadings(pages: readonly BookPage[]): readonly Segment[] {
  const segments: { title: string; listed: boolean; pieces: Piece[] }[] = []
  for (const { file, type, nodes } of pages) {
    const heading = find(nodes, (element) => isHeading(element) && hasWords(element.children))
    const last = segments.at(-1)
    if (heading || !last?.listed)
      segments.push({ title: heading ? lineOf(heading.children) : '', listed: heading !== undefined, pieces: [] })
    segments.at(-1)?.pieces.push({ file, type, nodes })
  }
  return segments
}
