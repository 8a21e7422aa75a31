import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { moment } from '../../../platform/text/dates.ts'
import { FormToken } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { bylineOf } from '../../works/index.ts'
import { nameOf } from '../names.ts'
import type { Comment } from '../store/read.ts'

/** What a list of comments is drawn with. */
export type Surround = {
  /** the viewer's account; undefined for a guest */
  readonly me: number | undefined
  /** may take away and freeze: a creator of the work, or staff */
  readonly keeper: boolean
  /** sees what is hidden from others */
  readonly staff: boolean
  readonly creators: readonly number[]
  readonly token: string
  /** number of a chapter in its work by id; empty where there is one chapter only */
  readonly chapterNumbers: ReadonlyMap<number, number>
  /** threads of which more is on their own page */
  readonly cut: ReadonlySet<number>
  /** words of a text are folded away: the list is of several chapters, and not everybody has read them all */
  readonly folded: boolean
}

/** A comment with all that stands below it. */
interface Branch {
  readonly comment: Comment
  readonly below: readonly Branch[]
}

/** Comments in reading order as a tree.
 * @see docs/architecture.md, addresses: readers' tools know every class in it */
export function Threads({ comments, around }: { readonly comments: readonly Comment[]; readonly around: Surround }) {
  return <Level branches={branchesOf(comments)} around={around} />
}

function Level({ branches, around }: { readonly branches: readonly Branch[]; readonly around: Surround }) {
  return (
    <ol class="thread" role="group">
      {branches.map(({ comment, below }) => (
        <>
          <One comment={comment} answered={below.length > 0} around={around} />
          {below.length > 0 ? (
            <li role="none">
              <Level branches={below} around={around} />
            </li>
          ) : null}
          {comment.depth === 0 && around.cut.has(comment.id) ? (
            <li class="more" role="none">
              <a href={urls.comment(comment.id)}>The rest of this conversation</a>
            </li>
          ) : null}
        </>
      ))}
    </ol>
  )
}

/** @returns what is left when nobody is to see it: those muted, unless somebody answers them */
function branchesOf(comments: readonly Comment[]): readonly Branch[] {
  const top: Branch[] = []
  const open: { readonly depth: number; readonly below: Branch[] }[] = []
  for (const comment of comments) {
    while ((open.at(-1)?.depth ?? -1) >= comment.depth) open.pop()
    const below: Branch[] = []
    ;(open.at(-1)?.below ?? top).push({ comment, below })
    open.push({ depth: comment.depth, below })
  }
  return withoutMuted(top)
}

function withoutMuted(branches: readonly Branch[]): readonly Branch[] {
  return branches
    .map(({ comment, below }) => ({ comment, below: withoutMuted(below) }))
    .filter(({ comment, below }) => !comment.muted || below.length > 0)
}

type OneProps = {
  readonly comment: Comment
  /** it cannot be edited any more */
  readonly answered: boolean
  readonly around: Surround
}

function One({ comment, answered, around }: OneProps) {
  const own = around.me !== undefined && comment.userId === around.me
  const hidden = comment.state === 'hidden' && !own && !around.staff
  if (comment.state === 'gone' || comment.muted || hidden) {
    const words = hidden
      ? 'A comment here is hidden by those who keep order; its answers stay.'
      : comment.muted
        ? 'This is by somebody you have muted.'
        : 'A comment stood here. It has been taken away; its answers stay.'
    return (
      <li class="comment group gone" id={`comment_${comment.id}`} role="article">
        <p class="soft">{words}</p>
      </li>
    )
  }
  return (
    <li class="comment group" id={`comment_${comment.id}`} role="article">
      <Head comment={comment} around={around} />
      {comment.about ? <About quote={comment.about.quote} folded={around.folded} /> : null}
      <blockquote class="userstuff" dir="auto">
        {raw(comment.html)}
      </blockquote>
      {comment.editedAt ? <p class="edited soft">Last edited {moment(comment.editedAt)}</p> : null}
      <Actions comment={comment} answered={answered} around={around} />
    </li>
  )
}

/** What of the text a comment is about. */
export function About({ quote, folded }: { readonly quote: string; readonly folded: boolean }) {
  const words = (
    <q class="on-words" dir="auto">
      {quote}
    </q>
  )
  if (!folded) return <p class="on-words">{words}</p>
  return (
    <details class="on-words">
      <summary>On a passage of this chapter</summary>
      <p>{words}</p>
    </details>
  )
}

function Head({ comment, around }: { readonly comment: Comment; readonly around: Surround }) {
  const number = comment.chapterId === null ? undefined : around.chapterNumbers.get(comment.chapterId)
  return (
    <h4 class="heading byline">
      <Signed comment={comment} />
      {comment.userId !== null && !comment.unnamed && around.creators.includes(comment.userId) ? (
        <span class="role">Author</span>
      ) : null}
      {number !== undefined && comment.chapterId !== null ? (
        <span class="parent">
          on <a href={placeOf(comment, comment.chapterId)}>Chapter {number}</a>
        </span>
      ) : null}
      <span class="posted datetime">{moment(comment.createdAt)}</span>
    </h4>
  )
}

/** Where the text stands that a comment is about: its chapter, or its paragraph there. */
function placeOf({ workId, about }: Comment, chapterId: number): string {
  return `${urls.chapter(workId, chapterId)}${about ? `#${about.block}` : ''}`
}

function Signed({ comment }: { readonly comment: Comment }) {
  const { login, pseud, guestName } = comment
  if (guestName !== null)
    return (
      <>
        <span dir="auto">{guestName}</span>
        <span class="role"> (Guest)</span>
      </>
    )
  if (login === null) return <span>{nameOf(comment)}</span>
  return (
    <a href={urls.pseud(login, pseud ?? login)}>
      {bylineOf({ pseudId: 0, pseud: pseud ?? login, login, userId: comment.userId })}
    </a>
  )
}

function Actions({ comment, answered, around }: OneProps) {
  const { id } = comment
  const own = around.me !== undefined && comment.userId === around.me
  const what = <span class="landmark"> the comment by {nameOf(comment)}</span>
  return (
    <ul class="actions" id={`navigation_for_comment_${id}`}>
      {comment.frozen ? <li class="frozen">Frozen</li> : null}
      {comment.state === 'waiting' ? <li class="waiting">Waits for the author</li> : null}
      {comment.state === 'held' || comment.state === 'hidden' ? <li class="waiting">Hidden from others</li> : null}
      {comment.state === 'shown' && !comment.frozen ? (
        <li id={`add_comment_reply_link_${id}`}>
          <a href={`${urls.comment(id)}#answer`}>Answer{what}</a>
        </li>
      ) : null}
      <li>
        <a href={urls.comment(id)}>Thread{what}</a>
      </li>
      {own || comment.state !== 'shown' ? null : (
        <li>
          <a href={urls.report(urls.comment(id))}>Report{what}</a>
        </li>
      )}
      {own && !answered ? (
        <li>
          <a href={urls.editComment(id)}>Edit{what}</a>
        </li>
      ) : null}
      {own || around.keeper ? (
        <li>
          <a href={urls.deleteComment(id)}>Delete{what}</a>
        </li>
      ) : null}
      {around.keeper && comment.state === 'shown' ? (
        <li>
          <Press
            address={comment.frozen ? urls.unfreezeComment(id) : urls.freezeComment(id)}
            token={around.token}
            label={
              <>
                {comment.frozen ? 'Unfreeze' : 'Freeze'}
                {what}
              </>
            }
          />
        </li>
      ) : null}
    </ul>
  )
}

type PressProps = { readonly address: string; readonly token: string; readonly label: Child }

/** A button that is a form of its own. */
function Press({ address, token, label }: PressProps) {
  return (
    <form method="post" action={address}>
      <FormToken token={token} />
      <button type="submit" class="link">
        {label}
      </button>
    </form>
  )
}
