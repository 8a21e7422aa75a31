import { blurbDay } from '../../../platform/text/dates.ts'
import { ErrorSummary, type FieldErrors, FormToken, TextArea } from '../../../platform/ui/fields.tsx'
import type { Tag } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { COMMENT_MOST, type TagComment } from '../store/comments.ts'

/** What wranglers have told each other of a tag. */
export function Comments(props: {
  readonly token: string
  readonly view: { readonly tag: Tag; readonly comments: readonly TagComment[] }
  readonly words: string
  readonly errors: FieldErrors
}) {
  const { token, view, words, errors } = props
  return (
    <section class="card" id="comments">
      <h3 class="heading">Among wranglers</h3>
      {view.comments.length === 0 ? <p>Nobody has said anything of this tag.</p> : null}
      <ol class="changes">
        {view.comments.map((comment) => (
          <li>
            <p class="said" dir="auto">
              {comment.words}
            </p>
            <p class="hint">
              {comment.by ?? 'an account that is gone'}, <time datetime={comment.at}>{blurbDay(comment.at)}</time>
            </p>
          </li>
        ))}
      </ol>
      <form class="page" method="post" action={urls.deskComments(view.tag.pathName)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <TextArea
          name="words"
          label="Say something of this tag"
          hint="Plain text, for wranglers only."
          value={words}
          maxlength={COMMENT_MOST}
          error={errors.words}
        />
        <p class="actions">
          <button type="submit">Say it</button>
        </p>
      </form>
    </section>
  )
}
