import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import type { Shown } from '../../works/index.ts'
import { readMargin, saidOf } from '../store/anchors.ts'
import { weave } from './standing.ts'

/** What the margin puts around a text whose paragraphs can be commented on. */
interface MarginAround {
  /** in the bar over the text: the way to comment on a paragraph */
  readonly bar: Child
  /** puts into the text how much was said of each paragraph */
  readonly weave: (html: string, chapterId: number) => string
  /** under the text: the way to what was said of paragraphs that are gone */
  readonly gone: Child
}

/** Counts beside the paragraphs of what is shown, with one query. An entire work shows those whose paragraphs stand where they stood. */
export async function marginAround(house: House, c: Context<WebEnv>, { heads, chapter }: Shown): Promise<MarginAround> {
  if (!chapter) {
    const ids = heads.map(({ id }) => id)
    const said = await saidOf(house.db, ids, c.get('viewer'))
    return { bar: null, weave: (html, id) => weave(html, said, (block, count) => linkTo(id, block, count)), gone: null }
  }
  const margin = await readMargin(house.db, chapter, c.get('viewer'))
  return {
    bar: (
      <a class="to-margin" href={urls.margin(chapter.id)} rel="nofollow" data-enhance="margin">
        Margin
      </a>
    ),
    weave: (html, id) => weave(html, margin.counts, (block, count) => linkTo(id, block, count)),
    gone: margin.gone === 0 ? null : <AtTheEnd chapterId={chapter.id} count={margin.gone} />,
  }
}

/** Text of a link that stands in the text of a story; the browser is told that it is none of that. */
function linkTo(chapterId: number, block: string, count: number): string {
  const words = count === 1 ? 'comment on this paragraph' : 'comments on this paragraph'
  return ` <a class="said" rel="nofollow" href="${urls.marginAt(chapterId, block)}">${count}<span class="landmark"> ${words}</span></a>`
}

/** Where comments are whose paragraph the author has taken out. */
function AtTheEnd({ chapterId, count }: { readonly chapterId: number; readonly count: number }) {
  return (
    <p class="margin-end">
      <a href={urls.marginAt(chapterId, 'end')} rel="nofollow">
        {count === 1 ? '1 comment' : `${count} comments`} on passages that the author has changed since
      </a>
    </p>
  )
}
