import { withThousands } from '../../../platform/text/dates.ts'
import { ErrorSummary, Field, type FieldErrors, FormToken } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import { lengthOf } from '../length.ts'
import type { Looks, Piece } from '../parcels/store.ts'

export interface ParcelProps {
  readonly token: string
  readonly id: number
  readonly pieces: readonly Piece[]
  /** what was typed for the title of them all */
  readonly title: string
  readonly errors: FieldErrors
}

/** What was sent, to be looked at before it comes in: which of it, and whether each file is a work or all are chapters of one. */
export function ParcelPage({ token, id, pieces, title, errors }: ParcelProps) {
  const readable = pieces.filter(({ looks }) => looks.outcome.outcome !== 'skipped')
  return (
    <>
      <h2 class="heading">{headingOf(readable.length)}</h2>
      <p>Nothing has come in yet. What you leave ticked becomes drafts, which nobody but you can see.</p>
      <form class="page" method="post" action={urls.importParcel(id)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        {readable.length > 1 ? <Together title={title} errors={errors} /> : null}
        <div class="scroll" tabindex={0}>
          <table class="plain">
            <thead>
              <tr>
                <th scope="col">Bring in</th>
                <th scope="col">Work</th>
                <th scope="col">What there is to say</th>
              </tr>
            </thead>
            <tbody>
              {pieces.map((piece) => (
                <Line parcelId={id} piece={piece} />
              ))}
            </tbody>
          </table>
        </div>
        <p class="actions">
          {readable.length > 0 ? (
            <button type="submit" class="primary">
              Bring in as drafts
            </button>
          ) : null}
          <button type="submit" formaction={urls.discardParcel(id)} formnovalidate>
            Throw away
          </button>
        </p>
      </form>
    </>
  )
}

function Together({ title, errors }: Pick<ParcelProps, 'title' | 'errors'>) {
  return (
    <fieldset>
      <legend>What the files are</legend>
      <p>
        <label>
          <input type="radio" name="together" value="apart" checked={title === ''} /> Each is a work
        </label>
      </p>
      <p>
        <label>
          <input type="radio" name="together" value="chapters" checked={title !== ''} /> They are chapters of one work,
          in the order below
        </label>
      </p>
      <Field
        name="title"
        label="Title of that one work"
        hint="For chapters of one work; empty for the title of the first file."
        error={errors.title}
      >
        <input
          id="field-title"
          name="title"
          value={title}
          maxlength={255}
          aria-describedby={errors.title ? 'hint-title error-title' : 'hint-title'}
          aria-invalid={errors.title ? 'true' : undefined}
        />
      </Field>
    </fieldset>
  )
}

function Line({ parcelId, piece: { id, looks } }: { readonly parcelId: number; readonly piece: Piece }) {
  const { outcome } = looks
  const { source, title, reason, notes, remarks = [] } = outcome
  const said = [...(reason === undefined ? [] : [reason]), ...notes, ...remarks.map(({ sentence }) => sentence)]
  const label = `Bring in ${title ?? source}`
  return (
    <tr>
      <td>
        {outcome.outcome === 'skipped' ? null : (
          <input type="checkbox" name="piece" value={String(id)} checked aria-label={label} />
        )}
      </td>
      <td dir="auto">
        {title === undefined ? null : <strong>{title}</strong>}
        <div class="soft" dir="auto">
          {source}
        </div>
        {looks.begins === '' ? null : <Inside looks={looks} />}
        {looks.lost ? <a href={urls.importParagraphs(parcelId, id)}>Look at its paragraphs</a> : null}
      </td>
      <td>
        {wordFor(looks)}
        {said.length > 0 ? (
          <ul class="soft">
            {said.map((note) => (
              <li dir="auto">{note}</li>
            ))}
          </ul>
        ) : null}
      </td>
    </tr>
  )
}

function Inside({ looks: { outcome, chapters, begins, fandoms, rating } }: { readonly looks: Looks }) {
  return (
    <>
      <div class="soft">
        {lengthOf({ ...outcome, chapters: chapters.length })}, {rating}
        {fandoms.length > 0 ? `, ${fandoms.join(', ')}` : ''}
      </div>
      <details>
        <summary>Look inside</summary>
        <p dir="auto">{begins}</p>
        {chapters.length > 1 ? (
          <ol>
            {chapters.map((title) => (
              <li dir="auto">{title === '' ? 'without a title' : title}</li>
            ))}
          </ol>
        ) : null}
      </details>
    </>
  )
}

function wordFor({ outcome: { outcome } }: Looks): string {
  if (outcome === 'skipped') return 'Cannot be read'
  return outcome === 'already-here' ? 'Here already' : 'A new draft'
}

function headingOf(works: number): string {
  if (works === 0) return 'Nothing here can be read'
  return works === 1 ? 'One file, looked through' : `${withThousands(works)} files, looked through`
}

/** How far an import is, on a page that asks again by itself. */
export function ParcelProgress({
  done,
  all,
  seconds,
}: {
  readonly done: number
  readonly all: number
  readonly seconds: number
}) {
  const rate = done / Math.max(1, seconds)
  const left = rate > 0 ? Math.ceil((all - done) / rate) : undefined
  return (
    <>
      <h2 class="heading">Your files are coming in</h2>
      <p role="status">
        {withThousands(done)} of {withThousands(all)} are in
        {left === undefined ? '' : `, ${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second, about ${left} s left`}
        .
      </p>
      <p>
        <progress value={done} max={all}>
          {done} of {all}
        </progress>
      </p>
      <p>This page looks again by itself. You may leave it: the report waits under Bring in files.</p>
      <p class="actions">
        <a class="button" href={urls.importReport()}>
          The last report
        </a>
      </p>
    </>
  )
}
