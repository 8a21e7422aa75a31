import { isoDay, withThousands } from '../../../../platform/text/dates.ts'
import { ErrorSummary, type FieldErrors, FormToken } from '../../../../platform/ui/fields.tsx'
import { urls } from '../../../urls.ts'
import type { ChapterHead, Work } from '../../kinds.ts'
import type { BinnedChapter } from '../../store/chapter-bin.ts'
import { DAYS_IN_BIN } from '../../store/lifecycle.ts'

type ChapterListProps = {
  readonly work: Work
  readonly heads: readonly ChapterHead[]
  readonly errors: FieldErrors
  /** what stands in the boxes, by chapter; where each chapter stands when absent */
  readonly typed: ReadonlyMap<number, string> | undefined
  readonly token: string
  /** what can be put back */
  readonly binned: readonly BinnedChapter[]
}

/** All chapters with their places, which can be written anew. */
export function ChapterListPage({ work, heads, errors, typed, token, binned }: ChapterListProps) {
  return (
    <>
      <h2 class="heading">
        Chapters of{' '}
        <a href={urls.editWork(work.id)} dir="auto">
          {work.title}
        </a>
      </h2>
      <ul class="navigation actions">
        <li>
          <a href={urls.newChapter(work.id)}>Add a chapter</a>
        </li>
      </ul>
      <form class="page" method="post" action={urls.manageChapters(work.id)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <p class="soft" id="places">
          Write the number of the place where a chapter shall stand; the others make room.
        </p>
        <div class="scroll" tabindex={0}>
          <table class="plain">
            <thead>
              <tr>
                <th scope="col">Place</th>
                <th scope="col">Chapter</th>
                <th scope="col">Words</th>
                <th scope="col">Readers see it</th>
                <th scope="col">
                  <span class="landmark">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody data-enhance="sort-rows">
              {heads.map((head) => (
                <Row
                  work={work}
                  head={head}
                  last={head.position === heads.length}
                  place={typed?.get(head.id) ?? String(head.position)}
                  error={errors[`place_${head.id}`]}
                />
              ))}
            </tbody>
          </table>
        </div>
        <p class="actions">
          <button type="submit" class="primary">
            Save the order
          </button>
        </p>
      </form>
      <Bin work={work} binned={binned} token={token} />
    </>
  )
}

/** Chapters that were deleted, each with its way back. */
function Bin({ work, binned, token }: Pick<ChapterListProps, 'work' | 'binned' | 'token'>) {
  if (binned.length === 0) return null
  return (
    <section aria-labelledby="bin">
      <h3 class="heading" id="bin">
        In the bin
      </h3>
      <p class="soft">A deleted chapter lies here for {DAYS_IN_BIN} days.</p>
      <ul class="directory">
        {binned.map(({ id, title, position, wordCount, deletedAt }) => (
          <li>
            <form class="inline" method="post" action={urls.restoreChapter(work.id, id)}>
              <FormToken token={token} />
              <bdi>{title === '' ? `Chapter ${position}` : `Chapter ${position}: ${title}`}</bdi>,{' '}
              {withThousands(wordCount)} words, deleted {isoDay(deletedAt)}{' '}
              <button type="submit">
                Put it back<span class="landmark"> as chapter {position}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

type RowProps = {
  readonly work: Work
  readonly head: ChapterHead
  readonly last: boolean
  readonly place: string
  readonly error: string | undefined
}

function Row({ work, head, last, place, error }: RowProps) {
  const name = head.title === '' ? `Chapter ${head.position}` : head.title
  const field = `place_${head.id}`
  return (
    <tr>
      <td class="number">
        <input
          id={`field-${field}`}
          name={field}
          value={place}
          inputmode="numeric"
          aria-label={`Place of ${name}`}
          aria-describedby={error ? `error-${field}` : 'places'}
          aria-invalid={error ? 'true' : undefined}
        />
        {error ? (
          <span class="error" id={`error-${field}`}>
            {error}
          </span>
        ) : null}
      </td>
      <td dir="auto">{name}</td>
      <td class="number">{withThousands(head.wordCount)}</td>
      <td>{head.postedAt === null || work.postedAt === null ? 'Not yet' : 'Yes'}</td>
      <td>
        <a href={urls.editChapter(work.id, head.id)}>Edit</a>{' '}
        <a href={urls.previewChapter(work.id, head.id)}>{head.postedAt === null ? 'Preview and post' : 'Preview'}</a>{' '}
        <a href={urls.versions(work.id, head.id)}>Versions</a> <a href={urls.splitChapter(work.id, head.id)}>Split</a>{' '}
        {last ? null : (
          <>
            <a href={urls.joinChapter(work.id, head.id)}>Join with the next</a>{' '}
          </>
        )}
        <a href={urls.deleteChapter(work.id, head.id)}>Delete</a>
      </td>
    </tr>
  )
}
