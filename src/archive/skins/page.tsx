import { withThousands } from '../../platform/text/dates.ts'
import { ErrorSummary, type FieldErrors, FormToken, TextArea } from '../../platform/ui/fields.tsx'
import { urls } from '../urls.ts'
import type { Work } from '../works/index.ts'
import { type LeftOut, MOST_REMARKS } from './sheet/compile.ts'

type SkinPageProps = {
  readonly work: Work
  readonly source: string
  /** of what is stored */
  readonly leftOut: readonly LeftOut[]
  readonly errors: FieldErrors
  readonly token: string
}

/** How a creator wants the text of a work to look. */
export function SkinPage({ work, source, leftOut, errors, token }: SkinPageProps) {
  return (
    <>
      <h2 class="heading">
        The style of{' '}
        <a href={urls.editWork(work.id)} dir="auto">
          {work.title}
        </a>
      </h2>
      <form class="page" method="post" action={urls.skinOfWork(work.id)}>
        <FormToken token={token} />
        <ErrorSummary errors={errors} />
        <p>
          CSS for the text of this work: its chapters, summary and notes, and nothing around them. Readers can always
          read it without, and some always do, so the story must not depend on it.
        </p>
        <LeftOutList leftOut={leftOut} />
        <TextArea
          name="source"
          label="Style sheet"
          hint={
            <>
              Give passages a class in the HTML of the text, as in <code>{'<p class="letter">'}</code>, and say here how
              it looks: <code>{'.letter { font-style: italic; margin: 0 2em }'}</code>. Leave it empty for no style.
            </>
          }
          value={source}
          rows={18}
          error={errors.source}
        />
        <details>
          <summary>What may stand here</summary>
          <p>
            Elements, classes, <code>:hover</code>, <code>:nth-child( )</code>, <code>::before</code> and the like;
            colours, type, edges, boxes, columns, grids; movements that run once; <code>@media</code> for width, light
            and dark, print; <code>@keyframes</code> of four steps. Not: ids, addresses, pictures, faces of one’s own,{' '}
            <code>@import</code>, <code>position: fixed</code>, <code>var( )</code>. <code>!important</code> is taken
            off. What cannot be used is left out and listed here; what you typed is kept as it is.
          </p>
        </details>
        <p class="actions">
          <button type="submit" class="primary">
            Save the style
          </button>{' '}
          <a class="button" href={urls.work(work.id)}>
            See the work
          </a>
        </p>
      </form>
    </>
  )
}

function LeftOutList({ leftOut }: Pick<SkinPageProps, 'leftOut'>) {
  if (leftOut.length === 0) return null
  return (
    <div class="card left-out">
      <h3 class="heading">
        Left out{leftOut.length === MOST_REMARKS ? `, the first ${withThousands(MOST_REMARKS)}` : ''}
      </h3>
      <ul>
        {leftOut.map(({ line, what, why }) => (
          <li>
            Line {line}: <code dir="ltr">{what}</code>: {why}.
          </li>
        ))}
      </ul>
    </div>
  )
}
