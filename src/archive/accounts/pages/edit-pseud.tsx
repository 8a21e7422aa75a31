import { ErrorSummary, FormToken, TextArea, TextField } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Problems } from '../rules.ts'
import { sentencesFor } from './sentences.ts'

/** What is typed about a pen name. */
export interface PseudFormValues {
  readonly name: string
  /** as it is edited: HTML or plain text */
  readonly description: string
}

/** The fields for a new pen name and for one that changes. */
export function PseudFields({ values, problems }: { readonly values: PseudFormValues; readonly problems: Problems }) {
  const errors = sentencesFor(problems)
  return (
    <>
      <ErrorSummary errors={errors} />
      <TextField
        name="name"
        label="Pen name"
        hint="Up to 40 letters of any script, digits, spaces, _ and -"
        value={values.name}
        error={errors.name}
        maxlength={40}
        dir="auto"
        autocomplete="off"
        required
      />
      <TextArea
        name="description"
        label="About this name"
        hint="Up to 500 characters"
        value={values.description}
        error={errors.description}
      />
    </>
  )
}

interface EditPseudProps {
  readonly token: string
  readonly login: string
  /** the name until now */
  readonly name: string
  readonly values: PseudFormValues
  readonly problems: Problems
}

/** Renaming and describing a pen name. */
export function EditPseudPage({ token, login, name, values, problems }: EditPseudProps) {
  return (
    <>
      <h2 class="heading">Edit the pen name {name}</h2>
      <p>A new name stands on all works that you posted under the old one.</p>
      <form class="page" method="post" action={urls.editPseud(login, name)}>
        <FormToken token={token} />
        <PseudFields values={values} problems={problems} />
        <p class="actions">
          <button type="submit" class="primary">
            Save
          </button>
          <a class="button" href={urls.pseuds(login)}>
            Cancel
          </a>
        </p>
      </form>
    </>
  )
}

/** Asks before a pen name goes, or says why it cannot. */
export function DeletePseudPage(props: {
  readonly token: string
  readonly login: string
  readonly name: string
  readonly credits: number
}) {
  const { token, login, name, credits } = props
  return (
    <>
      <h2 class="heading">Delete the pen name {name}</h2>
      {credits > 0 ? (
        <p>
          {credits === 1 ? 'One work or series stands' : `${credits} works and series stand`} under this name. Give them
          another name of yours first, or rename this one.
        </p>
      ) : (
        <p>Nothing stands under this name, so nothing is lost with it.</p>
      )}
      <form method="post" action={urls.deletePseud(login, name)}>
        <FormToken token={token} />
        <p class="actions">
          {credits > 0 ? null : (
            <button type="submit" class="danger">
              Delete {name}
            </button>
          )}
          <a class="button" href={urls.pseuds(login)}>
            Back to your pen names
          </a>
        </p>
      </form>
    </>
  )
}
