import { withThousands } from '../../../platform/text/dates.ts'
import { FormToken } from '../../../platform/ui/fields.tsx'
import { urls } from '../../urls.ts'
import type { Outcome } from '../run.ts'

const WORDS: Readonly<Record<Outcome['outcome'], string>> = {
  imported: 'Posted',
  draft: 'A new draft',
  'already-here': 'Here already',
  skipped: 'Not brought in',
}

export interface ImportReportProps {
  readonly token: string
  readonly outcomes: readonly Outcome[]
  /** the member's drafts page */
  readonly drafts: string
}

/** What became of each file, with a way to each draft. */
export function ImportReport({ token, outcomes, drafts }: ImportReportProps) {
  const fresh = outcomes.flatMap(({ outcome, id }) => (outcome === 'draft' && id !== undefined ? [id] : []))
  return (
    <>
      <h2 class="heading">{headingOf(outcomes)}</h2>
      <div class="scroll" tabindex={0}>
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">What became of it</th>
              <th scope="col">Work</th>
              <th scope="col">Chapters</th>
              <th scope="col">Words</th>
            </tr>
          </thead>
          <tbody>
            {outcomes.map((outcome) => (
              <Line outcome={outcome} />
            ))}
          </tbody>
        </table>
      </div>
      {fresh.length > 0 ? <PostAll token={token} ids={fresh} /> : null}
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

function Line({
  outcome: { source, outcome, id, title, chapters, words, notes, reason },
}: {
  readonly outcome: Outcome
}) {
  const said = [...(reason === undefined ? [] : [reason]), ...notes]
  return (
    <tr>
      <td dir="auto">{source}</td>
      <td>
        {WORDS[outcome]}
        {said.length > 0 ? (
          <ul class="soft">
            {said.map((note) => (
              <li dir="auto">{note}</li>
            ))}
          </ul>
        ) : null}
      </td>
      <td dir="auto">
        {id === undefined ? title : <a href={outcome === 'draft' ? urls.previewWork(id) : urls.work(id)}>{title}</a>}
      </td>
      <td class="number">{chapters === undefined ? '' : withThousands(chapters)}</td>
      <td class="number">{words === undefined ? '' : withThousands(words)}</td>
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
      <p>
        Nobody but you can see the new drafts. Look at them first, or post them all at once; what lacks something stays
        a draft.
      </p>
      <p class="actions">
        <button type="submit" class="primary">
          {ids.length === 1 ? 'Post it' : `Post all ${withThousands(ids.length)}`}
        </button>
      </p>
    </form>
  )
}

function headingOf(outcomes: readonly Outcome[]): string {
  const drafts = outcomes.filter(({ outcome }) => outcome === 'draft').length
  if (drafts === 0) return 'Nothing new came in'
  return drafts === 1 ? 'One draft came in' : `${withThousands(drafts)} drafts came in`
}
