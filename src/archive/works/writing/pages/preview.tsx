import type { Chapter, ChapterHead, Work } from '../../kinds.ts'
import { Meta } from '../../reading/pages/meta.tsx'
import { WorkText } from '../../reading/pages/text.tsx'

/** What readers would see. */
export type PreviewProps = {
  readonly work: Work
  readonly heads: readonly ChapterHead[]
  readonly chapters: readonly Chapter[]
  /** of the one chapter that is shown, when there are others */
  readonly number: number | undefined
}

/** The parts of the real page, without what one does there. */
export function Preview({ work, heads, chapters, number }: PreviewProps) {
  return (
    <div class="work preview">
      <Meta work={work} places={[]} open={number === undefined || number === 1} more={null} />
      <WorkText work={work} heads={heads} chapters={chapters} number={number} onChapterPage={false} />
    </div>
  )
}
