import { CheckBox, ErrorSummary, type FieldErrors, FormToken, TextArea } from '../../../platform/ui/fields.tsx'
import { LoginField, NewPasswordField, Promises } from '../../accounts/index.ts'
import { urls } from '../../urls.ts'
import { Blurb } from '../../works/index.ts'
import type { ImportedAuthor } from './store.ts'

/** Works that a page of an imported author shows. */
export const WORKS_SHOWN = 100

/** The page of somebody who has no account here: what they wrote, where it came from, and the way back to it. */
export function ImportedAuthorPage({
  author,
  blurbs,
}: {
  readonly author: ImportedAuthor
  readonly blurbs: readonly Blurb[]
}) {
  return (
    <>
      <h2 class="heading">{author.name}</h2>
      <p>
        {author.name} wrote for {author.archive}, which has moved here. The works came along; {author.name} has no
        account here yet. <a href={urls.askToClaim(author.id)}>Are you {author.name}?</a>
      </p>
      {blurbs.length === 0 ? (
        <p>There is nothing here that you can open.</p>
      ) : (
        <>
          <h3 class="heading">{blurbs.length === WORKS_SHOWN ? `The first ${WORKS_SHOWN} works` : 'Works'}</h3>
          <ol class="work index group" role="group">
            {blurbs.map((blurb) => (
              <Blurb blurb={blurb} />
            ))}
          </ol>
        </>
      )}
    </>
  )
}

interface AskProps {
  readonly token: string
  readonly author: ImportedAuthor
  readonly words: string
  readonly errors: FieldErrors
}

/** Asking for the works of an author whose address nobody can prove any more. */
export function AskToClaimPage({ token, author, words, errors }: AskProps) {
  return (
    <>
      <h2 class="heading">Are you {author.name}?</h2>
      <p>
        If the address that {author.archive} had of you still reaches you, ask whoever runs this archive for the link:
        it proves by itself that the works are yours. If it does not, say here how they can tell. They look at it, and
        you get a mail.
      </p>
      <form class="page" method="post" action={urls.askToClaim(author.id)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <TextArea
          name="words"
          label="How can we tell that you are the author?"
          hint="Another place where you use this name and can be reached, drafts with their dates, an old mail from the archive. Only those who decide read it."
          value={words}
          error={errors.words}
          rows={6}
          maxlength={2000}
          required
        />
        <p class="actions">
          <button type="submit" class="primary">
            Ask for the works
          </button>
          <a class="button" href={urls.importedAuthor(author.id)}>
            Back
          </a>
        </p>
      </form>
    </>
  )
}

interface ClaimProps {
  readonly token: string
  /** of the link */
  readonly secret: string
  readonly author: ImportedAuthor
  readonly titles: readonly { readonly title: string; readonly shared: boolean }[]
  /** of the member who looks; undefined for a guest */
  readonly login: string | undefined
  /** an account has the author's address already */
  readonly known: boolean
  readonly typed: { readonly login: string; readonly age: boolean; readonly terms: boolean }
  readonly errors: FieldErrors
}

/** What the link leads to: the works, and the four things that can be done with them. */
export function ClaimPage(props: ClaimProps) {
  const { author, titles, errors } = props
  return (
    <>
      <h2 class="heading">What shall become of your works?</h2>
      <ErrorSummary errors={errors} />
      <p>
        You came with the link that was sent to {author.name}, who wrote for {author.archive}. Whatever you decide holds
        for all of this; what is in your account you can still change or delete one by one.
      </p>
      <ul>
        {titles.map(({ title, shared }) => (
          <li>
            <cite>{title}</cite>
            {shared ? ' (with others)' : null}
          </li>
        ))}
      </ul>
      <IntoAccount {...props} />
      <Orphan {...props} />
      <TakeDown {...props} />
      <h3 class="heading">Or leave everything as it is</h3>
      <p>Then the works stay under your name, and this link keeps working.</p>
    </>
  )
}

function IntoAccount(props: ClaimProps) {
  const { token, secret, author, login, known } = props
  const back = `${urls.login()}?return_to=${encodeURIComponent(urls.claim(secret))}`
  return (
    <>
      <h3 class="heading">Take them into an account</h3>
      {login === undefined ? (
        <p>
          You have an account here? <a href={back}>Log in</a>, and come back to this page.
        </p>
      ) : (
        <form class="page" method="post" action={urls.claim(secret)}>
          <FormToken token={token} />
          <p>
            The works become yours, under the pen name {author.name}, in your account {login}.
          </p>
          <p class="actions">
            <button type="submit" name="what" value="claim" class="primary">
              Take them into {login}
            </button>
          </p>
        </form>
      )}
      {login === undefined && !known ? <NewAccount {...props} /> : null}
    </>
  )
}

function NewAccount({ token, secret, typed, errors }: ClaimProps) {
  return (
    <form class="page" method="post" action={urls.claim(secret)}>
      <FormToken token={token} />
      <fieldset>
        <legend>Or make one now</legend>
        <LoginField login={typed.login} errors={errors} />
        <NewPasswordField errors={errors} />
        <Promises age={typed.age} terms={typed.terms} errors={errors} />
      </fieldset>
      <p class="hint">The account gets the address that the link was sent to; it counts as confirmed.</p>
      <p class="actions">
        <button type="submit" name="what" value="account" class="primary">
          Make an account with them
        </button>
      </p>
    </form>
  )
}

function Orphan({ token, secret, author, errors }: ClaimProps) {
  return (
    <>
      <h3 class="heading">Leave them here without your name</h3>
      <form class="page" method="post" action={urls.claim(secret)}>
        <FormToken token={token} />
        <p>
          Readers keep the works, and nobody sees that {author.name} wrote them. What you said in comments stays,
          without your name. This cannot be undone.
        </p>
        <CheckBox name="orphan" label="Yes, without my name" checked={false} error={errors.orphan} required />
        <p class="actions">
          <button type="submit" name="what" value="orphan">
            Leave them without my name
          </button>
        </p>
      </form>
    </>
  )
}

function TakeDown({ token, secret, errors }: ClaimProps) {
  return (
    <>
      <h3 class="heading">Have them taken down</h3>
      <form class="page" method="post" action={urls.claim(secret)}>
        <FormToken token={token} />
        <p>
          Nobody can read them from that moment on. For 30 days whoever runs the archive can bring them back, if it was
          a mistake; then they are deleted. From works that others wrote with you only your name is taken off.
        </p>
        <CheckBox name="down" label="Yes, take them down" checked={false} error={errors.down} required />
        <p class="actions">
          <button type="submit" name="what" value="take-down" class="danger">
            Take them down
          </button>
        </p>
      </form>
    </>
  )
}

const SETTLED = {
  claimed: 'The works are in an account, and can be changed there.',
  orphaned: 'The works stand here without a name.',
  'taken-down': 'The works have been taken down. For 30 days whoever runs the archive can bring them back.',
} as const

/** What the link leads to once it is settled. */
export function SettledPage({ author }: { readonly author: ImportedAuthor }) {
  return (
    <div class="prose">
      <h2 class="heading">This is settled</h2>
      <p>
        {author.standing === 'unclaimed' ? null : SETTLED[author.standing]} The link has done its work, and does nothing
        any more.
      </p>
      <p class="actions">
        <a class="button" href={author.login === null ? urls.home() : urls.user(author.login)}>
          {author.login === null ? 'Go to the front page' : `Go to ${author.login}`}
        </a>
      </p>
    </div>
  )
}
