import { CheckBox, type FieldErrors, TextField } from '../../../../platform/ui/fields.tsx'
import { urls } from '../../../urls.ts'
import type { Gathered } from '../gathering.ts'
import type { WorkFields } from '../work-fields.ts'

type CollectionFieldsProps = {
  readonly fields: WorkFields
  readonly errors: FieldErrors
  /** what the work has to do with already */
  readonly gathered: readonly Gathered[]
}

/** Which collections a work comes into, and which it leaves. */
export function CollectionFields({ fields, errors, gathered }: CollectionFieldsProps) {
  return (
    <fieldset>
      <legend>Collections</legend>
      {gathered.map(({ id, title, standing }) => (
        <CheckBox
          name="leaveCollections"
          value={String(id)}
          label={`Take it out of “${title}”: ${standing}`}
          checked={fields.leaveCollections.includes(String(id))}
        />
      ))}
      <TextField
        name="collections"
        label={gathered.length > 0 ? 'Put it into other collections' : 'Put it into collections'}
        hint="Their names, as in their addresses, parted by commas. In a moderated one it waits for the maintainers; an unrevealed or anonymous one keeps it or your name back until it is revealed."
        value={fields.collections}
        error={errors.collections}
        complete={urls.autocomplete('collection')}
        several
        autocomplete="off"
      />
    </fieldset>
  )
}
