import {
  ErrorSummary,
  Field,
  type FieldErrors,
  FormToken,
  SelectField,
  TextArea,
} from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { LANGUAGES } from '../../works/index.ts'
import { allEndings } from '../formats/endings.ts'
import { choicesOf, type ImportFields } from '../forms.ts'

export interface ImportFormProps {
  readonly token: string
  readonly fields: ImportFields
  readonly errors: FieldErrors
  readonly pseuds: readonly { readonly id: number; readonly name: string }[]
  /** of all files together */
  readonly megabytes: number
  readonly mostFiles: number
}

/** Where a member brings files in. Nothing becomes public here. */
export function ImportForm(props: ImportFormProps) {
  return (
    <>
      <h2 class="heading">Bring in files</h2>
      <p>
        Each file becomes a draft of yours. You see what came of it, and then post what you like. Bringing the same file
        in twice makes no second work.
      </p>
      <form class="page" method="post" action={urls.importStories()} enctype="multipart/form-data">
        <FormToken token={props.token} />
        <ErrorSummary errors={props.errors} />
        <Files {...props} />
        <Silent {...props} />
        <p class="actions">
          <button type="submit" class="primary">
            Look at them
          </button>
        </p>
      </form>
    </>
  )
}

function Files({ errors, megabytes, mostFiles }: ImportFormProps) {
  return (
    <fieldset>
      <legend>The files</legend>
      <Field
        name="files"
        label="Files"
        hint={`EPUB, Word and OpenDocument (.docx, .odt), HTML, Markdown, plain text in any encoding, and zips of these. A work.json and its chapter files, chosen together, are one work. Up to ${mostFiles} files, ${megabytes} MB together.`}
        error={errors.files}
        required
      >
        <input
          id="field-files"
          name="files"
          type="file"
          multiple
          required
          accept={allEndings().join()}
          aria-describedby={errors.files ? 'hint-files error-files' : 'hint-files'}
          aria-invalid={errors.files ? 'true' : undefined}
        />
      </Field>
    </fieldset>
  )
}

function Silent({ fields, errors, pseuds }: ImportFormProps) {
  return (
    <fieldset>
      <legend>What the files do not say themselves</legend>
      {pseuds.length > 1 ? (
        <SelectField
          name="pseud"
          label="Credited to"
          value={fields.pseud}
          error={errors.pseud}
          options={pseuds.map(({ id, name }) => [String(id), name] as const)}
        />
      ) : null}
      <TextArea
        name="fandoms"
        label="Fandoms"
        hint="Parted by commas. A draft cannot be posted before it has one."
        rows={2}
        value={fields.fandoms}
        error={errors.fandoms}
      />
      <SelectField
        name="rating"
        label="Rating"
        value={fields.rating}
        error={errors.rating}
        options={[['', 'Not said: becomes “Not Rated”'], ...choicesOf('rating')]}
      />
      <SelectField
        name="warning"
        label="Archive warning"
        value={fields.warning}
        error={errors.warning}
        options={[['', 'Not said: becomes “Creator Chose Not To Use Archive Warnings”'], ...choicesOf('warning')]}
      />
      <SelectField
        name="language"
        label="Language"
        value={fields.language}
        error={errors.language}
        options={LANGUAGES.map(({ code, name }) => [code, name] as const)}
      />
      <TextArea
        name="additional"
        label="Additional tags"
        rows={2}
        value={fields.additional}
        error={errors.additional}
      />
    </fieldset>
  )
}
