import { withThousands } from '../../../platform/text/dates.ts'
import { FormToken } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Standing } from '../drafts.ts'
import { lengthOf } from '../length.ts'
import type { Outcome } from '../run.ts'

export interface ImportReportProps {
  readonly token: string
  readonly outcomes: readonly Outcome[]
  /** of the works that came in, as they are now */
  readonly standings: ReadonlyMap<number, Standing>
  /** the member's drafts page */
  readonly drafts: string
}

/** What became of each file, with a way to each work. */
export function ImportReport({ token, outcomes, standings, drafts }: ImportReportProps) {
  const ready = [...standings].flatMap(([id, standing]) =>
    standing.kind === 'draft' && standing.lack === undefined ? [id] : [],
  )
  return (
    <>
      <h2 class="heading">{headingOf(outcomes)}</h2>
      {ready.length > 0 ? <PostAll token={token} ids={ready} /> : null}
      <div class="scroll" tabindex={0}>
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Work</th>
              <th scope="col">What became of it</th>
            </tr>
          </thead>
          <tbody>
            {outcomes.map((outcome) => (
              <Line outcome={outcome} standing={standings.get(outcome.id ?? 0)} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="actions">
        <a class="button" href={drafts}>
          Your drafts
        </a>
        <a class="button" href={urls.importStories()}>
          Bring in more
        </a>
      </p>
    </>
  )
}

type LineProps = { readonly outcome: Outcome; readonly standing: Standing | undefined }

function Line({ outcome, standing }: LineProps) {
  const { source, id, title, chapters, notes, reason } = outcome
  const lack = standing?.kind === 'draft' ? standing.lack : undefined
  const said = [
    ...(reason === undefined ? [] : [reason]),
    ...(lack === undefined ? [] : [lack]),
    ...notes,
    ...(outcome.remarks ?? []).map(({ sentence }) => sentence),
  ]
  return (
    <tr>
      <td dir="auto">{source}</td>
      <td dir="auto">
        {id === undefined || standing?.kind === 'gone' ? (
          title
        ) : (
          <a href={standing?.kind === 'draft' ? urls.previewWork(id) : urls.work(id)}>{title}</a>
        )}
        {id !== undefined && standing?.kind === 'draft' ? (
          <div dir="ltr">
            <a href={urls.suggestTags(id)}>Suggest tags</a>
          </div>
        ) : null}
        {chapters === undefined ? null : (
          <div class="soft" dir="ltr">
            {lengthOf(outcome)}
          </div>
        )}
      </td>
      <td>
        {wordsFor(outcome, standing)}
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

function PostAll({ token, ids }: { readonly token: string; readonly ids: readonly number[] }) {
  return (
    <form class="page" method="post" action={urls.postImported()}>
      <FormToken token={token} />
      {ids.map((id) => (
        <input type="hidden" name="draft" value={String(id)} />
      ))}
      <p>Nobody but you can see a draft. Look at them first, or post them now.</p>
      <p class="actions">
        <button type="submit" class="primary">
          {ids.length === 1 ? 'Post it' : `Post all ${withThousands(ids.length)}`}
        </button>
      </p>
    </form>
  )
}

function wordsFor({ outcome }: Outcome, standing: Standing | undefined): string {
  if (outcome === 'skipped') return 'Not brought in'
  if (outcome === 'already-here') return 'Here already'
  if (standing?.kind === 'posted') return 'Posted'
  return standing?.kind === 'gone' ? 'Deleted since' : 'A new draft'
}

function headingOf(outcomes: readonly Outcome[]): string {
  const drafts = outcomes.filter(({ outcome }) => outcome === 'draft').length
  if (drafts === 0) return 'Nothing new came in'
  return drafts === 1 ? 'One draft came in' : `${withThousands(drafts)} drafts came in`
}
