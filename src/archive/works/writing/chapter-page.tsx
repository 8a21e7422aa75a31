import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import { formToken, showPage } from '../../frame/index.ts'
import type { House } from '../../house.ts'
import { urls } from '../../urls.ts'
import type { Chapter, Work } from '../kinds.ts'
import type { WritingPlace } from '../store/autosaves.ts'
import { type PlannedPost, plansOf } from '../store/planning.ts'
import { Offers } from './autosaving/offers.tsx'
import { goOnWriting, type Writing } from './autosaving/writing.ts'
import type { ChapterFields } from './chapter-fields.ts'
import type { C } from './own.ts'
import { ChapterForm } from './pages/chapter-form.tsx'
import { Conflict } from './pages/conflict.tsx'
import { Preview, type PreviewProps } from './pages/preview.tsx'
import { PlanLine } from './publishing/pages.tsx'

type Shown = {
  readonly fields: ChapterFields
  readonly errors: FieldErrors
  /** as it is stored; undefined for a new one */
  readonly chapter?: Chapter
  /** how the form was opened; found out from the sent form when absent */
  readonly writing?: Writing
  readonly preview?: PreviewProps
  /** the text that was saved in between */
  readonly conflict?: Chapter
}

/** Draws the form of a chapter; also for others who find that it cannot be posted yet. */
export async function showChapterPage(
  house: House,
  c: C,
  work: Work,
  shown: Shown,
  status: 200 | 409 | 422,
): Promise<Response> {
  const { chapter, conflict } = shown
  const writing = shown.writing ?? (await goOnWriting(c, placeOf(work, chapter)))
  const main = chapter ? 'chapters-edit region' : 'chapters-new region'
  const heading = chapter ? `Edit chapter ${chapter.position} of` : 'A new chapter of'
  const visible = chapter !== undefined && chapter.postedAt !== null
  const plans = chapter && !visible ? await plansOf(house.db, work.id) : []
  const body = (
    <>
      {shown.preview ? (
        <>
          <h2 class="heading">Preview</h2>
          <p class="soft">Nothing is saved yet; the form stands below, as you left it.</p>
          <Preview {...shown.preview} />
        </>
      ) : null}
      <h2 class="heading">
        {heading}{' '}
        <a href={urls.editWork(work.id)} dir="auto">
          {work.title}
        </a>
      </h2>
      {chapter ? (
        <ChapterWays work={work} chapter={chapter} plan={plans.find(({ chapterId }) => chapterId === chapter.id)} />
      ) : null}
      <Offers offers={writing.offers} token={formToken(house, c)} />
      {conflict ? <Conflict stored={conflict} language={work.language} /> : null}
      <ChapterForm
        action={chapter ? urls.editChapter(work.id, chapter.id) : urls.newChapter(work.id)}
        token={formToken(house, c)}
        fields={shown.fields}
        errors={shown.errors}
        writing={writing}
        language={work.language}
        fresh={chapter === undefined}
        save={saveWord(work, visible, conflict !== undefined)}
        draft={visible ? undefined : conflict && work.postedAt === null ? 'Save mine over it' : 'Save draft'}
      />
    </>
  )
  return showPage(house, c, { title: `${heading} ${work.title}`, main, unlisted: true, body }, status)
}

type WaysProps = {
  readonly work: Work
  readonly chapter: Chapter
  /** when the chapter is posted by itself */
  readonly plan: PlannedPost | undefined
}

function ChapterWays({ work, chapter, plan }: WaysProps) {
  const address = urls.planChapter(work.id, chapter.id)
  return (
    <>
      <ul class="navigation actions">
        <li>
          <a href={urls.versions(work.id, chapter.id)}>Versions</a>
        </li>
        <li>
          <a href={urls.creatorsOfChapter(work.id, chapter.id)}>Creators</a>
        </li>
        <li>
          <a href={urls.splitChapter(work.id, chapter.id)}>Split in two</a>
        </li>
        {work.postedAt === null ? null : (
          <li>
            {chapter.postedAt === null ? (
              <a href={address}>Post it later</a>
            ) : (
              <a href={urls.withdrawChapter(work.id, chapter.id)}>Make it a draft</a>
            )}
          </li>
        )}
      </ul>
      <PlanLine plan={plan} address={address} />
    </>
  )
}

/** @returns where somebody writes on this page */
export function placeOf(work: Work, chapter: Chapter | undefined): WritingPlace {
  return chapter
    ? { form: 'chapter', workId: work.id, chapterId: chapter.id }
    : { form: 'new-chapter', workId: work.id }
}

/** A chapter of a draft cannot be posted by itself. */
function saveWord(work: Work, visible: boolean, over: boolean): string | undefined {
  if (work.postedAt === null) return undefined
  if (over) return 'Save mine over it'
  return visible ? 'Save' : 'Post'
}
