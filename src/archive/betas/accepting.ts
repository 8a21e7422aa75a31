import { mergeEdits } from '../../platform/text/difference/edits.ts'
import { placeNotes } from '../../platform/text/difference/places.ts'
import { paragraphsOf } from '../../platform/text/paragraphs.ts'
import type { Transaction } from '../../schema/index.ts'
import { changeParagraphs, chapterTexts } from '../works/index.ts'
import type { Room } from './rules.ts'
import { decideEdits, type Note, notesOf } from './store/notes.ts'

/** Which suggested changes the author takes. */
interface Choice {
  readonly chapterId: number
  /** undefined for every suggestion beside the chapter */
  readonly noteId: number | undefined
  /** undefined for all that is open in it */
  readonly number: number | undefined
  readonly by: number
  readonly now: Date
}

export type Accepted =
  | { readonly made: number; readonly left: number }
  /** somebody saved in between, or the text would not pass the rules of chapters */
  | 'changed-meanwhile'
  | 'refused'

/** Puts suggested changes into the text, all in one save. Each goes into what stands there now; where its own words are others by
 * now it is left open and counted in `left`. */
export async function acceptEdits(trx: Transaction, room: Room, choice: Choice): Promise<Accepted> {
  const { chapterId, by, now } = choice
  const [chapter] = await chapterTexts(trx, [chapterId])
  if (chapter?.workId !== room.workId) return 'changed-meanwhile'
  const standing = paragraphsOf(chapter.html).list.flatMap(({ id, html }) => (id === undefined ? [] : [{ id, html }]))
  const notes = (await notesOf(trx, room.id, by)).filter((note) => isChosen(note, choice))
  const inside = new Map(standing.map(({ id, html }) => [id, html]))
  const changed = new Map<string, string>()
  const taken: (readonly [noteId: number, numbers: readonly number[]])[] = []
  let left = 0
  placeNotes(notes, standing).forEach((place, at) => {
    const note = notes[at]
    const open = note?.edits.filter((edit) => isWanted(edit, choice)) ?? []
    const there = place && (changed.get(place.block) ?? inside.get(place.block))
    if (!note || !place || there === undefined) {
      left += open.length
      return
    }
    const { html, fits } = mergeEdits(note.paragraph, there, open)
    if (html !== there) changed.set(place.block, html)
    taken.push([note.id, open.filter((_, index) => fits[index] !== 'changed').map(({ number }) => number)])
    left += fits.filter((fit) => fit === 'changed').length
  })
  if (changed.size > 0) {
    const saved = await changeParagraphs(trx, chapterId, changed, { version: chapter.version, now, by })
    if (!saved.ok) return saved.problem === 'refused' ? 'refused' : 'changed-meanwhile'
  }
  for (const [noteId, numbers] of taken) await decideEdits(trx, noteId, numbers, 'accepted', now)
  return { made: taken.reduce((sum, [, numbers]) => sum + numbers.length, 0), left }
}

function isChosen(note: Note, { chapterId, noteId }: Choice): boolean {
  if (note.edits.length === 0) return false
  return noteId === undefined ? note.chapterId === chapterId && !note.resolved : note.id === noteId
}

function isWanted({ number, state }: Note['edits'][number], choice: Choice): boolean {
  return state === 'open' && (choice.number === undefined || choice.number === number)
}
