import { foldName } from '../../../platform/text/fold.ts'
import { readHtml } from '../../../platform/text/parse.ts'
import { cleanPasted } from '../../../platform/text/pasted/index.ts'
import { writeRaw } from '../../../platform/text/pasted/raw.ts'
import { allow, refuse } from '../../../platform/text/result.ts'
import type { Element, Node } from '../../../platform/text/tree.ts'
import type { Told } from '../manifest.ts'
import { type Remark, remark } from '../remarks.ts'
import { byHeadings } from './chapters.ts'
import type { DocumentChapter, DocumentRead } from './document.ts'
import { withNotes } from './epub/notes.ts'
import type { PictureBox } from './picture-box.ts'
import { withPictures } from './pictures.ts'
import { readPreface } from './preface.ts'
import { withScenes } from './scenes.ts'
import { chapterTitleFrom, isChapterHead } from './titles.ts'
import { hasWords, lineOf } from './tree.ts'

/** A document of a word processor as one text, with what its reader met on the way. */
export interface Flow {
  readonly nodes: readonly Node[]
  /** marks of footnotes with their notes */
  readonly marks: ReadonlyMap<Element, Element>
  /** in its properties */
  readonly title: string
  readonly told: Told
  /** that do not lie in the file */
  readonly lost: number
  readonly box: PictureBox
  readonly comments: number
  /** stretches that were struck out while changes were tracked */
  readonly deletions: number
}

/** Before the first chapter, and short enough for a note. */
const MOST_BEFORE = 4000

/** A work of what a word processor wrote: chapters at the headings, notes with their chapters. */
export function documentOfFlow(flow: Flow): DocumentRead {
  const shown = withPictures(flow.nodes, flow.box)
  const noted = pictured(flow)
  const scenes = withScenes(shown.nodes)
  const { title, before, chapters: cut } = byHeadings(scenes.nodes)
  const preface = readPreface(before)
  const inFront = !preface && hasWords(before) ? before : []
  const short = lineOf(inFront).length < MOST_BEFORE
  const pieces = inFront.length > 0 && !short ? [{ title: '', nodes: inFront }, ...cut] : cut
  const chapters = pieces
    .filter(({ nodes }) => hasWords(nodes))
    .map(
      (piece, at): DocumentChapter => ({
        title: chapterTitleFrom(piece.title, at + 1),
        summary: '',
        contentNotes: '',
        notesBefore: '',
        notesAfter: '',
        html: textOf(piece.nodes, noted.marks),
      }),
    )
  if (chapters.length === 0) return refuse('there is no text in it')
  const named = usable(flow.title)
  const asNote = inFront.length > 0 && short ? { notes_before: textOf(inFront, noted.marks) } : {}
  return allow({
    title: preface?.title || title || named,
    told: { ...flow.told, ...asNote, ...preface?.told },
    chapters,
    remarks: [
      ...(preface?.remarks ?? []),
      ...counted(flow, {
        pictures: flow.lost + shown.count + noted.count,
        scenes: scenes.count,
        asNote: inFront.length > 0 && short,
        empty: pieces.length - chapters.length,
      }),
    ],
    pictures: flow.box.pictures,
  })
}

/** The marks with their notes, which stand apart from the text, and how many pictures these show that are not there. */
function pictured({ marks, box }: Flow): { readonly marks: Flow['marks']; readonly count: number } {
  let count = 0
  const dressed = new Map<Element, Element>()
  for (const [mark, note] of marks) {
    const shown = withPictures(note.children, box)
    count += shown.count
    dressed.set(mark, { ...note, children: shown.nodes })
  }
  return { marks: dressed, count }
}

function textOf(nodes: readonly Node[], marks: Flow['marks']): string {
  return cleanPasted(writeRaw(withNotes(nodes, { marks, blocks: new Set() }).nodes), readHtml, true)
}

/** Programs fill the title in by themselves. */
function usable(title: string): string {
  return /^(?:untitled|document|dokument|microsoft word|unbenannt|sans titre)\b/i.test(foldName(title)) ||
    isChapterHead(title)
    ? ''
    : title.trim()
}

function counted(
  { comments, deletions }: Flow,
  {
    pictures,
    scenes,
    asNote,
    empty,
  }: { readonly pictures: number; readonly scenes: number; readonly asNote: boolean; readonly empty: number },
): readonly Remark[] {
  return [
    ...remark('left-out', 'pictures', pictures, ['one picture was left out', '# pictures were left out']),
    ...remark('left-out', 'comments', comments, [
      'one comment in the margin was left out',
      '# comments in the margin were left out',
    ]),
    ...remark('left-out', 'deletions', deletions, [
      'one passage that was struck out while changes were tracked was left out',
      '# passages that were struck out while changes were tracked were left out',
    ]),
    ...remark('left-out', 'empty-chapters', empty, [
      'a heading with no text below it was left out',
      '# headings with no text below them were left out',
    ]),
    ...remark('guessed', 'scene-breaks', scenes, [
      'a blank line was taken for a scene break',
      '# blank lines were taken for scene breaks',
    ]),
    ...remark('changed', 'notes', asNote ? 1 : 0, ['what stands before the first chapter is in the notes', '']),
  ]
}
