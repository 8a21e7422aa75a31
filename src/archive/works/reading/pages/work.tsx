import { raw } from 'hono/html'
import type { Viewer } from '../../../../platform/web/viewer.ts'
import { urls } from '../../../urls.ts'
import type { Chapter, ChapterHead, SeriesPlace, Work } from '../../kinds.ts'
import { languageOf } from '../../languages.ts'
import { Byline } from '../../pages/byline.tsx'
import { RestrictedMark } from '../../pages/restricted-mark.tsx'
import { Meta } from './meta.tsx'

type WorkPageProps = {
  readonly work: Work
  /** all chapters that readers may open */
  readonly heads: readonly ChapterHead[]
  /** those on this page: one, or all */
  readonly chapters: readonly Chapter[]
  /** of the one chapter on this page, when there are others */
  readonly number: number | undefined
  readonly places: readonly SeriesPlace[]
  /** all chapters of several on one page */
  readonly entire: boolean
  readonly viewer: Viewer
  /** a chapter's own address draws its text in a chapter's markup, even when it is the only one */
  readonly onChapterPage: boolean
}

/** A work to read: one chapter of it, or all. */
export function WorkPage(props: WorkPageProps) {
  const { work, places, number } = props
  return (
    <div class="work">
      <Actions {...props} />
      <Meta work={work} places={places} open={number === undefined || number === 1} />
      <WorkText {...props} />
      <Feedback {...props} />
    </div>
  )
}

/** What is read: title, byline, notes and text. Previews show it without what stands around. */
export function WorkText(props: Omit<WorkPageProps, 'places' | 'viewer'>) {
  const { work, heads, number } = props
  const first = number === undefined || number === 1
  const last = number === undefined || number === heads.length
  return (
    <div id="work-skin" class="wrapper">
      <div id="workskin" lang={work.language} dir={languageOf(work.language).dir}>
        <Preface work={work} first={first} last={last} />
        <Chapters {...props} />
        {last && work.notesAfter !== '' ? <Afterword work={work} /> : null}
      </div>
    </div>
  )
}

function Actions({ work, heads, number, entire, viewer }: WorkPageProps) {
  const own = viewer.kind === 'member' && work.creators.some(({ userId }) => userId === viewer.id)
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

type PrefaceProps = { readonly work: Work; readonly first: boolean; readonly last: boolean }

function Preface({ work, first, last }: PrefaceProps) {
  return (
    <div class="preface group">
      <h2 class="title heading" dir="auto">
        {work.title}
        {work.restricted ? (
          <>
            {' '}
            <RestrictedMark />
          </>
        ) : null}
      </h2>
      <h3 class="byline heading">
        <Byline creators={work.creators} />
      </h3>
      {first && work.summary !== '' ? (
        <div class="summary module">
          <h3 class="heading">Summary:</h3>
          <blockquote class="userstuff">{raw(work.summary)}</blockquote>
        </div>
      ) : null}
      {first && (work.notesBefore !== '' || (work.notesAfter !== '' && !last)) ? (
        <WorkNotes work={work} last={last} />
      ) : null}
    </div>
  )
}

function WorkNotes({ work, last }: Omit<PrefaceProps, 'first'>) {
  return (
    <div class="notes module">
      <h3 class="heading">Notes:</h3>
      {work.notesBefore !== '' ? <blockquote class="userstuff">{raw(work.notesBefore)}</blockquote> : null}
      {work.notesAfter !== '' && !last && work.lastChapterId ? (
        <p class="jump">
          More notes stand at{' '}
          <a href={`${urls.chapter(work.id, work.lastChapterId)}#work_endnotes`}>the end of the work</a>.
        </p>
      ) : null}
    </div>
  )
}

function Chapters({ work, heads, chapters, entire, onChapterPage }: Omit<WorkPageProps, 'places' | 'viewer'>) {
  const alone = heads.length === 1
  return (
    <div id="chapters">
      {chapters.map((chapter) =>
        alone && !onChapterPage ? (
          <LoneText chapter={chapter} />
        ) : (
          <ChapterPart
            work={work}
            chapter={chapter}
            number={heads.findIndex(({ id }) => id === chapter.id) + 1}
            entire={entire}
          />
        ),
      )}
    </div>
  )
}

/** A work of one chapter is read as a piece: the chapter's own notes stay, its number does not. */
function LoneText({ chapter }: { readonly chapter: Chapter }) {
  return (
    <>
      {chapter.notesBefore !== '' ? <Notes html={chapter.notesBefore} /> : null}
      <div class="userstuff module" role="article">
        <h3 class="landmark heading">Work Text</h3>
        {raw(chapter.html)}
      </div>
      {chapter.notesAfter !== '' ? <EndNotes html={chapter.notesAfter} id="chapter_1_endnotes" /> : null}
    </>
  )
}

type ChapterPartProps = {
  readonly work: Work
  readonly chapter: Chapter
  readonly number: number
  readonly entire: boolean
}

function ChapterPart({ work, chapter, number }: ChapterPartProps) {
  return (
    <div class="chapter" id={`chapter-${number}`}>
      <div class="chapter preface group">
        <h3 class="title">
          <a href={urls.chapter(work.id, chapter.id)}>Chapter {number}</a>
          {chapter.title === '' ? null : `: ${chapter.title}`}
        </h3>
        {chapter.summary !== '' ? (
          <div class="summary module">
            <h3 class="heading">Summary:</h3>
            <blockquote class="userstuff">{raw(chapter.summary)}</blockquote>
          </div>
        ) : null}
        {chapter.notesBefore !== '' ? <Notes html={chapter.notesBefore} /> : null}
      </div>
      <div class="userstuff module" role="article">
        <h3 class="landmark heading">Chapter Text</h3>
        {raw(chapter.html)}
      </div>
      {chapter.notesAfter !== '' ? <EndNotes html={chapter.notesAfter} id={`chapter_${number}_endnotes`} /> : null}
    </div>
  )
}

function Notes({ html }: { readonly html: string }) {
  return (
    <div class="notes module">
      <h3 class="heading">Notes:</h3>
      <blockquote class="userstuff">{raw(html)}</blockquote>
    </div>
  )
}

function EndNotes({ html, id }: { readonly html: string; readonly id: string }) {
  return (
    <div class="end notes module" id={id}>
      <h3 class="heading">Notes:</h3>
      <blockquote class="userstuff">{raw(html)}</blockquote>
    </div>
  )
}

function Afterword({ work }: { readonly work: Work }) {
  return (
    <div class="afterword preface group">
      <div id="work_endnotes" class="end notes module">
        <h3 class="heading">Notes:</h3>
        <blockquote class="userstuff">{raw(work.notesAfter)}</blockquote>
      </div>
    </div>
  )
}

/** What comes after the last line: the next chapter first of all, and what readers have to say. */
function Feedback({ work, heads, number }: WorkPageProps) {
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
        <li>
          <a href="#main">↑ Top</a>
        </li>
      </ul>
      <div id="comments_placeholder"></div>
    </div>
  )
}
