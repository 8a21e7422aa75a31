import {
  CheckBox,
  ErrorSummary,
  type FieldErrors,
  FormToken,
  SelectField,
  TextField,
} from '../../../../platform/ui/fields.tsx'
import type { Pseud } from '../../../accounts/index.ts'
import { urls } from '../../../urls.ts'
import type { Template } from '../../store/templates.ts'
import { Cards } from '../pages/cards.tsx'
import { LanguageField, PermissionFields } from '../pages/permission-fields.tsx'
import { TagNames } from '../pages/tag-fields.tsx'
import { FormatField, NotesAround } from '../pages/text-fields.tsx'
import type { TemplateFields } from './fields.ts'

type FormProps = {
  readonly login: string
  /** undefined for a new one */
  readonly template?: Template | undefined
  readonly fields: TemplateFields
  readonly errors: FieldErrors
  readonly pseuds: readonly Pseud[]
  readonly token: string
}

/** Everything that a template can say of works to come. */
export function TemplateForm({ login, template, fields, errors, pseuds, token }: FormProps) {
  return (
    <>
      <h2 class="heading">
        {template ? 'Edit template: ' : 'A new template'}
        {template ? <span dir="auto">{template.name}</span> : null}
      </h2>
      <p class="soft">
        What stands here is filled in when you begin a work with it. Rating and archive warnings are about one text, so
        you choose them for each.
      </p>
      <form
        class="page"
        method="post"
        action={template ? urls.editTemplate(login, template.id) : urls.newTemplate(login)}
        data-enhance="story-editor"
        data-pictures={urls.pictures(login)}
      >
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <fieldset>
          <legend>The template</legend>
          <TextField
            name="name"
            label="Name"
            hint="By which you choose it. Readers never see it."
            value={fields.name}
            error={errors.name}
            dir="auto"
            autocomplete="off"
            required
          />
          <CheckBox
            name="usual"
            label="Open the form of a new work with it"
            hint="You can still choose another there, or none."
            checked={fields.usual}
          />
        </fieldset>
        <fieldset>
          <legend>About the work</legend>
          <LanguageField none="The one you wrote in last" value={fields.language} error={errors.language} />
          {pseuds.length > 1 ? <PseudField fields={fields} error={errors.pseud} pseuds={pseuds} /> : null}
          <PermissionFields fields={fields} />
        </fieldset>
        <fieldset>
          <legend>Tags</legend>
          <Cards
            type="category"
            name="categories"
            legend="Categories"
            hint="Any, or none."
            chosen={fields.categories}
            error={errors.categories}
          />
          <TagNames fields={fields} errors={errors} />
        </fieldset>
        <fieldset>
          <legend>Notes</legend>
          <NotesAround fields={fields} errors={errors} />
          <FormatField hint="Counts for both." value={fields.format} />
        </fieldset>
        <p class="actions">
          <button type="submit" class="primary">
            Save
          </button>{' '}
          <a class="button" href={urls.templates(login)}>
            Leave it
          </a>
        </p>
      </form>
    </>
  )
}

function PseudField({
  fields,
  error,
  pseuds,
}: Pick<FormProps, 'fields' | 'pseuds'> & { readonly error?: string | undefined }) {
  return (
    <SelectField
      name="pseud"
      label="Credited to"
      value={fields.pseud}
      error={error}
      options={[['', 'My usual pen name'], ...pseuds.map(({ id, name }) => [String(id), name] as const)]}
    />
  )
}
