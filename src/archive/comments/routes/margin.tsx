import { type Context, Hono } from 'hono'
import { textWithin } from '../../../platform/text/difference/passages.ts'
import { showNotFound, showPage } from '../../frame/index.ts'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { formFor, pageOf, surround } from '../around.tsx'
import { commentable } from '../margin/anchor.ts'
import type { Margin } from '../margin/standing.ts'
import { MarginPage, ParagraphPage } from '../pages/margin.tsx'
import { readMargin, threadsAt } from '../store/anchors.ts'
import { type Margined, withMargin } from './find.ts'

type C = Context<WebEnv>

/** The margin of a chapter: its paragraphs with what was said of each. */
export function marginRoutes(house: House): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/chapters/:chapterId{[0-9]+}/margin', (c) => withMargin(house, c, (found) => showMargin(house, c, found)))
  routes.get('/chapters/:chapterId{[0-9]+}/margin/:block{p[0-9a-z]+|end}', (c) =>
    withMargin(house, c, (found) => showParagraph(house, c, found)),
  )
  return routes
}

async function showMargin(house: House, c: C, found: Margined): Promise<Response> {
  const margin = await readMargin(house.db, found.chapter, c.get('viewer'))
  const body = <MarginPage {...found} margin={margin} paragraphs={commentable(found.chapter.html)} />
  return showPage(house, c, { ...pageFor(found), main: 'comments-margin region', body })
}

/** What was said of one paragraph, or of those that are gone, and the form to say more. */
async function showParagraph(house: House, c: C, found: Margined): Promise<Response> {
  const { chapter, ground } = found
  const block = c.req.param('block') ?? ''
  const margin = await readMargin(house.db, chapter, c.get('viewer'))
  const paragraph = commentable(chapter.html).find(({ id }) => id === block)
  if (!paragraph && block !== 'end') return elsewhere(house, c, chapter.id, margin, block)
  const page = pageOf(c)
  const threads = await threadsAt(house.db, chapter.id, blocksOf(margin, block), page, c.get('viewer'))
  const form = paragraph
    ? await formFor(house, c, ground, undefined, urls.marginAt(chapter.id, block), chosenIn(c, paragraph.html))
    : null
  const around = surround(house, c, ground, [], threads.cut)
  const body = <ParagraphPage {...found} {...{ paragraph, threads, page, around, form }} />
  return showPage(house, c, { ...pageFor(found), main: 'comments-paragraph region', body })
}

function pageFor({ work }: Margined) {
  return { title: `In the margin of ${work.title}`, sameForGuests: true, unlisted: true } as const
}

/** A link to a paragraph that has another number by now leads to that one, or to the end. */
function elsewhere(house: House, c: C, chapterId: number, margin: Margin, block: string) {
  if (!margin.moved.has(block)) return showNotFound(house, c)
  return c.redirect(urls.marginAt(chapterId, margin.moved.get(block) ?? 'end'), 302)
}

/** @returns the ids under which comments on this paragraph were written; for `end`, those of paragraphs that are gone */
function blocksOf({ moved }: Margin, block: string): readonly string[] {
  const wanted = block === 'end' ? undefined : block
  const came = [...moved].filter(([, now]) => now === wanted).map(([was]) => was)
  return wanted === undefined ? came : [wanted, ...came]
}

/** The passage that a script has seen being chosen. */
function chosenIn(c: C, html: string): { readonly quote: string; readonly from: string } {
  const [from, to] = [Number(c.req.query('from')) || 0, Number(c.req.query('to')) || 0]
  const quote = to > from && from >= 0 ? textWithin(html).slice(from, to).replace(/\s+/g, ' ').trim() : ''
  return { quote, from: quote === '' ? '' : String(from) }
}
