import { raw } from 'hono/html'
import { FormToken } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { DAYS } from '../bin/days.ts'
import { nameOf } from '../names.ts'
import type { Comment } from '../store/read.ts'
import { CommentForm, type FormProps } from './form.tsx'

/** The form with nothing around it: after a refusal, and to write one anew. */
export function WritePage({
  heading,
  answered,
  paragraph,
  form,
}: {
  readonly heading: string
  readonly answered: Comment | undefined
  /** the inside of the one that it is about */
  readonly paragraph?: string | undefined
  readonly form: FormProps
}) {
  return (
    <>
      <h2 class="heading">{heading}</h2>
      {paragraph === undefined ? null : (
        <blockquote class="userstuff paragraph" dir="auto">
          <p>{raw(paragraph)}</p>
        </blockquote>
      )}
      {answered && !answered.muted && answered.html !== '' ? <Quoted comment={answered} /> : null}
      <CommentForm {...form} />
    </>
  )
}

function Quoted({ comment }: { readonly comment: Comment }) {
  return (
    <div class="quoted">
      <p class="soft">{nameOf(comment)} wrote:</p>
      <blockquote class="userstuff" dir="auto">
        {raw(comment.html)}
      </blockquote>
    </div>
  )
}

/** Asks before a comment is taken away. What is held back is not kept. */
export function DeletePage({
  comment,
  answered,
  token,
}: {
  readonly comment: Comment
  readonly answered: boolean
  readonly token: string
}) {
  const kept = comment.state === 'shown' || comment.state === 'waiting'
  return (
    <>
      <h2 class="heading">Delete this comment?</h2>
      <Quoted comment={comment} />
      <form class="page" method="post" action={urls.comment(comment.id)}>
        <FormToken token={token} />
        <input type="hidden" name="_method" value="delete" />
        <p>
          {answered
            ? 'It has been answered, so its place stays, without its words and its name.'
            : 'It is gone for its readers at once.'}{' '}
          {kept ? `For ${DAYS} days you can put it back.` : 'This cannot be undone.'}
        </p>
        <p class="actions">
          <button type="submit" class="danger">
            Delete
          </button>{' '}
          <a class="button" href={urls.comment(comment.id)}>
            Keep it
          </a>
        </p>
      </form>
    </>
  )
}
