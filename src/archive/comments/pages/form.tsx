import {
  ErrorSummary,
  type FieldErrors,
  FormToken,
  SelectField,
  TextArea,
  TextField,
} from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { MOST_CHARACTERS } from '../rules.ts'

/** What somebody has typed. */
export interface Typed {
  readonly text: string
  /** number of a pen name */
  readonly pseud: string
  readonly name: string
  readonly email: string
}

export const NOTHING_TYPED: Typed = { text: '', pseud: '', name: '', email: '' }

/** What the form of a comment is drawn with. */
export type FormProps = {
  readonly action: string
  readonly token: string
  /** the member's pen names; undefined for a guest */
  readonly pseuds: readonly { readonly id: number; readonly name: string }[] | undefined
  readonly typed: Typed
  readonly errors: FieldErrors
  readonly label: string
  readonly button: string
  /** what happens with it, when the author looks first */
  readonly hint?: string | undefined
  readonly method?: 'put' | undefined
  /** of a paragraph: the passage that is meant, and where it begins */
  readonly passage?: { readonly quote: string; readonly from: string } | undefined
}

/** Writing a comment, an answer, or one anew. */
export function CommentForm(props: FormProps) {
  const { action, token, pseuds, typed, errors, hint, method, passage } = props
  return (
    <form class="page comment-form" method="post" action={action}>
      <FormToken token={token} />
      {method ? <input type="hidden" name="_method" value={method} /> : null}
      <ErrorSummary errors={errors} />
      {errors.comment ? (
        <p class="error" id="field-comment" tabindex={-1}>
          {errors.comment}
        </p>
      ) : null}
      {pseuds === undefined ? <Guest typed={typed} errors={errors} /> : <As pseuds={pseuds} typed={typed} />}
      {passage ? (
        <>
          <input type="hidden" name="from" value={passage.from} />
          <TextField
            name="quote"
            label="Passage"
            hint="Words copied from the paragraph; empty for all of it"
            value={passage.quote}
            error={errors.quote}
            autocomplete="off"
            dir="auto"
          />
        </>
      ) : null}
      <TextArea
        name="comment[comment_content]"
        label={props.label}
        hint={`Plain text or simple HTML, up to ${MOST_CHARACTERS.toLocaleString('en-GB')} characters.${hint ? ` ${hint}` : ''}`}
        value={typed.text}
        rows={5}
        error={errors['comment[comment_content]']}
        required
      />
      <p class="actions">
        <button type="submit" class="primary" name="commit" value={props.button}>
          {props.button}
        </button>
      </p>
    </form>
  )
}

function Guest({ typed, errors }: { readonly typed: Typed; readonly errors: FieldErrors }) {
  return (
    <>
      <TextField
        name="comment[name]"
        label="Your name"
        value={typed.name}
        error={errors['comment[name]']}
        autocomplete="name"
        dir="auto"
        required
      />
      <TextField
        name="comment[email]"
        type="email"
        label="Your e-mail address"
        hint="Not shown to anybody, and nothing is sent to it."
        value={typed.email}
        error={errors['comment[email]']}
        autocomplete="email"
        required
      />
    </>
  )
}

function As({ pseuds, typed }: { readonly pseuds: NonNullable<FormProps['pseuds']>; readonly typed: Typed }) {
  const [first, ...others] = pseuds
  if (others.length === 0) return <input type="hidden" name="comment[pseud_id]" value={first?.id ?? ''} />
  return (
    <SelectField
      name="comment[pseud_id]"
      label="Comment as"
      value={typed.pseud || String(first?.id ?? '')}
      options={pseuds.map(({ id, name }) => [String(id), name] as const)}
    />
  )
}

/** Why there is no form. */
export function NoForm({ sentence, guest }: { readonly sentence: string; readonly guest: boolean }) {
  return (
    <p class="no-form">
      {sentence}
      {guest ? (
        <>
          {' '}
          <a href={urls.login()}>Log in</a> to see whether you can.
        </>
      ) : null}
    </p>
  )
}
