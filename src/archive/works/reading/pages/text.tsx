import { raw } from 'hono/html'
import { urls } from '../../../urls.ts'
import type { Chapter, ChapterHead, Work } from '../../kinds.ts'
import { languageOf } from '../../languages.ts'
import { Byline } from '../../pages/byline.tsx'
import { RestrictedMark } from '../../pages/restricted-mark.tsx'

/** What the text of a work, or of one chapter, is drawn from. */
export type TextProps = {
  readonly work: Work
  /** all chapters that readers may open */
  readonly heads: readonly ChapterHead[]
  /** those on this page: one, or all */
  readonly chapters: readonly Chapter[]
  /** of the one chapter on this page, when there are others */
  readonly number: number | undefined
  /** a chapter's own address draws its text in a chapter's markup, even when it is the only one */
  readonly onChapterPage: boolean
  /** whether content notes stand open; closed otherwise, until their reader opens them */
  readonly openNotes?: boolean
}

/** What is read: title, byline, notes and text. Previews show it without what stands around. */
export function WorkText(props: TextProps) {
  const { work, heads, number } = props
  const first = number === undefined || number === 1
  const last = number === undefined || number === heads.length
  return (
    <div id="work-skin" class="wrapper" data-enhance="wide-tables footnotes">
      <div id="workskin" lang={work.language} dir={languageOf(work.language).dir}>
        <Preface work={work} first={first} last={last} />
        <Chapters {...props} />
        {last && work.notesAfter !== '' ? <Afterword work={work} /> : null}
      </div>
    </div>
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

function Chapters({ work, heads, chapters, onChapterPage, openNotes = false }: TextProps) {
  const alone = heads.length === 1
  return (
    <div id="chapters">
      {chapters.map((chapter) =>
        alone && !onChapterPage ? (
          <LoneText chapter={chapter} openNotes={openNotes} />
        ) : (
          <ChapterPart
            work={work}
            chapter={chapter}
            number={heads.findIndex(({ id }) => id === chapter.id) + 1}
            openNotes={openNotes}
          />
        ),
      )}
    </div>
  )
}

/** A work of one chapter is read as a piece: the chapter's own notes stay, its number does not. */
function LoneText({ chapter, openNotes }: Omit<ChapterPartProps, 'work' | 'number'>) {
  return (
    <>
      <ContentNotes html={chapter.contentNotes} open={openNotes} />
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
  readonly openNotes: boolean
}

function ChapterPart({ work, chapter, number, openNotes }: ChapterPartProps) {
  return (
    <div class="chapter" id={`chapter-${number}`}>
      <div class="chapter preface group">
        <h3 class="title">
          <a href={urls.chapter(work.id, chapter.id)}>Chapter {number}</a>
          {chapter.title === '' ? null : `: ${chapter.title}`}
        </h3>
        {chapter.by && chapter.by.length > 0 && work.creators.length > 0 ? (
          <p class="byline">
            by <Byline creators={chapter.by} />
          </p>
        ) : null}
        {chapter.summary !== '' ? (
          <div class="summary module">
            <h3 class="heading">Summary:</h3>
            <blockquote class="userstuff">{raw(chapter.summary)}</blockquote>
          </div>
        ) : null}
        <ContentNotes html={chapter.contentNotes} open={openNotes} />
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

/** Under no class by which readers' tools find notes or text: they are read by whoever asks for them. */
function ContentNotes({ html, open }: { readonly html: string; readonly open: boolean }) {
  if (html === '') return null
  return (
    <details class="content-notes fold" open={open}>
      <summary>Content notes</summary>
      <blockquote>{raw(html)}</blockquote>
    </details>
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
