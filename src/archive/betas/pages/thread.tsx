import { raw } from 'hono/html'
import { minuteOf } from '../../../platform/text/dates.ts'
import { stepsOfEdits } from '../../../platform/text/difference/edits.ts'
import { markedHtml, withoutIds } from '../../../platform/text/difference/marked.ts'
import { FormToken } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Show, Thread } from '../margin/margin.ts'
import { LONGEST_WORDS, type Room } from '../rules.ts'
import type { Said, SuggestedEdit } from '../store/notes.ts'

/** What every thread of a page is drawn with. */
export interface Around {
  readonly room: Room
  readonly userId: number
  readonly token: string
  readonly chapterId: number
  readonly show: Show
}

type ThreadProps = Around & { readonly thread: Thread }

/** One note with its answers, and what can be done with it. */
export function ThreadView({ thread, ...around }: ThreadProps) {
  const { note, quote, standing } = thread
  const changed = standing !== 'there'
  return (
    <article class={note.resolved ? 'margin-note resolved' : 'margin-note'} id={`note-${note.id}`}>
      <SaidLine said={note} what={note.edits.length > 0 ? 'suggests' : 'notes'} resolved={note.resolved} />
      {quote === '' ? null : (
        <p class="quote" dir="auto">
          {quote}
        </p>
      )}
      {changed ? <p class="soft">{standing === 'gone' ? GONE : LOST}</p> : null}
      {standing === 'gone' && note.edits.length === 0 ? <Was html={note.paragraph} /> : null}
      {note.edits.length === 0 ? null : <Suggestion thread={thread} />}
      {note.words === '' ? null : (
        <p class="words" dir="auto">
          {note.words}
        </p>
      )}
      {note.replies.map((reply) => (
        <div class="reply">
          <SaidLine said={reply} what="answers" resolved={false} />
          <p class="words" dir="auto">
            {reply.words}
          </p>
        </div>
      ))}
      {around.room.endedAt === null ? <Answering thread={thread} {...around} /> : null}
    </article>
  )
}

const GONE = 'What this is about stands in the text no more. It was:'
const LOST = 'The passage that this is about has been rewritten.'

function Was({ html }: { readonly html: string }) {
  return (
    <blockquote class="was" dir="auto">
      {raw(withoutIds(html))}
    </blockquote>
  )
}

type SaidProps = { readonly said: Said; readonly what: string; readonly resolved: boolean }

function SaidLine({ said: { login, at }, what, resolved }: SaidProps) {
  return (
    <p class="byline">
      <strong>{login ?? 'Somebody who is gone'}</strong> {what}{' '}
      <time datetime={at} class="soft">
        {minuteOf(at)}
      </time>
      {resolved ? <span class="soft"> · resolved</span> : null}
    </p>
  )
}

/** The paragraph with what would go and come; what is decided is not shown in it any more. */
function Suggestion({ thread: { note } }: { readonly thread: Thread }) {
  const open = note.edits.filter(({ state }) => state === 'open')
  const accepted = note.edits.filter(({ state }) => state === 'accepted').length
  const rejected = note.edits.length - open.length - accepted
  const shown = open.length > 0 ? open : note.edits
  return (
    <>
      <blockquote class="difference" dir="auto">
        {raw(markedHtml(stepsOfEdits(note.paragraph, shown), 'both'))}
      </blockquote>
      {accepted + rejected === 0 ? null : (
        <p class="soft">
          {accepted > 0 ? `${accepted} accepted` : ''}
          {accepted > 0 && rejected > 0 ? ', ' : ''}
          {rejected > 0 ? `${rejected} rejected` : ''}
        </p>
      )}
    </>
  )
}

function Answering({ thread, room, userId, token, chapterId, show }: ThreadProps) {
  const { note } = thread
  const own = note.userId === userId
  const open = note.edits.filter(({ state }) => state === 'open')
  return (
    <form method="post" action={urls.betaNote(room.id, note.id)}>
      <FormToken token={token} />
      <input type="hidden" name="chapter" value={chapterId} />
      <input type="hidden" name="show" value={show} />
      {room.side === 'author' && open.length > 0 ? <Deciding thread={thread} open={open} /> : null}
      {room.side === 'author' || own ? (
        <button type="submit" name="do" value={note.resolved ? 'reopen' : 'resolve'}>
          {note.resolved ? 'Open again' : 'Resolve'}
        </button>
      ) : null}{' '}
      {own && note.replies.length === 0 ? (
        <button type="submit" name="do" value="remove">
          Take back
        </button>
      ) : null}
      <details>
        <summary>
          Answer<span class="landmark"> {note.login}</span>
        </summary>
        <label for={`answer-${note.id}`}>Your answer</label>
        <textarea id={`answer-${note.id}`} name="words" rows={3} maxlength={LONGEST_WORDS} dir="auto"></textarea>
        <button type="submit" name="do" value="reply" class="primary">
          Send
        </button>
      </details>
    </form>
  )
}

type DecidingProps = { readonly thread: Thread; readonly open: readonly SuggestedEdit[] }

/** One change after the other, or all of the suggestion at once. What does not fit any more can only be rejected. */
function Deciding({ thread: { note, fits }, open }: DecidingProps) {
  const fitting = open.filter((edit) => fits[note.edits.indexOf(edit)] !== 'changed')
  return (
    <>
      {fitting.length < open.length ? (
        <p class="caution">The text has changed here. Nothing is put in by itself: compare, and change it by hand.</p>
      ) : null}
      {open.length > 1 ? (
        <ol class="edits">
          {open.map((edit) => (
            <li>
              <span class="difference" dir="auto">
                {raw(markedHtml(justThis(note.paragraph, edit), 'both'))}
              </span>{' '}
              {fitting.includes(edit) ? (
                <button type="submit" name="do" value={`accept:${edit.number}`}>
                  Accept
                </button>
              ) : null}{' '}
              <button type="submit" name="do" value={`reject:${edit.number}`}>
                Reject
              </button>
            </li>
          ))}
        </ol>
      ) : null}
      {fitting.length > 0 ? (
        <button type="submit" name="do" value="accept" class="primary">
          {open.length > 1 ? 'Accept all of it' : 'Accept'}
        </button>
      ) : null}{' '}
      <button type="submit" name="do" value="reject">
        {open.length > 1 ? 'Reject all of it' : 'Reject'}
      </button>{' '}
    </>
  )
}

/** One change without the paragraph around it. */
function justThis(paragraph: string, edit: SuggestedEdit) {
  return stepsOfEdits(paragraph, [edit]).filter(({ kind }) => kind !== 'same')
}
