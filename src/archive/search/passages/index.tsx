import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { House, WebEnv } from '../../house.ts'
import { urls } from '../../urls.ts'
import { hasAgreed, languageOf } from '../../works/index.ts'
import type { Found } from '../finder/finder.ts'
import { markedIn } from '../pages/highlight.ts'
import { passageIn } from './passage.ts'
import { type FoundStretch, stretchesWith } from './store.ts'

/** What stands under the blurbs of a listing: where in their stories the words are that were looked for. By the number of the work. */
export type Passages = ReadonlyMap<number, Child>

/** Finds the passages of the works on a page. Nothing of a work for adults is shown to whoever has not agreed to read such works. */
export async function passagesOf(house: House, c: Context<WebEnv>, found: Found | undefined): Promise<Passages> {
  const phrases = markedIn(found?.asked.resolved, 'text')
  if (!found || phrases.length === 0) return new Map()
  const ids = found.listing.works.map(({ id }) => id)
  const stretches = await stretchesWith(house.db, ids, phrases, c.get('viewer'), await hasAgreed(house.db, c))
  return new Map(
    stretches.flatMap((stretch) => {
      if (stretch.asksFirst) return [[stretch.workId, <AsksFirst {...stretch} />]]
      const passage = passageIn(stretch.html, phrases, stretch.language)
      return passage ? [[stretch.workId, <PassageLine {...stretch} passage={passage} />]] : []
    }),
  )
}

function PassageLine({
  workId,
  chapterId,
  position,
  language,
  passage,
}: FoundStretch & { readonly passage: NonNullable<ReturnType<typeof passageIn>> }) {
  const { parts, paragraph } = passage
  return (
    <div class="passage">
      <blockquote lang={language} dir={languageOf(language).dir}>
        {parts.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}
      </blockquote>
      <p class="soft">
        <a href={urls.chapter(workId, chapterId) + (paragraph ? `#${paragraph}` : '')}>Chapter {position}</a>
      </p>
    </div>
  )
}

function AsksFirst({ position }: FoundStretch) {
  return (
    <div class="passage">
      <p class="soft">The words stand in chapter {position}, which is shown to those who have agreed to read it.</p>
    </div>
  )
}
