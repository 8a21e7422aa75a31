import { raw } from 'hono/html'
import { plainText } from '../../../platform/text/blocks.ts'
import type { Paragraph } from '../../../platform/text/paragraphs.ts'
import { ErrorSummary, type FieldErrors, FormToken, TextArea, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Chapter, ChapterHead } from '../../works/index.ts'
import type { Margin, MarginRow, Show } from '../margin/margin.ts'
import { boxOf, isProse, type NoteTyped } from '../margin/writing.ts'
import { maySuggest } from '../rules.ts'
import type { Round } from '../store/rounds.ts'
import { type Around, ThreadView } from './thread.tsx'

/** A note that is being written. */
export interface Writing {
  readonly paragraph: Paragraph
  /** what stood there when the form was drawn; see digestOf */
  readonly was: string
  readonly typed: NoteTyped
  readonly errors: FieldErrors
}

export type ChapterPageProps = Around & {
  readonly title: string
  readonly language: string
  readonly chapter: Chapter
  readonly heads: readonly ChapterHead[]
  readonly margin: Margin
  readonly round: Round | undefined
  readonly writing: Writing | undefined
}

/** A chapter with its margin. */
export function ChapterPage(props: ChapterPageProps) {
  const { room, title, language, chapter, heads, margin, show, round } = props
  const open = room.endedAt === null
  return (
    <>
      <h2 class="heading">
        <a href={urls.betaRoom(room.id)} dir="auto">
          {title}
        </a>
        : <span dir="auto">{chapterName(chapter)}</span>
      </h2>
      {round ? <Asked round={round} chapter={chapter} /> : null}
      <Shown {...props} />
      {room.side === 'author' && open ? <AcceptAll {...props} /> : null}
      <div class="beta-text" data-enhance={open ? 'beta-passage' : undefined}>
        {margin.rows.map((row) => (
          <div class="margined">
            <div class="userstuff" lang={language} dir="auto">
              {raw(row.html)}
            </div>
            <Beside row={row} {...props} />
          </div>
        ))}
      </div>
      {margin.gone.length === 0 ? null : (
        <section>
          <h3 class="heading">Notes whose text is gone</h3>
          {margin.gone.map((thread) => (
            <ThreadView thread={thread} {...props} />
          ))}
        </section>
      )}
      {round && room.side === 'beta' ? <ReadToEnd {...props} /> : null}
      <Neighbours heads={heads} chapter={chapter} room={room} show={show} />
    </>
  )
}

/** @returns "Chapter 2: The Door" */
export function chapterName({ position, title }: ChapterHead): string {
  return title === '' ? `Chapter ${position}` : `Chapter ${position}: ${title}`
}

function Asked({ round, chapter }: { readonly round: Round; readonly chapter: Chapter }) {
  const asked = round.versions.get(chapter.id)
  return (
    <p class="soft">
      {asked === undefined
        ? 'This chapter came after the last “please read”.'
        : asked === chapter.version
          ? 'As it stood at the last “please read”.'
          : 'Changed since the last “please read”.'}
    </p>
  )
}

const SHOWN: readonly (readonly [Show, string])[] = [
  ['open', 'Open notes'],
  ['resolved', 'Resolved'],
  ['all', 'All'],
]

function Shown({ room, chapter, show }: ChapterPageProps) {
  return (
    <ul class="navigation actions">
      {SHOWN.map(([name, words]) => (
        <li>
          {name === show ? (
            <span class="current">{words}</span>
          ) : (
            <a href={urls.betaChapter(room.id, chapter.id, `show=${name}`)}>{words}</a>
          )}
        </li>
      ))}
      {room.side === 'author' ? (
        <li>
          <a href={urls.editChapter(room.workId, chapter.id)}>Edit this chapter</a>
        </li>
      ) : null}
    </ul>
  )
}

function AcceptAll({ room, chapter, margin, token }: ChapterPageProps) {
  const waiting = margin.rows
    .flatMap(({ threads }) => threads)
    .filter(({ note, fits }) => {
      return note.edits.some(({ state }, at) => state === 'open' && fits[at] !== 'changed')
    })
  if (waiting.length < 2) return null
  return (
    <form method="post" action={urls.betaEdits(room.id, chapter.id)}>
      <FormToken token={token} />
      <p class="actions">
        <button type="submit">Accept all {waiting.length} suggestions</button>
      </p>
    </form>
  )
}

/** The margin: a way to a note for each paragraph of the block, the notes that are there, and the one that is being written. */
function Beside({ row, ...props }: ChapterPageProps & { readonly row: MarginRow }) {
  const { room, writing } = props
  const writes = row.paragraphs.find(({ id }) => id === writing?.paragraph.id)
  return (
    <div class="margin">
      {row.threads.map((thread) => (
        <ThreadView thread={thread} {...props} />
      ))}
      {writing && writes ? <NoteForm {...props} writing={writing} /> : null}
      {room.endedAt !== null || writes ? null : (
        <p class="annotate">
          {row.paragraphs.map((paragraph, at) => (
            <NoteLink {...props} paragraph={paragraph} number={row.paragraphs.length > 1 ? at + 1 : undefined} />
          ))}
        </p>
      )}
    </div>
  )
}

type LinkProps = ChapterPageProps & { readonly paragraph: Paragraph; readonly number: number | undefined }

function NoteLink({ room, chapter, show, paragraph, number }: LinkProps) {
  const id = paragraph.id ?? ''
  return (
    <>
      <a
        href={`${urls.betaChapter(room.id, chapter.id, `show=${show}&at=${id}`)}#note-form`}
        data-at={id}
        rel="nofollow"
      >
        Note{number === undefined ? '' : ` ${number}`}
        <span class="landmark"> on “{beginningOf(paragraph)}”</span>
      </a>{' '}
    </>
  )
}

function beginningOf({ html, tag }: Paragraph): string {
  const text = plainText(`<p>${html}</p>`).slice(0, 40)
  return text === '' ? tag : text
}

function NoteForm({ room, chapter, show, token, writing }: ChapterPageProps & { readonly writing: Writing }) {
  const { paragraph, typed, errors } = writing
  return (
    <form id="note-form" class="page" method="post" action={urls.betaChapter(room.id, chapter.id)}>
      <FormToken token={token} />
      <input type="hidden" name="at" value={paragraph.id} />
      <input type="hidden" name="from" value={typed.from} />
      <input type="hidden" name="was" value={writing.was} />
      <input type="hidden" name="show" value={show} />
      <ErrorSummary errors={errors} />
      <TextArea name="words" label="Your note" rows={4} value={typed.words} error={errors.words} />
      <TextField
        name="quote"
        label="Passage"
        hint="Words copied from the paragraph; empty for all of it"
        value={typed.quote}
        error={errors.quote}
        autocomplete="off"
        dir="auto"
      />
      {maySuggest(room) && isProse(paragraph) ? (
        <details open={typed.suggested !== undefined && typed.suggested !== boxOf(paragraph)}>
          <summary>Suggest other words</summary>
          <TextArea
            name="suggested"
            label="The paragraph, as you would have it"
            hint="Change what you like; what changed becomes a suggestion, word by word."
            rows={8}
            value={typed.suggested ?? boxOf(paragraph)}
            error={errors.suggested}
          />
        </details>
      ) : null}
      <p class="actions">
        <button type="submit" name="do" value="note" class="primary">
          Save
        </button>{' '}
        <a href={urls.betaChapter(room.id, chapter.id, `show=${show}`)}>Cancel</a>
      </p>
      {room.side === 'beta' ? (
        <p class="actions">
          <button type="submit" name="do" value="read">
            I have read to here
          </button>
        </p>
      ) : null}
    </form>
  )
}

function ReadToEnd({ room, chapter, round, userId, token }: ChapterPageProps) {
  const progress = round?.progress.find((one) => one.userId === userId)
  return (
    <form method="post" action={urls.betaRounds(room.id)}>
      <FormToken token={token} />
      <input type="hidden" name="chapter" value={chapter.id} />
      <p class="actions">
        <button type="submit" name="do" value="read">
          I have read this chapter
        </button>{' '}
        {progress?.done ? (
          <span class="soft">You are done with this round.</span>
        ) : (
          <button type="submit" name="do" value="done">
            I am done with this round
          </button>
        )}
      </p>
    </form>
  )
}

type NeighboursProps = Pick<ChapterPageProps, 'heads' | 'chapter' | 'room' | 'show'>

function Neighbours({ heads, chapter, room, show }: NeighboursProps) {
  const at = heads.findIndex(({ id }) => id === chapter.id)
  const [before, after] = [heads[at - 1], heads[at + 1]]
  if (!before && !after) return null
  const address = (id: number) => urls.betaChapter(room.id, id, `show=${show}`)
  return (
    <ul class="navigation actions">
      {before ? (
        <li>
          <a href={address(before.id)}>← {chapterName(before)}</a>
        </li>
      ) : null}
      {after ? (
        <li>
          <a href={address(after.id)}>{chapterName(after)} →</a>
        </li>
      ) : null}
    </ul>
  )
}
