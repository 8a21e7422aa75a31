import { CheckBox, ErrorSummary, type FieldErrors, FormToken, TextField } from '../../../platform/ui/fields.tsx'
import { EmailField, LoginField, NewPasswordField } from '../../accounts/index.ts'
import { urls } from '../../urls.ts'

export interface SetUpValues {
  readonly name: string
  readonly login: string
  readonly email: string
  readonly shelf: boolean
}

interface SetUpProps {
  readonly token: string
  /** of the link */
  readonly secret: string
  readonly values: SetUpValues
  /** whether there is a sample shelf to put in */
  readonly hasShelf: boolean
  readonly errors: FieldErrors
}

/** The first page of a new archive. */
export function SetUpPage({ token, secret, values, hasShelf, errors }: SetUpProps) {
  return (
    <>
      <h2 class="heading">Open your archive</h2>
      <p>Three things, and the doors are open. You can change all of them later.</p>
      <form class="page" method="post" action={urls.setUp(secret)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <fieldset>
          <legend>The archive</legend>
          <TextField
            name="name"
            label="Name of the archive"
            hint="For example: The Reading Hall"
            value={values.name}
            error={errors.name}
            maxlength={80}
            required
          />
        </fieldset>
        <Keeper values={values} errors={errors} />
        {hasShelf ? (
          <fieldset>
            <legend>Something to read</legend>
            <CheckBox
              name="shelf"
              label="Put the sample shelf in"
              hint="Eight short stories, so that every page has something on it. You can delete them later."
              checked={values.shelf}
            />
          </fieldset>
        ) : null}
        <p class="actions">
          <button type="submit" class="primary">
            Open the archive
          </button>
        </p>
      </form>
    </>
  )
}

function Keeper({ values, errors }: Pick<SetUpProps, 'values' | 'errors'>) {
  return (
    <fieldset>
      <legend>You, the first administrator</legend>
      <LoginField login={values.login} errors={errors} />
      <EmailField email={values.email} errors={errors} />
      <NewPasswordField errors={errors} />
    </fieldset>
  )
}
