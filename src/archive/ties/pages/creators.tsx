import { CheckBox, ErrorSummary, type FieldErrors, FormToken, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Invitation } from '../store/invitations.ts'

type Credited = { readonly pseud: string; readonly login: string | null }

/** What the page of the creators of something is drawn with. */
export type CreatorsProps = {
  readonly kind: 'work' | 'chapter' | 'series'
  readonly title: string
  /** the page of what it is about, and this one */
  readonly back: string
  readonly address: string
  readonly creators: readonly Credited[]
  readonly waiting: readonly Invitation[]
  readonly typed: string
  readonly errors: FieldErrors
  readonly token: string
}

/** Who is credited, who was asked, and the way out. */
export function CreatorsPage(props: CreatorsProps) {
  const { kind, title, back, address, creators, waiting, typed, errors, token } = props
  return (
    <>
      <h2 class="heading">
        Creators of{' '}
        <a href={back} dir="auto">
          {title}
        </a>
      </h2>
      <ul>
        {creators.map(({ pseud, login }) => (
          <li dir="auto">{login === null || login === pseud ? pseud : `${pseud} (${login})`}</li>
        ))}
      </ul>
      <Waiting waiting={waiting} address={address} token={token} />
      <form class="page" method="post" action={address}>
        <h3 class="heading">Ask somebody to be credited</h3>
        <FormToken token={token} />
        <input type="hidden" name="do" value="invite" />
        <ErrorSummary errors={errors} />
        <TextField
          name="names"
          label="Pen names"
          hint={HINTS[kind]}
          value={typed}
          error={errors.names}
          dir="auto"
          autocomplete="off"
          required
        />
        <p class="actions">
          <button type="submit" class="primary">
            Ask
          </button>
        </p>
      </form>
      {kind === 'chapter' ? null : <Leaving {...props} />}
    </>
  )
}

const HINTS = {
  work: 'With commas between. They are credited once they say yes, and may then do with the work all that you may.',
  chapter:
    'With commas between. Once they say yes, the chapter names them, and they are creators of the work: they may do with it all that you may.',
  series: 'With commas between. Once they say yes they may add works and edit the series.',
} as const

function Waiting({ waiting, address, token }: Pick<CreatorsProps, 'waiting' | 'address' | 'token'>) {
  if (waiting.length === 0) return null
  return (
    <>
      <h3 class="heading">Asked, and have not answered</h3>
      <ul>
        {waiting.map(({ number, pseud, login }) => (
          <li>
            <form method="post" action={address} class="inline">
              <FormToken token={token} />
              <input type="hidden" name="do" value="take-back" />
              <input type="hidden" name="invitation" value={number} />
              <span dir="auto">{pseud === login ? pseud : `${pseud} (${login})`}</span>{' '}
              <button type="submit">
                Take it back<span class="landmark">: {pseud}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </>
  )
}

function Leaving({ kind, address, creators, errors, token }: CreatorsProps) {
  const alone = creators.length === 1
  return (
    <form class="page" method="post" action={address}>
      <h3 class="heading">Take your name off</h3>
      <FormToken token={token} />
      <p>
        {alone
          ? `You are the only one credited, so the ${kind} would be nobody’s. It can be orphaned instead: it stays for its readers, under the name orphan_account, and you can do nothing with it any more.`
          : `The ${kind} stays with the others who are credited. You can do nothing with it any more, unless they ask you again.`}
      </p>
      <CheckBox
        name="sure"
        label={alone ? `Orphan the ${kind}; I know that I cannot take it back` : 'Take all my pen names off'}
        checked={false}
        error={errors.sure}
      />
      <p class="actions">
        <button type="submit" name="do" value={alone ? 'orphan' : 'leave'} class="danger">
          {alone ? 'Orphan it' : 'Leave'}
        </button>
        <a class="button" href={urls.home()}>
          Stay
        </a>
      </p>
    </form>
  )
}
