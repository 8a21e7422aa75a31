import {
  CheckBox,
  ErrorSummary,
  type FieldErrors,
  FormToken,
  SelectField,
  TextArea,
  TextField,
} from '../../../platform/ui/fields.tsx'
import type { MeasureKind } from '../../../schema/index.ts'
import type { Case } from '../../reports/index.ts'
import { FIXED_TAGS } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { MEASURES, REASON_MOST, type TypedMeasure } from '../measures.ts'

export type MeasureFormProps = {
  readonly token: string
  readonly shown: Case
  /** those that this viewer may take here */
  readonly kinds: readonly MeasureKind[]
  readonly typed: TypedMeasure
  readonly errors: FieldErrors
}

const SHOWN_AS: readonly (readonly [TypedMeasure['shownAs'], string])[] = [
  ['absent', 'as if it had never been there (404)'],
  ['gone', 'that it was taken away (410)'],
  ['law', 'that the law forbids to show it (451)'],
]

const named = (type: 'rating' | 'warning') => FIXED_TAGS.filter((tag) => tag.type === type).map(({ name }) => name)

/** What is to be done about the thing, or about whose it is. */
export function MeasureForm({ token, shown, kinds, typed, errors }: MeasureFormProps) {
  if (kinds.length === 0) return null
  return (
    <section>
      <h3 class="heading">Do something</h3>
      <form class="page" method="post" action={urls.staffCase(shown.id)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <fieldset id="field-kind">
          <legend>What</legend>
          {errors.kind ? <p class="error">{errors.kind}</p> : null}
          <ul class="cards">
            {kinds.map((kind) => (
              <li>
                <label>
                  <input type="radio" name="kind" value={kind} checked={typed.kind === kind} />
                  <strong>{MEASURES[kind].label}</strong>
                  <span>{MEASURES[kind].words}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <TextArea
          name="reason"
          label="The reason"
          hint="As those concerned read it. It stays on the trail."
          value={typed.reason}
          rows={4}
          maxlength={REASON_MOST}
          error={errors.reason}
          required
        />
        {kinds.includes('hide') ? (
          <SelectField name="shownAs" label="Others hear of a hidden work" value={typed.shownAs} options={SHOWN_AS} />
        ) : null}
        {kinds.includes('suspend') ? (
          <TextField
            name="days"
            label="Days of a suspension"
            inputmode="numeric"
            value={typed.days}
            error={errors.days}
          />
        ) : null}
        {kinds.includes('retag') ? <TagChoices typed={typed} errors={errors} /> : null}
        <p class="actions">
          <button type="submit" name="act" value="measure" class="danger">
            Do this
          </button>
        </p>
      </form>
    </section>
  )
}

function TagChoices({ typed, errors }: Pick<MeasureFormProps, 'typed' | 'errors'>) {
  return (
    <>
      <SelectField
        name="rating"
        label="Rating from here on"
        value={typed.rating}
        error={errors.rating}
        options={[['', 'As it is'], ...named('rating').map((name) => [name, name] as const)]}
      />
      <fieldset id="field-warnings">
        <legend>Warnings from here on</legend>
        {errors.warnings ? <p class="error">{errors.warnings}</p> : null}
        {named('warning').map((name) => (
          <CheckBox name="warnings" value={name} label={name} checked={typed.warnings.includes(name)} />
        ))}
      </fieldset>
    </>
  )
}
