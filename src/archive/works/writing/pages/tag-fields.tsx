import { type FieldErrors, TextArea } from '../../../../platform/ui/fields.tsx'
import { urls } from '../../../urls.ts'
import { LIMITS } from '../../limits.ts'
import type { Suggested } from '../suggesting.ts'
import type { WorkFields } from '../work-fields.ts'
import { Cards } from './cards.tsx'
import { SuggestedTags } from './suggested.tsx'

type TagFieldsProps = {
  readonly fields: WorkFields
  readonly errors: FieldErrors
  readonly action: string
  readonly suggested: Suggested | undefined
}

/** Everything by which readers find a work, or know to leave it alone. */
export function TagFields({ fields, errors, action, suggested }: TagFieldsProps) {
  return (
    <fieldset>
      <legend>Tags</legend>
      <SuggestedTags action={action} suggested={suggested} />
      <Cards
        type="rating"
        name="rating"
        legend="Rating"
        hint="Choose one."
        chosen={[fields.rating]}
        error={errors.rating}
        required
      />
      <Cards
        type="warning"
        name="warnings"
        legend="Archive warnings"
        hint="Choose at least one."
        chosen={fields.warnings}
        error={errors.warnings}
        required
      />
      <Cards
        type="category"
        name="categories"
        legend="Categories"
        hint="Any, or none."
        chosen={fields.categories}
        error={errors.categories}
      />
      <TagNames fields={fields} errors={errors} required />
    </fieldset>
  )
}

type TagNamesProps = {
  readonly fields: Pick<WorkFields, 'fandoms' | 'relationships' | 'characters' | 'additional'>
  readonly errors: FieldErrors
  /** whether a fandom must be named */
  readonly required?: boolean
}

/** The four boxes for tags that everybody writes in their own words. */
export function TagNames({ fields, errors, required = false }: TagNamesProps) {
  return (
    <>
      <TextArea
        name="fandoms"
        label="Fandoms"
        hint="Parted by commas, as in: Sherlock Holmes - Arthur Conan Doyle, Oz - L. Frank Baum"
        rows={2}
        value={fields.fandoms}
        error={errors.fandoms}
        complete={urls.autocomplete('fandom')}
        required={required}
      />
      <TextArea
        name="relationships"
        label="Relationships"
        hint="“/” for romance, “&” for everything else, as in: Irene Adler/Godfrey Norton, Sherlock Holmes & John Watson"
        rows={2}
        value={fields.relationships}
        error={errors.relationships}
        complete={urls.autocomplete('relationship')}
        beside="fandoms"
      />
      <TextArea
        name="characters"
        label="Characters"
        rows={2}
        value={fields.characters}
        error={errors.characters}
        complete={urls.autocomplete('character')}
        beside="fandoms"
      />
      <TextArea
        name="additional"
        label="Additional tags"
        hint={`Anything else, parted by commas. A tag holds ${LIMITS.tagName} characters; a work carries ${LIMITS.tags} of these four kinds together.`}
        rows={2}
        value={fields.additional}
        error={errors.additional}
        complete={urls.autocomplete('freeform')}
        beside="fandoms"
      />
    </>
  )
}
