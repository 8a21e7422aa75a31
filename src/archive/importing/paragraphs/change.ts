import { excerpt } from '../../../platform/text/blocks.ts'
import { checkChapter } from '../../works/index.ts'
import { chaptersFrom, type Edit, edited, type LostText } from './rules.ts'
import type { OpenPiece } from './store.ts'

/** The piece after an edit of its paragraphs: what is seen is what comes in.
 * @returns undefined where the piece never lost its line breaks, or the edit would leave a chapter that may not come in */
export function changedPiece(piece: OpenPiece, edit: Edit): OpenPiece | undefined {
  const { story, ready } = piece.story
  if (!story.lost) return undefined
  const lost = edited(story.lost, edit)
  const checked = chaptersFrom(withoutTitle(lost, story.title)).map((chapter) => checkChapter(chapter))
  const chapters = checked.flatMap((one) => (one.ok ? [one.value] : []))
  if (chapters.length === 0 || chapters.length < checked.length) return undefined
  return {
    id: piece.id,
    looks: {
      ...piece.looks,
      chapters: chapters.map(({ title }) => title),
      begins: excerpt(chapters[0]?.html ?? '', 200),
      outcome: { ...piece.looks.outcome, chapters: chapters.length },
    },
    story: { story: { ...story, lost }, ready: { ...ready, chapters } },
  }
}

/** The first line may have become the title of the work already. */
function withoutTitle({ text, paragraphs }: LostText, title: string): LostText {
  const [first, ...rest] = paragraphs
  const isTitle = first !== undefined && rest.length > 0 && text.slice(first.start, first.end).trim() === title
  return isTitle ? { text, paragraphs: rest } : { text, paragraphs }
}
