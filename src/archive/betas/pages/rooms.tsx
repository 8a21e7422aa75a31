import { FormToken, SelectField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { ROLE_WORDS } from '../rules.ts'
import type { Invitation } from '../store/people.ts'
import type { ListedRoom } from '../store/rooms.ts'
import type { ThanksToMe } from '../store/thanks.ts'

type RoomsProps = {
  readonly token: string
  readonly rooms: readonly ListedRoom[]
  readonly invitations: readonly Invitation[]
  readonly thanks: readonly ThanksToMe[]
  /** names that a member can be thanked under */
  readonly pseuds: readonly { readonly id: number; readonly name: string }[]
}

/** The rooms of a member, on either side, and what waits for their word. */
export function RoomsPage({ token, rooms, invitations, thanks, pseuds }: RoomsProps) {
  const [reading, own] = [rooms.filter(({ side }) => side === 'beta'), rooms.filter(({ side }) => side === 'author')]
  return (
    <>
      <h2 class="heading">Beta rooms</h2>
      <p>
        A work that a few people read before others do, with notes in its margin. Nobody else can see that a room
        exists. To open one, go to “Beta room” on the page where you edit a work.
      </p>
      {invitations.length === 0 ? null : (
        <section>
          <h3 class="heading">You are invited</h3>
          <ul class="kept-away">
            {invitations.map((one) => (
              <li>
                <form method="post" action={urls.betaInvitation(one.id)}>
                  <FormToken token={token} />
                  <Invited invitation={one} /> <AnswerButtons login={one.from.login} />
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3 class="heading">You read for others</h3>
        {reading.length === 0 ? <p class="soft">Nothing at the moment.</p> : null}
        <ul class="kept-away">
          {reading.map((room) => (
            <li>
              <RoomLink room={room} />{' '}
              {room.askedAt === null ? null : (
                <span class="soft">{room.done ? 'done with this round' : 'please read'}</span>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3 class="heading">Your own works</h3>
        {own.length === 0 ? <p class="soft">No room is open.</p> : null}
        <ul class="kept-away">
          {own.map((room) => (
            <li>
              <RoomLink room={room} /> {room.endedAt === null ? null : <span class="soft">ended</span>}
            </li>
          ))}
        </ul>
      </section>
      {thanks.length === 0 ? null : (
        <section>
          <h3 class="heading">Thanks to you</h3>
          {thanks.map((one) => (
            <ThanksForm thanks={one} token={token} pseuds={pseuds} />
          ))}
        </section>
      )}
    </>
  )
}

function RoomLink({ room }: { readonly room: ListedRoom }) {
  return (
    <a href={urls.betaRoom(room.id)} dir="auto">
      {room.title}
    </a>
  )
}

/** Who invites, and to what; not the title, which is the draft's. */
export function Invited({ invitation: { from, role, adult } }: { readonly invitation: Invitation }) {
  return (
    <span>
      <a href={urls.user(from.login)}>{from.login}</a> would like you to read a text before others do: somebody who{' '}
      {ROLE_WORDS[role]}. {adult ? 'It is marked as being for adults: come in only if you are one. ' : ''}
    </span>
  )
}

export function AnswerButtons({ login }: { readonly login: string }) {
  return (
    <>
      <button type="submit" name="do" value="accept" class="primary">
        Come in<span class="landmark"> to the room of {login}</span>
      </button>{' '}
      <button type="submit" name="do" value="decline">
        Decline<span class="landmark"> the invitation of {login}</span>
      </button>
    </>
  )
}

type ThanksProps = Pick<RoomsProps, 'token' | 'pseuds'> & { readonly thanks: ThanksToMe }

function ThanksForm({ thanks: { workId, title, pseud }, token, pseuds }: ThanksProps) {
  return (
    <form class="page" method="post" action={urls.betaThanks(workId)}>
      <FormToken token={token} />
      {pseud === undefined ? (
        <>
          <p>
            The author of <cite dir="auto">{title}</cite> would like to thank you on the work’s page, where everybody
            who may read it sees the name.
          </p>
          <p class="field">
            <label for={`pseud-${workId}`}>Under which name</label>
            <select id={`pseud-${workId}`} name="pseud">
              {pseuds.map(({ id, name }) => (
                <option value={id}>{name}</option>
              ))}
            </select>
          </p>
        </>
      ) : (
        <p>
          <cite dir="auto">{title}</cite> thanks you as {pseud}.
        </p>
      )}
      <p class="actions">
        {pseud === undefined ? (
          <button type="submit" name="do" value="accept" class="primary">
            Yes, thank me
          </button>
        ) : null}{' '}
        <button type="submit" name="do" value="decline">
          {pseud === undefined ? 'No' : 'Take my name off'}
        </button>
      </p>
    </form>
  )
}

/** Behind a link. */
export function JoinPage({ invitation, token }: { readonly invitation: Invitation; readonly token: string }) {
  return (
    <>
      <h2 class="heading">An invitation to read</h2>
      <form class="page" method="post">
        <FormToken token={token} />
        <p>
          <Invited invitation={invitation} />
        </p>
        <p class="soft">
          What you note there is seen by the authors and the other betas, under your login name. What you read there is
          not yours to pass on. You can leave at any time.
        </p>
        <p class="actions">
          <button type="submit" class="primary">
            Come in
          </button>
        </p>
      </form>
    </>
  )
}

type OpenProps = {
  readonly title: string
  readonly workId: number
  readonly token: string
  readonly draft: boolean
}

/** Where a creator opens the room of a work. */
export function OpenPage({ title, workId, token, draft }: OpenProps) {
  return (
    <>
      <h2 class="heading">
        A beta room for{' '}
        <a href={urls.editWork(workId)} dir="auto">
          {title}
        </a>
      </h2>
      <p>
        You invite people who read {draft ? 'the draft' : 'the work, with its draft chapters,'} and write notes in its
        margin. Nobody else can see that the room exists. They see each other, and you.
      </p>
      <form class="page" method="post" action={urls.betaOf(workId)}>
        <FormToken token={token} />
        <SelectField
          name="keeps"
          label="When the room ends"
          hint="Your betas are told which. You can end it whenever you like."
          value="keep"
          options={[
            ['keep', 'its notes stay, for me alone'],
            ['delete', 'its notes are deleted'],
          ]}
        />
        <p class="actions">
          <button type="submit" class="primary">
            Open a beta room
          </button>
        </p>
      </form>
    </>
  )
}
