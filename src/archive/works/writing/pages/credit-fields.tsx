import { CheckBox, type FieldErrors, SelectField, TextField } from '../../../../platform/ui/fields.tsx'
import type { Blurb } from '../../kinds.ts'
import type { Choices } from '../crediting.ts'
import type { WorkFields } from '../work-fields.ts'

type CreditFieldsProps = {
  readonly fields: WorkFields
  readonly errors: FieldErrors
  readonly choices: Choices
  /** the series that the work is in */
  readonly memberOf: Blurb['series']
}

/** Under which names, and in which series. */
export function CreditFields({ fields, errors, choices, memberOf }: CreditFieldsProps) {
  return (
    <fieldset>
      <legend>Name and series</legend>
      {choices.pseuds.length > 1 ? <Names fields={fields} error={errors.pseuds} pseuds={choices.pseuds} /> : null}
      {memberOf.map(({ seriesId, title, position }) => (
        <CheckBox
          name="leave"
          value={String(seriesId)}
          label={`Take it out of “${title}”, where it is part ${position}`}
          checked={fields.leave.includes(String(seriesId))}
        />
      ))}
      <SelectField
        name="series"
        label={memberOf.length > 0 ? 'Put it into another series' : 'Series'}
        value={fields.series}
        error={errors.series}
        options={[
          ['', 'None'],
          ...choices.series.map(({ id, title }) => [String(id), title] as const),
          ['new', 'A new one, called …'],
        ]}
      />
      <div class="pair">
        <TextField
          name="seriesTitle"
          label="Title of a new series"
          value={fields.seriesTitle}
          error={errors.seriesTitle}
          dir="auto"
        />
        <TextField
          name="seriesPosition"
          label="Place in the series"
          hint="Empty for the last."
          inputmode="numeric"
          value={fields.seriesPosition}
          error={errors.seriesPosition}
        />
      </div>
    </fieldset>
  )
}

type NamesProps = {
  readonly fields: WorkFields
  readonly error: string | undefined
  readonly pseuds: Choices['pseuds']
}

function Names({ fields, error, pseuds }: NamesProps) {
  return (
    <fieldset class="field" id="field-pseuds" aria-describedby={error ? 'error-pseuds' : undefined}>
      <legend>Credited to</legend>
      {error ? (
        <p class="error" id="error-pseuds">
          {error}
        </p>
      ) : null}
      {pseuds.map(({ id, name }) => (
        <CheckBox name="pseuds" value={String(id)} label={name} checked={fields.pseuds.includes(String(id))} />
      ))}
    </fieldset>
  )
}
