import { type Fit, mergeEdits } from '../../../platform/text/difference/edits.ts'
import { markPassages, type Passage, textWithin } from '../../../platform/text/difference/passages.ts'
import { type Place, placeNotes } from '../../../platform/text/difference/places.ts'
import { type Paragraph, paragraphsOf } from '../../../platform/text/paragraphs.ts'
import { type TopBlock, topBlocks } from '../../../platform/text/top-blocks.ts'
import type { Note } from '../store/notes.ts'

export type Show = 'open' | 'resolved' | 'all'

/** A note with its answers, as it stands in a margin. */
export interface Thread {
  readonly note: Note
  /** the passage that it is about, as it was; empty for a whole paragraph */
  readonly quote: string
  /** what has become of that: `lost`, hardly anything is left; `gone`, nor is the paragraph */
  readonly standing: 'there' | 'lost' | 'gone'
  /** for each edit of the note, what can be done with it now */
  readonly fits: readonly Fit[]
}

/** A block of the text with what stands beside it. */
export interface MarginRow {
  /** passages of open notes are marked */
  readonly html: string
  readonly paragraphs: readonly Paragraph[]
  readonly threads: readonly Thread[]
}

export interface Margin {
  readonly rows: readonly MarginRow[]
  /** notes whose text is gone */
  readonly gone: readonly Thread[]
}

/** Puts notes beside the text of a chapter.
 * @param notes those of the chapter that are shown, and such of other chapters whose paragraphs may have come here
 * @param elsewhere ids of paragraphs that stand in other chapters by now */
export function marginOf(html: string, notes: readonly Note[], elsewhere: ReadonlySet<string>): Margin {
  const { list } = paragraphsOf(html)
  const standing = list.flatMap(({ id, html: inner }) => (id === undefined ? [] : [{ id, html: inner }]))
  const inside = new Map(standing.map((one) => [one.id, one.html]))
  const here = notes.filter(({ block }) => inside.has(block) || !elsewhere.has(block))
  const places = placeNotes(here, standing)
  const placed = here.map((note, at) => ({ place: places[at], thread: threadOf(note, places[at], inside) }))
  const byBlock = Map.groupBy(placed, ({ place }) => place?.block)
  return {
    rows: topBlocks(html).map((block) => ({
      html: marked(block, byBlock),
      paragraphs: list.filter(({ id }) => id !== undefined && block.ids.includes(id)),
      threads: block.ids.flatMap((id) => (byBlock.get(id) ?? []).map(({ thread }) => thread)),
    })),
    gone: (byBlock.get(undefined) ?? []).map(({ thread }) => thread),
  }
}

function threadOf(note: Note, place: Place | undefined, inside: ReadonlyMap<string, string>): Thread {
  const quote = textWithin(note.paragraph).slice(note.begins, note.ends)
  const now = place && inside.get(place.block)
  const open = note.edits.filter(({ state }) => state === 'open')
  const merged = now === undefined ? open.map(() => 'changed' as const) : mergeEdits(note.paragraph, now, open).fits
  const fits = note.edits.map((edit) => merged[open.indexOf(edit)] ?? 'there')
  return { note, quote, standing: place === undefined ? 'gone' : place.lost ? 'lost' : 'there', fits }
}

type Placed = { readonly place: Place | undefined; readonly thread: Thread }

function marked({ html, ids }: TopBlock, byBlock: ReadonlyMap<string | undefined, readonly Placed[]>): string {
  const passagesOf = (id: string): readonly Passage[] =>
    (byBlock.get(id) ?? []).flatMap(({ place, thread }) =>
      place?.passage && !thread.note.resolved ? [place.passage] : [],
    )
  if (!ids.some((id) => passagesOf(id).length > 0)) return html
  const { list, tail } = paragraphsOf(html)
  return list.map(({ id, lead, html: inner }) => lead + markPassages(inner, passagesOf(id ?? ''))).join('') + tail
}

/** @returns whether a note is among those that are asked for */
export function isShown({ resolved }: Note, show: Show): boolean {
  return show === 'all' || resolved === (show === 'resolved')
}
