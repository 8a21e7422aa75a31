import type { Child } from 'hono/jsx'
import { type Look, LookForm } from '../../../frame/index.ts'
import { urls } from '../../../urls.ts'
import type { Chapter, ChapterHead, Work } from '../../kinds.ts'

type ReaderBarProps = {
  readonly work: Work
  readonly heads: readonly ChapterHead[]
  /** the one chapter on the page; undefined when all are */
  readonly shown: Chapter | undefined
  readonly look: Look
  readonly token: string
  /** address of this page, to come back to */
  readonly here: string
  /** controls of other rooms */
  readonly more: Child
}

/** The thin bar over a text: where one is, the other chapters, and how the text looks. */
export function ReaderBar({ work, heads, shown, look, token, here, more }: ReaderBarProps) {
  const at = shown ? heads.findIndex(({ id }) => id === shown.id) : -1
  const [previous, next] = at < 0 ? [] : [heads[at - 1], heads[at + 1]]
  return (
    <nav class="reader-bar" aria-label="Reading" data-enhance="reader-keys">
      {previous ? (
        <a class="previous" href={urls.chapter(work.id, previous.id)} rel="prev" aria-label={`Chapter ${at}`}>
          <span class="label">Chapter {at}</span>
        </a>
      ) : null}
      {heads.length > 1 ? <ChapterMenu work={work} heads={heads} at={at} /> : null}
      <AaSheet look={look} token={token} here={here} />
      {more}
      {next ? (
        <a class="next" href={urls.chapter(work.id, next.id)} rel="next" aria-label={`Chapter ${at + 2}`}>
          <span class="label">Chapter {at + 2}</span>
        </a>
      ) : null}
      <progress class="progress" max="100" value="0" aria-label="Read so far" hidden></progress>
    </nav>
  )
}

type ChapterMenuProps = { readonly work: Work; readonly heads: readonly ChapterHead[]; readonly at: number }

function ChapterMenu({ work, heads, at }: ChapterMenuProps) {
  const shown = heads[at]
  return (
    <details class="chapters" name="reader">
      <summary>
        <span class="where">
          {shown ? `Chapter ${at + 1} of ${heads.length}` : `${heads.length} chapters`}
          {shown && shown.title !== '' ? ` · ${shown.title}` : ''}
        </span>
      </summary>
      <ul id="chapter_index" class="menu">
        <li>
          <form action={urls.chapters(work.id)} method="get" data-enhance="chapter-menu">
            <label for="selected_id" class="landmark">
              Chapter
            </label>
            <select id="selected_id" name="selected_id">
              {heads.map((head, index) => (
                <option value={head.id} selected={index === at}>
                  {nameOf(head, index)}
                </option>
              ))}
            </select>{' '}
            <button type="submit">Go</button>
          </form>
        </li>
        <li>
          <a href={urls.chapterIndex(work.id)}>All chapters with dates</a>
        </li>
      </ul>
    </details>
  )
}

function nameOf(head: ChapterHead, index: number): string {
  return `${index + 1}. ${head.title === '' ? `Chapter ${index + 1}` : head.title}`
}

function AaSheet(props: Pick<ReaderBarProps, 'look' | 'token' | 'here'>) {
  return (
    <details class="sheet" id="aa" name="reader">
      <summary>
        <span aria-hidden="true">Aa</span>
        <span class="text">Type and theme</span>
      </summary>
      <LookForm {...props} />
    </details>
  )
}
