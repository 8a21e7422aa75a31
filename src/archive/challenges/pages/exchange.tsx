import { ErrorSummary, type FieldErrors, FormToken, SelectField, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { prefixOf, type SignUpTyped } from '../forms.ts'
import type { Assignment } from '../store/assignments.ts'
import type { Challenge } from '../store/challenges.ts'
import type { SignUp } from '../store/sign-ups.ts'
import type { OwnWork } from './meme.tsx'
import { WishFields, WishLines } from './wish.tsx'

type ExchangeProps = {
  readonly name: string
  readonly challenge: Challenge
  readonly people: number
  readonly signedUp: boolean
  /** what the viewer makes and gets, with what each recipient asks for */
  readonly making: readonly { readonly assignment: Assignment; readonly asks: SignUp | undefined }[]
  readonly getting: readonly Assignment[]
  readonly works: readonly OwnWork[]
  readonly token: string
  readonly guest: boolean
}

/** An exchange as somebody who takes part sees it. */
export function ExchangePage(props: ExchangeProps) {
  const { name, challenge, people, signedUp, making, getting } = props
  return (
    <>
      <p>
        {people} {people === 1 ? 'person has' : 'people have'} signed up.
        {challenge.dueOn === '' ? '' : ` Works are due on ${challenge.dueOn}.`}
      </p>
      {props.guest ? <p class="soft">Log in to take part.</p> : null}
      {challenge.open && !props.guest ? (
        <p class="actions">
          <a class="button" href={urls.challengeSignUp(name)}>
            {signedUp ? 'Change your sign-up' : 'Sign up'}
          </a>
        </p>
      ) : null}
      {!challenge.open && !challenge.sent ? <p class="soft">No sign-ups are taken.</p> : null}
      {making.map(({ assignment, asks }) => (
        <Making {...props} assignment={assignment} asks={asks} />
      ))}
      {getting.map(({ workId, shown }) => (
        <p>
          {shown && workId !== undefined ? (
            <>
              This was made for you: <a href={urls.work(workId)}>your gift</a>.
            </>
          ) : (
            'Somebody makes something for you.'
          )}
        </p>
      ))}
    </>
  )
}

type MakingProps = ExchangeProps & { readonly assignment: Assignment; readonly asks: SignUp | undefined }

function Making({ name, assignment, asks, works, token }: MakingProps) {
  return (
    <section>
      <h3 class="heading">You make something for {assignment.recipient}</h3>
      {asks?.letter ? (
        <p>
          <a href={asks.letter} rel="nofollow noopener">
            Their letter
          </a>
        </p>
      ) : null}
      <ol>
        {asks?.requests.map((wish) => (
          <li>
            <WishLines wish={wish} />
          </li>
        ))}
      </ol>
      {assignment.workId === undefined ? null : (
        <p>
          <a href={urls.work(assignment.workId)}>The work that you made</a>
        </p>
      )}
      <form class="page" method="post" action={urls.challengeAssignment(name, assignment.id)}>
        <FormToken token={token} />
        {works.length === 0 ? <p class="soft">Write a work first; a draft will do.</p> : null}
        {works.length > 0 ? (
          <SelectField
            name="work"
            label="The work that you made"
            hint="It goes into the collection, too."
            value={String(assignment.workId ?? '')}
            options={works.map(({ id, title }) => [String(id), title] as const)}
          />
        ) : null}
        <p class="actions">
          {works.length > 0 ? (
            <button type="submit" name="do" value="fulfil">
              This is it
            </button>
          ) : null}{' '}
          {assignment.workId === undefined ? (
            <button type="submit" name="do" value="default">
              I cannot do it
            </button>
          ) : null}
        </p>
      </form>
    </section>
  )
}

type SignUpProps = {
  readonly name: string
  readonly token: string
  readonly typed: SignUpTyped
  readonly errors: FieldErrors
  readonly there: boolean
}

/** What somebody asks for and offers. */
export function SignUpForm({ name, token, typed, errors, there }: SignUpProps) {
  return (
    <form class="page" method="post" action={urls.challengeSignUp(name)}>
      <FormToken token={token} />
      <ErrorSummary errors={errors} />
      {(['request', 'offer'] as const).flatMap((kind) =>
        typed[`${kind}s`].map((wish, at) => (
          <fieldset>
            <legend>
              {kind === 'request' ? 'What you would like' : 'What you offer to make'} ({at + 1})
            </legend>
            <WishFields prefix={prefixOf(kind, at)} typed={wish} errors={errors} offer={kind === 'offer'} />
          </fieldset>
        )),
      )}
      <TextField
        name="letter"
        label="A letter to whoever makes something for you"
        hint="The address of a page; empty for none."
        type="url"
        value={typed.letter}
        error={errors.letter}
      />
      <TextField
        name="avoids"
        label="Do not pair me with"
        hint="Login names with commas between. Only the organisers see this; people you have blocked need not be named."
        value={typed.avoids}
        error={errors.avoids}
      />
      <p class="actions">
        <button type="submit" name="do" value="save" class="primary">
          {there ? 'Save' : 'Sign up'}
        </button>{' '}
        {there ? (
          <button type="submit" name="do" value="withdraw">
            Withdraw
          </button>
        ) : null}
      </p>
    </form>
  )
}
