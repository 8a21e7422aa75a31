import { forEditing } from '../../../../platform/text/blocks.ts'
import { FormToken } from '../../../../platform/ui/fields.tsx'
import { urls } from '../../../urls.ts'
import type { Chapter, Work } from '../../kinds.ts'
import { DAYS_IN_BIN } from '../../store/lifecycle.ts'

/** Asks before a work goes into the bin. */
export function DeleteWorkPage({ work, token }: { readonly work: Work; readonly token: string }) {
  const chapters = work.chapterCount === 1 ? 'its chapter' : `its ${work.chapterCount} chapters`
  return (
    <div class="prose">
      <h2 class="heading">
        Delete <span dir="auto">{work.title}</span>?
      </h2>
      <p>
        The work goes into your bin with {chapters}, and nobody can open or find it any more. For {DAYS_IN_BIN} days you
        can put it back as it was; after that it is gone for good.
        {work.creators.length > 1 ? ' It goes for everyone it is credited to.' : ''}
      </p>
      <form method="post" action={urls.deleteWork(work.id)}>
        <FormToken token={token} />
        <p class="actions">
          <button type="submit" class="danger">
            Delete
          </button>{' '}
          <a class="button" href={urls.editWork(work.id)}>
            Keep it
          </a>
        </p>
      </form>
    </div>
  )
}

/** Asks before a chapter goes into the bin. */
export function DeleteChapterPage({
  work,
  chapter,
  token,
}: {
  readonly work: Work
  readonly chapter: Chapter
  readonly token: string
}) {
  return (
    <div class="prose">
      <h2 class="heading">
        Delete chapter {chapter.position} of <span dir="auto">{work.title}</span>?
      </h2>
      <p>
        Nobody can read it any more, and the chapters behind it move up. For {DAYS_IN_BIN} days you can put it back at
        its place, with what was said of it; after that it is gone for good. Its text stands here once more, should you
        want to keep a copy.
      </p>
      <p class="field">
        <label for="text">{chapter.title === '' ? 'Text of the chapter' : chapter.title}</label>
        <textarea id="text" rows={10} readonly dir="auto" lang={work.language}>
          {'\n'}
          {forEditing(chapter.html)}
        </textarea>
      </p>
      <form method="post" action={urls.deleteChapter(work.id, chapter.id)}>
        <FormToken token={token} />
        <p class="actions">
          <button type="submit" class="danger">
            Delete the chapter
          </button>{' '}
          <a class="button" href={urls.manageChapters(work.id)}>
            Keep it
          </a>
        </p>
      </form>
    </div>
  )
}
