import { FormToken, SelectField, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { ChapterHead } from '../../works/index.ts'
import { ROLE_WORDS, type Room } from '../rules.ts'
import type { Beta } from '../store/people.ts'
import { chapterName } from './chapter.tsx'
import type { RoomPageProps } from './room-props.ts'

type ReadToProps = {
  readonly chapterId: number | null
  readonly block: string
  readonly room: Room
  readonly heads: readonly ChapterHead[]
}

/** How far somebody says that they have read. */
export function ReadTo({ chapterId, block, room, heads }: ReadToProps) {
  const head = heads.find(({ id }) => id === chapterId)
  if (!head) return null
  return (
    <span class="soft">
      read to{' '}
      <a href={`${urls.betaChapter(room.id, head.id)}${block === '' ? '' : `#${block}`}`} dir="auto">
        {chapterName(head)}
      </a>
    </span>
  )
}

/** A beta, how far they have come, and what the author can do about them. */
export function BetaLine({ beta, ...props }: RoomPageProps & { readonly beta: Beta }) {
  const { room, round, heads, token } = props
  const progress = round?.progress.find(({ userId }) => userId === beta.userId)
  const other = beta.role === 'comment' ? 'suggest' : 'comment'
  return (
    <li>
      <form method="post" action={urls.betaPeople(room.id)}>
        <FormToken token={token} />
        <input type="hidden" name="user" value={beta.userId} />
        <a href={urls.user(beta.login)}>{beta.login}</a> <span class="soft">{ROLE_WORDS[beta.role]}</span>{' '}
        {progress ? <ReadTo chapterId={progress.chapterId} block={progress.block} room={room} heads={heads} /> : null}{' '}
        {progress?.done ? <strong>done</strong> : null}{' '}
        {room.side === 'author' ? (
          <>
            <button type="submit" name="do" value={other}>
              {other === 'suggest' ? 'Let suggest' : 'Notes only'}
              <span class="landmark"> {beta.login}</span>
            </button>{' '}
            <button type="submit" name="do" value="remove">
              Remove<span class="landmark"> {beta.login}</span>
            </button>
          </>
        ) : null}
      </form>
    </li>
  )
}

/** Invitations that nobody has answered. */
export function Waiting({ room, token, invitations }: RoomPageProps) {
  if (invitations.length === 0) return null
  return (
    <ul class="kept-away">
      {invitations.map(({ id, to, role }) => (
        <li>
          <form method="post" action={urls.betaPeople(room.id)}>
            <FormToken token={token} />
            <input type="hidden" name="invitation" value={id} />
            {to ? to.login : 'A link'} <span class="soft">{ROLE_WORDS[role]}; waits for an answer</span>{' '}
            <button type="submit" name="do" value="withdraw">
              Take back<span class="landmark"> the invitation of {to?.login ?? 'a link'}</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

/** Asking somebody in, by name or by a link. */
export function Inviting({ room, token, name, errors }: RoomPageProps) {
  return (
    <form class="page" method="post" action={urls.betaPeople(room.id)}>
      <FormToken token={token} />
      <h3 class="heading">Invite somebody</h3>
      <TextField name="name" label="Whom" value={name} error={errors.name} autocomplete="off" />
      <SelectField
        name="role"
        label="Somebody who"
        value="suggest"
        options={[
          ['suggest', ROLE_WORDS.suggest],
          ['comment', ROLE_WORDS.comment],
        ]}
      />
      <p class="actions">
        <button type="submit" name="do" value="invite" class="primary">
          Invite
        </button>{' '}
        <button type="submit" name="do" value="link">
          Make a link instead
        </button>
      </p>
    </form>
  )
}

/** Whom the work thanks, with their consent. */
export function Thanking({ room, token, betas, thanks }: RoomPageProps) {
  if (betas.length === 0) return null
  return (
    <section>
      <h3 class="heading">Thanks</h3>
      <p class="soft">
        Stand on the work’s page once the beta has said yes and under which name; not while the work is anonymous.
      </p>
      <ul class="kept-away">
        {betas.map(({ userId, login }) => {
          const known = thanks.find((one) => one.userId === userId)
          return (
            <li>
              <form method="post" action={urls.betaPeople(room.id)}>
                <FormToken token={token} />
                <input type="hidden" name="user" value={userId} />
                {login}{' '}
                {known ? (
                  <span class="soft">
                    {known.pseud === undefined ? 'has not answered yet' : `thanked as ${known.pseud}`}
                  </span>
                ) : null}{' '}
                <button type="submit" name="do" value={known ? 'unthank' : 'thank'}>
                  {known ? 'Thank no more' : 'Offer thanks'}
                  <span class="landmark"> {login}</span>
                </button>
              </form>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
