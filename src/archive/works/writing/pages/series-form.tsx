import {
  CheckBox,
  ErrorSummary,
  type FieldErrors,
  FormToken,
  TextArea,
  TextField,
} from '../../../../platform/ui/fields.tsx'
import { urls } from '../../../urls.ts'
import type { OwnSeries } from '../../store/own-series.ts'
import type { SeriesFields } from '../series-fields.ts'

type SeriesFormProps = {
  readonly series: OwnSeries
  readonly fields: SeriesFields
  readonly errors: FieldErrors
  readonly token: string
}

/** Everything about a series on one page. */
export function SeriesForm({ series, fields, errors, token }: SeriesFormProps) {
  return (
    <>
      <h2 class="heading">
        Edit series:{' '}
        <a href={urls.series(series.id)} dir="auto">
          {series.title}
        </a>
      </h2>
      <ul class="navigation actions">
        <li>
          <a href={urls.creatorsOfSeries(series.id)}>Creators</a>
        </li>
      </ul>
      <form class="page" method="post" action={urls.editSeries(series.id)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <fieldset>
          <legend>The series</legend>
          <TextField
            name="title"
            label="Title"
            value={fields.title}
            error={errors.title}
            dir="auto"
            autocomplete="off"
            required
          />
          <TextArea name="summary" label="Summary" value={fields.summary} error={errors.summary} />
          <TextArea name="notes" label="Notes" value={fields.notes} error={errors.notes} />
          <CheckBox name="complete" label="The series is complete" checked={fields.complete} />
        </fieldset>
        <fieldset>
          <legend>Its works</legend>
          <p class="soft" id="places">
            Write the number of the place where a work shall stand. A series that nothing is left in vanishes; its works
            stay.
          </p>
          <Works series={series} fields={fields} errors={errors} />
        </fieldset>
        <p class="actions">
          <button type="submit" class="primary">
            Save
          </button>
        </p>
      </form>
    </>
  )
}

function Works({ series, fields, errors }: Omit<SeriesFormProps, 'token'>) {
  return (
    <div class="scroll" tabindex={0}>
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">Work</th>
            <th scope="col">Take it out</th>
          </tr>
        </thead>
        <tbody data-enhance="sort-rows">
          {series.works.map((work, at) => (
            <Row
              work={work}
              typed={fields.places[at]?.typed ?? ''}
              leaves={fields.leave.includes(work.id)}
              error={errors[`place_${work.id}`]}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = {
  readonly work: OwnSeries['works'][number]
  readonly typed: string
  readonly leaves: boolean
  readonly error: string | undefined
}

function Row({ work, typed, leaves, error }: RowProps) {
  const field = `place_${work.id}`
  return (
    <tr>
      <td class="number">
        <input
          id={`field-${field}`}
          name={field}
          value={typed}
          inputmode="numeric"
          aria-label={`Place of ${work.title}`}
          aria-describedby={error ? `error-${field}` : 'places'}
          aria-invalid={error ? 'true' : undefined}
        />
        {error ? (
          <span class="error" id={`error-${field}`}>
            {error}
          </span>
        ) : null}
      </td>
      <td dir="auto">
        {work.title}
        {work.binned ? ' (in the bin)' : work.posted ? '' : ' (draft)'}
      </td>
      <td>
        <input type="checkbox" name="leave" value={work.id} checked={leaves} aria-label={`Take out ${work.title}`} />
      </td>
    </tr>
  )
}
