import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { textWithin } from '../../../platform/text/difference/passages.ts'
import { urls } from '../../urls.ts'
import { languageOf } from '../../works/index.ts'
import type { Margin } from '../margin/standing.ts'
import type { Margined } from '../routes/find.ts'
import type { ThreadsPage } from '../store/read.ts'
import { countOf, ThreadList } from './list.tsx'
import type { Surround } from './thread.tsx'

type Paragraph = { readonly id: string; readonly html: string }

type MarginProps = Margined & { readonly margin: Margin; readonly paragraphs: readonly Paragraph[] }

/** The paragraphs of a chapter, each with the way to what was said of it and to saying more. */
export function MarginPage(props: MarginProps) {
  const { work, chapter, margin, paragraphs } = props
  return (
    <>
      <MarginHead {...props} />
      <p class="soft">
        Choose the paragraph that you want to say something about; on its page you can name a passage of it.
      </p>
      <div class="margin-text" lang={work.language} dir={languageOf(work.language).dir} data-enhance="beta-passage">
        {paragraphs.map(({ id, html }) => (
          <div class="margined">
            <div class="userstuff">
              <p id={id}>{raw(html)}</p>
            </div>
            <p class="annotate">
              <a href={urls.marginAt(chapter.id, id)} data-at={id} rel="nofollow">
                Comment<span class="landmark"> on “{beginningOf(html)}”</span>
              </a>
              {said(margin.counts.get(id))}
            </p>
          </div>
        ))}
      </div>
      {margin.gone > 0 ? (
        <p>
          <a href={urls.marginAt(chapter.id, 'end')}>
            {countOf(margin.gone)} on passages that the author has changed since
          </a>
        </p>
      ) : null}
    </>
  )
}

function said(count: number | undefined): Child {
  return count ? <span class="soft"> · {countOf(count)}</span> : null
}

function MarginHead({ work, chapter, number, of }: Margined) {
  return (
    <h2 class="heading">
      In the margin of{' '}
      <a href={urls.chapter(work.id, chapter.id)} dir="auto">
        {work.title}
      </a>
      {of > 1 ? `, Chapter ${number}` : ''}
    </h2>
  )
}

/** @returns the first words of a paragraph, by which it is told from others */
function beginningOf(html: string): string {
  return [...textWithin(html).replace(/\s+/g, ' ').trim()].slice(0, 40).join('')
}

type ParagraphProps = Margined & {
  /** undefined for all that are gone */
  readonly paragraph: Paragraph | undefined
  readonly threads: ThreadsPage
  readonly page: number
  readonly around: Surround
  readonly form: Child
}

/** A paragraph, what was said of it, and the form to say more. */
export function ParagraphPage(props: ParagraphProps) {
  const { work, chapter, paragraph, threads, page, around, form } = props
  const block = paragraph?.id ?? 'end'
  return (
    <>
      <MarginHead {...props} />
      <ul class="actions">
        <li>
          <a href={`${urls.chapter(work.id, chapter.id)}${paragraph ? `#${block}` : ''}`}>Back to the text</a>
        </li>
        <li>
          <a href={urls.margin(chapter.id)}>The other paragraphs</a>
        </li>
      </ul>
      {paragraph ? (
        <blockquote class="userstuff paragraph" lang={work.language} dir={languageOf(work.language).dir}>
          <p>{raw(paragraph.html)}</p>
        </blockquote>
      ) : (
        <p>What these comments are about stands in the text no more. Each shows what it was.</p>
      )}
      <div id="comments_placeholder">
        <h3 class="heading" id="comments">
          {paragraph ? 'What was said of this paragraph' : 'What was said'}
        </h3>
        <ThreadList
          found={threads}
          page={page}
          href={(wanted) => `${urls.marginAt(chapter.id, block)}?page=${wanted}#comments`}
          around={around}
        />
      </div>
      {form}
    </>
  )
}
