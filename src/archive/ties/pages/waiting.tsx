import type { Child } from 'hono/jsx'
import { FormToken, SelectField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { RELATIONS, type TieChoices } from '../rules.ts'
import type { OfferedGift } from '../store/gifts.ts'
import type { Invitation } from '../store/invitations.ts'
import type { Relation } from '../store/related.ts'

type TiesProps = {
  readonly login: string
  readonly token: string
  readonly invitations: readonly Invitation[]
  readonly gifts: readonly OfferedGift[]
  readonly claims: readonly (Relation & { readonly parentTitle: string })[]
  readonly choices: TieChoices
}

/** What others ask of a member and give them, with a yes and a no for each. */
export function TiesPage({ login, token, invitations, gifts, claims, choices }: TiesProps) {
  const answer = { login, token }
  return (
    <>
      <h2 class="heading">Asked of you</h2>
      <h3 class="heading">To be credited</h3>
      {invitations.length === 0 ? <p>Nobody asks.</p> : null}
      <ul>
        {invitations.map((invitation) => (
          <Answer {...answer} what="invitation" id={invitation.number} yes="Be credited" no="Decline" open>
            {invitation.by ?? 'Somebody'} asks you to be credited, as <strong dir="auto">{invitation.pseud}</strong>,
            with {WHAT[invitation.kind]} <strong dir="auto">{invitation.title}</strong>
          </Answer>
        ))}
      </ul>
      <h3 class="heading">Gifts</h3>
      <p>
        Those you have accepted stand on <a href={urls.giftsTo(login)}>your page of gifts</a>.
      </p>
      <ul>
        {gifts.map(({ id, workId, title, state }) => (
          <Answer
            {...answer}
            what="gift"
            id={id}
            yes="Accept"
            no="Refuse"
            open={state === 'offered'}
            said={state === 'accepted'}
          >
            <a href={urls.work(workId)} dir="auto">
              {title}
            </a>
            {state === 'offered' ? ' is for you' : state === 'accepted' ? ' is for you, accepted' : ', refused'}
          </Answer>
        ))}
      </ul>
      <h3 class="heading">Made from works of yours</h3>
      {claims.length === 0 ? <p>Nothing that anybody has said.</p> : null}
      <ul>
        {claims.map((claim) => (
          <Answer
            {...answer}
            what="claim"
            id={claim.id}
            yes="Name it there"
            no="Do not name it"
            open={claim.state === 'asked'}
            said={claim.state === 'approved'}
          >
            <a href={urls.work(claim.workId ?? 0)} dir="auto">
              {claim.title}
            </a>
            : {RELATIONS[claim.kind].toLowerCase()} <span dir="auto">{claim.parentTitle}</span>
          </Answer>
        ))}
      </ul>
      <ChoicesForm login={login} token={token} choices={choices} />
    </>
  )
}

const WHAT = { work: 'the work', chapter: 'a chapter of', series: 'the series' } as const

type AnswerProps = {
  readonly login: string
  readonly token: string
  readonly what: string
  readonly id: number
  readonly yes: string
  readonly no: string
  /** not answered yet: both answers are there */
  readonly open: boolean
  /** what was answered */
  readonly said?: boolean
  readonly children: Child
}

function Answer({ login, token, what, id, yes, no, open, said = false, children }: AnswerProps) {
  return (
    <li>
      <form method="post" action={urls.ties(login)} class="inline">
        <FormToken token={token} />
        <input type="hidden" name="what" value={what} />
        <input type="hidden" name="id" value={id} />
        <p>{children}</p>
        <p class="actions">
          {open || !said ? (
            <button type="submit" name="do" value="yes" class="primary">
              {yes}
            </button>
          ) : null}
          {open || said ? (
            <button type="submit" name="do" value="no">
              {no}
            </button>
          ) : null}
        </p>
      </form>
    </li>
  )
}

function ChoicesForm({ login, token, choices }: Pick<TiesProps, 'login' | 'token' | 'choices'>) {
  return (
    <form class="page" method="post" action={urls.ties(login)}>
      <h3 class="heading">What others may ask</h3>
      <FormToken token={token} />
      <input type="hidden" name="what" value="choices" />
      <SelectField
        name="cocreation"
        label="To be credited with them"
        value={choices.cocreation}
        options={[
          ['ask', 'They may ask me'],
          ['refuse', 'Nobody may ask me'],
        ]}
      />
      <SelectField
        name="gifts"
        label="Gifts"
        value={choices.gifts}
        options={[
          ['ask', 'Ask me first'],
          ['accept', 'Accept all of them'],
          ['refuse', 'None, please'],
        ]}
      />
      <p class="actions">
        <button type="submit" class="primary">
          Save
        </button>
      </p>
    </form>
  )
}
