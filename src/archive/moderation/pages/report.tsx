import { ErrorSummary, type FieldErrors, FormToken, TextArea, TextField } from '../../../platform/ui/fields.tsx'
import { CATEGORIES, MOST_CHARACTERS, type Reported, type TypedReport } from '../../reports/index.ts'
import { urls } from '../../urls.ts'

type ReportFormProps = {
  readonly token: string
  /** undefined while it is not known what is meant */
  readonly reported: Reported | undefined
  /** as it was typed or came with the link */
  readonly address: string
  readonly typed: TypedReport
  readonly guest: boolean
  readonly errors: FieldErrors
}

/** Where anybody tells those who keep order of something. */
export function ReportFormPage({ token, reported, address, typed, guest, errors }: ReportFormProps) {
  return (
    <>
      <h2 class="heading">Report something</h2>
      <p>
        People read what you write here, and decide. Whoever it is about is not told who reported it.
        {guest ? '' : ' The answer comes to your page “Standing and reports”, and by mail.'}
      </p>
      <form class="page" method="post" action={urls.report()}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        {reported ? (
          <p>
            This is about: <a href={reported.address}>{reported.name}</a>
            <input type="hidden" name="address" value={reported.address} />
          </p>
        ) : (
          <TextField
            name="address"
            label="Address of the page"
            hint="Of a work, a chapter, a comment, a person, or a tag, as it stands at the top of your browser."
            value={address}
            error={errors.address}
            required
          />
        )}
        <fieldset id="field-category">
          <legend>What is wrong</legend>
          {errors.category ? (
            <p class="error" id="error-category">
              {errors.category}
            </p>
          ) : null}
          <ul class="cards">
            {Object.entries(CATEGORIES).map(([name, [label, words]]) => (
              <li>
                <label>
                  <input type="radio" name="category" value={name} checked={typed.category === name} />
                  <strong>{label}</strong>
                  <span>{words}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <TextArea
          name="text"
          label="In your words"
          hint="What should we look at, and where? Links to an original, or to more of the same, help."
          value={typed.text}
          rows={8}
          maxlength={MOST_CHARACTERS}
          error={errors.text}
          required
        />
        {guest ? (
          <TextField
            name="email"
            type="email"
            label="Your e-mail address, if you want an answer"
            hint="Used for that answer alone."
            value={typed.email}
            error={errors.email}
            autocomplete="email"
          />
        ) : null}
        <p class="homepage" hidden>
          <label>
            Leave this empty <input name="homepage" value="" autocomplete="off" tabindex={-1} />
          </label>
        </p>
        <p class="actions">
          <button type="submit" class="primary">
            Send the report
          </button>
        </p>
      </form>
    </>
  )
}

/** After it. */
export function ReportedPage() {
  return (
    <>
      <h2 class="heading">Thank you</h2>
      <p>Your report lies before those who keep order here. If you said where, you will get an answer.</p>
      <p class="actions">
        <a class="button" href={urls.home()}>
          Go to the front page
        </a>
      </p>
    </>
  )
}
