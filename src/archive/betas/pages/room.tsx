import { raw } from 'hono/html'
import { minuteOf } from '../../../platform/text/dates.ts'
import { CheckBox, ErrorSummary, FormToken, TextArea } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { LONGEST_WORDS, namesOf } from '../rules.ts'
import { chapterName } from './chapter.tsx'
import { BetaLine, Inviting, ReadTo, Thanking, Waiting } from './room-people.tsx'
import type { RoomPageProps } from './room-props.ts'

/** The room: what is to be read, who reads, and what is asked of them. */
export function RoomPage(props: RoomPageProps) {
  const { room, title, summary, rating, authors, betas, link, errors } = props
  const own = room.side === 'author'
  return (
    <>
      <h2 class="heading">
        Beta room:{' '}
        {own ? (
          <a href={urls.editWork(room.workId)} dir="auto">
            {title}
          </a>
        ) : (
          <span dir="auto">{title}</span>
        )}
      </h2>
      <p>
        <a href={urls.betas()}>All beta rooms</a>
      </p>
      <ErrorSummary errors={errors} />
      {link === undefined ? null : <FreshLink link={link} />}
      {room.endedAt === null ? null : (
        <p class="caution">This room has ended; its notes are yours alone. Open it again to invite somebody.</p>
      )}
      <p class="soft">
        By {namesOf(authors)}
        {rating === '' ? '' : `; ${rating}`}.{' '}
        {room.keeps ? 'When it ends, the authors keep the notes.' : 'When it ends, the notes are deleted.'}
      </p>
      {summary === '' ? null : <blockquote class="userstuff">{raw(summary)}</blockquote>}
      <RoundView {...props} />
      <Chapters {...props} />
      <section>
        <h3 class="heading">Who reads here</h3>
        {betas.some(({ leftAt }) => leftAt === null) ? null : <p class="soft">Nobody yet.</p>}
        <ul class="kept-away">
          {betas
            .filter(({ leftAt }) => leftAt === null)
            .map((beta) => (
              <BetaLine beta={beta} {...props} />
            ))}
        </ul>
      </section>
      {own ? <Waiting {...props} /> : null}
      {own && room.endedAt === null ? <Inviting {...props} /> : null}
      {own ? <Thanking {...props} /> : null}
      <Ending {...props} />
    </>
  )
}

/** The one time that the link can be seen. */
function FreshLink({ link }: { readonly link: string }) {
  return (
    <div class="flash" role="status">
      <p>
        Give this link to one person. It is good once, for fourteen days, and is not shown again:
        <br />
        <code>{link}</code>
      </p>
    </div>
  )
}

function RoundView({ room, round, userId, token, heads }: RoomPageProps) {
  const own = room.side === 'author'
  if (room.endedAt !== null || (!own && !round)) return null
  const mine = round?.progress.find((one) => one.userId === userId)
  return (
    <section>
      <h3 class="heading">{round ? `Please read, since ${minuteOf(round.askedAt)}` : 'Please read'}</h3>
      {round && round.words !== '' ? (
        <p class="words" dir="auto">
          {round.words}
        </p>
      ) : null}
      <form class="page" method="post" action={urls.betaRounds(room.id)}>
        <FormToken token={token} />
        {own ? (
          <>
            <TextArea
              name="words"
              label={round ? 'Ask again' : 'What you would like to know'}
              hint="A mail tells your betas that there is something to read, and nothing of what it is."
              rows={3}
              maxlength={LONGEST_WORDS}
              value=""
            />
            <p class="actions">
              <button type="submit" name="do" value="ask" class="primary">
                Ask to read what stands there now
              </button>
            </p>
          </>
        ) : (
          <p class="actions">
            {mine?.done ? (
              <span>You are done with this round.</span>
            ) : (
              <button type="submit" name="do" value="done" class="primary">
                I am done with this round
              </button>
            )}{' '}
            {mine ? <ReadTo chapterId={mine.chapterId} block={mine.block} room={room} heads={heads} /> : null}
          </p>
        )}
      </form>
    </section>
  )
}

/** What is to be read, with how many notes of whom are open. */
function Chapters({ room, heads, notes, round }: RoomPageProps) {
  const open = notes.filter(({ resolved }) => !resolved)
  const writers = [...new Map(open.map(({ userId, login }) => [userId, login ?? 'gone'])).entries()]
  const count = (chapterId: number | null, userId: number | null) =>
    open.filter((note) => note.chapterId === chapterId && note.userId === userId).length
  const known = new Set(heads.map(({ id }) => id))
  const stray = open.filter(({ chapterId }) => chapterId === null || !known.has(chapterId)).length
  return (
    <section>
      <h3 class="heading">To read</h3>
      <div class="scroll" tabindex={0}>
        <table class="plain">
          <caption class="landmark">Chapters, and open notes of each reader</caption>
          <thead>
            <tr>
              <th scope="col">Chapter</th>
              <th scope="col">Words</th>
              {writers.map(([, login]) => (
                <th scope="col">Open notes of {login}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {heads.map((head) => (
              <tr>
                <th scope="row">
                  <a href={urls.betaChapter(room.id, head.id)} dir="auto">
                    {chapterName(head)}
                  </a>
                  {round && !round.versions.has(head.id) ? <span class="soft"> new since</span> : null}
                </th>
                <td>{head.wordCount}</td>
                {writers.map(([userId]) => (
                  <td>{count(head.id, userId)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {stray === 0 ? null : (
        <p class="soft">
          {stray === 1 ? 'One open note is' : `${stray} open notes are`} about chapters that are gone; they stand beside
          the first chapter.
        </p>
      )}
    </section>
  )
}

function Ending({ room, token }: RoomPageProps) {
  const own = room.side === 'author'
  return (
    <form class="page" method="post" action={urls.endBeta(room.id)}>
      <FormToken token={token} />
      <h3 class="heading">{own ? 'The end' : 'Leave'}</h3>
      <p>{own ? (room.keeps ? KEEPS : DELETES) : LEAVES}</p>
      {own && room.endedAt !== null ? (
        <p class="actions">
          <button type="submit" name="do" value="open" class="primary">
            Open it again
          </button>
        </p>
      ) : null}
      {own ? <CheckBox name="sure" label="I am sure" checked={false} /> : null}
      <p class="actions">
        {own && room.endedAt === null ? (
          <button type="submit" name="do" value="end" class="danger">
            End this room
          </button>
        ) : null}
        {own && room.endedAt !== null ? (
          <button type="submit" name="do" value="delete" class="danger">
            Delete its notes
          </button>
        ) : null}
        {own ? null : (
          <button type="submit" name="do" value="leave" class="danger">
            Leave this room
          </button>
        )}
      </p>
    </form>
  )
}

const KEEPS = 'When the room ends, your betas are out at once. The notes stay, for you alone.'
const DELETES = 'When the room ends, your betas are out at once, and all notes are deleted.'
const LEAVES = 'The room is then not there any more for you. What you noted stays with the author.'
