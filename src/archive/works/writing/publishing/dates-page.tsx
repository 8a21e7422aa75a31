import { blurbDay, isoDay } from '../../../../platform/text/dates.ts'
import { ErrorSummary, type FieldErrors, FormToken, TextField } from '../../../../platform/ui/fields.tsx'
import { urls } from '../../../urls.ts'
import type { ChapterHead, Work } from '../../kinds.ts'

type DatesProps = {
  readonly work: Work
  /** whose dates are asked for: the posted ones, or the first of a draft */
  readonly heads: readonly ChapterHead[]
  /** what stands in the boxes, by name of the field; what is stored when absent */
  readonly typed: ReadonlyMap<string, string> | undefined
  /** sentences about what a draft lacks to be posted */
  readonly lacks: readonly string[]
  readonly errors: FieldErrors
  readonly token: string
}

/** @returns the name of the field of a chapter's date */
export function dateField({ id }: ChapterHead): string {
  return `day_${id}`
}

/** When a work and its chapters were first published. */
export function DatesPage({ work, heads, typed, lacks, errors, token }: DatesProps) {
  const draft = work.postedAt === null
  return (
    <>
      <h2 class="heading">
        Dates of{' '}
        <a href={urls.editWork(work.id)} dir="auto">
          {work.title}
        </a>
      </h2>
      <form class="page" method="post" action={urls.datesOfWork(work.id)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <p>{draft ? DRAFT : POSTED}</p>
        {lacks.length > 0 ? <p class="soft">Before it can be posted: {lacks.join(' ')}</p> : null}
        {heads.map((head) => (
          <TextField
            name={dateField(head)}
            type="date"
            label={heads.length > 1 ? nameOf(head) : 'First published on'}
            hint={head.postedAt === null ? 'As in 2009-03-29.' : `Now ${blurbDay(head.postedAt)}.`}
            value={typed?.get(dateField(head)) ?? (head.postedAt === null ? '' : isoDay(head.postedAt))}
            error={errors[dateField(head)]}
            required
          />
        ))}
        <p class="actions">
          <button type="submit" class="primary">
            {draft ? 'Post it with this date' : 'Save the dates'}
          </button>{' '}
          <a class="button" href={urls.editWork(work.id)}>
            Leave it as it is
          </a>
        </p>
      </form>
    </>
  )
}

const DRAFT =
  'For a work that was published elsewhere before: it is posted with all its chapters, and stands in lists where it belongs by its own date. Each chapter can be given a date of its own afterwards.'
const POSTED =
  'A work counts as published with its earliest chapter and as updated with its latest, and stands in lists by these dates. Days are those of UTC; a day to come is none: for that a draft can be planned.'

function nameOf({ position, title }: ChapterHead): string {
  return title === '' ? `Chapter ${position}` : `Chapter ${position}: ${title}`
}
