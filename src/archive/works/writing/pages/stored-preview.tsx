import { FormToken } from '../../../../platform/ui/fields.tsx'
import { urls } from '../../../urls.ts'
import type { Chapter, Work } from '../../kinds.ts'

type StoredPreviewProps = {
  readonly work: Work
  /** the chapter that is looked at; undefined for the whole work */
  readonly chapter?: Chapter
  readonly token: string
}

/** Above what is stored, seen as readers would: what can be done with it. */
export function StoredPreviewHead({ work, chapter, token }: StoredPreviewProps) {
  const hidden = chapter ? work.postedAt !== null && chapter.postedAt === null : work.postedAt === null
  const address = chapter ? urls.postChapter(work.id, chapter.id) : urls.postWork(work.id)
  return (
    <>
      <h2 class="heading">Preview</h2>
      <p class="soft">
        {work.postedAt === null || hidden ? 'So far only you can see this.' : 'Readers see it like this already.'}
      </p>
      <ul class="navigation actions">
        <li>
          <a href={chapter ? urls.editChapter(work.id, chapter.id) : urls.editWork(work.id)}>Edit</a>
        </li>
        {hidden ? (
          <li>
            <form method="post" action={address}>
              <FormToken token={token} />
              <button type="submit" class="primary">
                Post
              </button>
            </form>
          </li>
        ) : null}
      </ul>
    </>
  )
}
