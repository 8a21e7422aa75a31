import { urls } from '../../../urls.ts'
import type { ChapterHead, Work } from '../../kinds.ts'
import type { PlannedPost } from '../../store/planning.ts'
import { PlanLine } from '../publishing/pages.tsx'

type HeadProps = {
  readonly work: Work
  readonly heads: readonly ChapterHead[]
  /** when the work is posted by itself */
  readonly plan: PlannedPost | undefined
  /** who edits it */
  readonly login: string
}

/** What work this is, and the ways to everything else that its creators do with it. */
export function EditHead({ work, heads, plan, login }: HeadProps) {
  const [alone, ...others] = heads
  return (
    <>
      <h2 class="heading">
        {work.postedAt === null ? 'Edit draft: ' : 'Edit work: '}
        <span dir="auto">{work.title}</span>
      </h2>
      <ul class="navigation actions">
        <li>
          {work.postedAt === null ? (
            <a href={urls.previewWork(work.id)}>See it as readers would</a>
          ) : (
            <a href={urls.work(work.id)}>See it</a>
          )}
        </li>
        <li>
          <a href={urls.newChapter(work.id)}>Add a chapter</a>
        </li>
        {heads.length > 1 ? (
          <li>
            <a href={urls.manageChapters(work.id)}>Chapters: edit, order, delete</a>
          </li>
        ) : null}
        {alone && others.length === 0 ? (
          <li>
            <a href={urls.versions(work.id, alone.id)}>Versions of the text</a>
          </li>
        ) : null}
        {alone && others.length === 0 ? (
          <li>
            <a href={urls.splitChapter(work.id, alone.id)}>Split into chapters</a>
          </li>
        ) : null}
        <li>
          {work.postedAt === null ? (
            <a href={urls.planWork(work.id)}>Post it later</a>
          ) : (
            <a href={urls.withdrawWork(work.id)}>Make it a draft</a>
          )}
        </li>
        <li>
          <a href={urls.datesOfWork(work.id)}>{work.postedAt === null ? 'Post it with an earlier date' : 'Dates'}</a>
        </li>
        <li>
          <a href={urls.skinOfWork(work.id)}>Style</a>
        </li>
        <li>
          <a href={urls.betaOf(work.id)}>Beta room</a>
        </li>
        <li>
          <a href={urls.workCollections(work.id)}>Collections</a>
        </li>
        <li>
          <a href={urls.creatorsOfWork(work.id)}>Creators</a>
        </li>
        <li>
          <a href={urls.giftsOfWork(work.id)}>Gifts</a>
        </li>
        <li>
          <a href={urls.relatedWorks(work.id)}>Made from</a>
        </li>
        <li>
          <a href={urls.newWorkLike(work.id)}>Begin another like it</a>
        </li>
        <li>
          <a href={urls.newTemplateLike(login, work.id)}>Keep as a template</a>
        </li>
        <li>
          <a href={urls.deleteWork(work.id)}>Delete</a>
        </li>
      </ul>
      <PlanLine plan={plan} address={urls.planWork(work.id)} />
    </>
  )
}
