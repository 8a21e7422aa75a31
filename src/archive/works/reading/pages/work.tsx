import type { Viewer } from '../../../../platform/web/viewer.ts'
import { urls } from '../../../urls.ts'
import type { Around } from '../../around.ts'
import type { SeriesPlace } from '../../kinds.ts'
import { Meta } from './meta.tsx'
import { type TextProps, WorkText } from './text.tsx'

type WorkPageProps = TextProps & {
  readonly places: readonly SeriesPlace[]
  /** all chapters of several on one page */
  readonly entire: boolean
  readonly viewer: Viewer
  /** what other rooms add, in their order */
  readonly around: readonly Around[]
}

/** A work to read: one chapter of it, or all. */
export function WorkPage(props: WorkPageProps) {
  const { work, places, number } = props
  return (
    <div class="work">
      <Actions {...props} />
      <Meta
        work={work}
        places={places}
        open={number === undefined || number === 1}
        more={props.around.map(({ meta }) => meta)}
      />
      <WorkText {...props} />
      <Feedback {...props} />
    </div>
  )
}

function Actions({ work, heads, number, entire, viewer, around }: WorkPageProps) {
  const own = viewer.kind === 'member' && work.ownerIds.includes(viewer.id)
  return (
    <ul class="work navigation actions">
      {own ? (
        <li class="edit">
          <a href={urls.editWork(work.id)}>Edit</a>
        </li>
      ) : null}
      {own ? (
        <li class="add">
          <a href={urls.newChapter(work.id)}>Add chapter</a>
        </li>
      ) : null}
      {number !== undefined ? (
        <li class="chapter entire">
          <a href={urls.entireWork(work.id)}>Entire Work</a>
        </li>
      ) : null}
      {entire && heads[0] ? (
        <li class="chapter bychapter">
          <a href={urls.chapter(work.id, heads[0].id)}>Chapter by Chapter</a>
        </li>
      ) : null}
      <Neighbours work={work} heads={heads} number={number} />
      {around.map(({ actions }) => actions)}
    </ul>
  )
}

type NeighboursProps = Pick<WorkPageProps, 'work' | 'heads' | 'number'>

function Neighbours({ work, heads, number = 0 }: NeighboursProps) {
  const [previous, next] = number === 0 ? [] : [heads[number - 2], heads[number]]
  return (
    <>
      {previous ? (
        <li class="chapter previous">
          <a rel="prev" href={urls.chapter(work.id, previous.id)}>
            ← Previous Chapter
          </a>
        </li>
      ) : null}
      {next ? (
        <li class="chapter next">
          <a rel="next" href={urls.chapter(work.id, next.id)}>
            Next Chapter →
          </a>
        </li>
      ) : null}
    </>
  )
}

/** What comes after the last line: the next chapter first of all, and what readers have to say. */
function Feedback({ work, heads, number, around }: WorkPageProps) {
  const next = number === undefined ? undefined : heads[number]
  return (
    <div id="feedback" class="feedback">
      <ul class="actions chapter-end">
        {next ? (
          <li>
            <a class="button" rel="next" href={urls.chapter(work.id, next.id)}>
              Next chapter{next.title === '' ? '' : `: ${next.title}`} →
            </a>
          </li>
        ) : null}
        {around.map(({ endings }) => endings)}
        <li>
          <a href="#main">↑ Top</a>
        </li>
      </ul>
      {around.map(({ after }) => after)}
    </div>
  )
}
