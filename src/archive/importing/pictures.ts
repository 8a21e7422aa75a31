import { storyHtml } from '../../platform/text/blocks.ts'
import { decodeEntities } from '../../platform/text/entities.ts'
import type { House } from '../house.ts'
import { type KeptPicture, keepPicture, picturesIn, SENTENCES } from '../media/index.ts'
import { urls } from '../urls.ts'
import type { Coming } from './coming.ts'
import type { FilePicture } from './formats/picture-box.ts'
import { type Remark, remark } from './remarks.ts'
import type { ReadyStory } from './rules.ts'

/** A story whose texts show pictures that are kept. */
export interface Pictured {
  readonly ready: ReadyStory
  /** how many came in */
  readonly pictures: number
  readonly notes: readonly string[]
  readonly remarks: readonly Remark[]
}

/** @returns the pictures of a file that the story's texts show; others are nobody's business */
export function shownPictures({ story, ready }: Pick<Coming, 'story' | 'ready'>): readonly FilePicture[] {
  const { pictures = [] } = story
  if (pictures.length === 0) return []
  const named = new Set(ready.chapters.flatMap(({ html }) => picturesIn(html)))
  return [...new Map(pictures.filter(({ name }) => named.has(name)).map((one) => [one.name, one])).values()]
}

/** Keeps the pictures of a story with those of the member whose work it becomes. One that cannot be kept leaves its description in the text, and
 * nothing else is lost. Takes a second or so for each, and writes by itself: call it outside of transactions. */
export async function withKeptPictures(
  house: Pick<House, 'db' | 'config' | 'now'>,
  coming: Pick<Coming, 'story' | 'ready' | 'byline'>,
): Promise<Pictured> {
  const kept = new Map<string, KeptPicture | undefined>()
  const reasons = new Map<string, number>()
  for (const { name, bytes } of shownPictures(coming)) {
    const one = await keptFor(house, coming.byline.userId, bytes, altIn(coming.ready, name))
    kept.set(name, typeof one === 'string' ? undefined : one)
    if (typeof one === 'string') reasons.set(one, (reasons.get(one) ?? 0) + 1)
  }
  const shown = [...kept.values()].filter((one) => one !== undefined)
  return {
    ready: kept.size === 0 ? coming.ready : { ...coming.ready, chapters: redressed(coming.ready.chapters, kept) },
    pictures: shown.length,
    notes: askedFor(shown.filter(({ alt }) => alt === '').length),
    remarks: [...reasons].flatMap(([reason, count]) =>
      remark('left-out', 'pictures', count, [
        `one picture was left out: ${reason}`,
        `# pictures were left out, each for this: ${reason}`,
      ]),
    ),
  }
}

/** Longer ones are cut: what is said of a picture in a text stays whole there. */
const MOST_ALT = 500

/** @returns the reason when it cannot be kept */
async function keptFor(
  house: Pick<House, 'db' | 'config' | 'now'>,
  userId: number | null,
  bytes: Uint8Array,
  alt: string,
): Promise<KeptPicture | string> {
  if (userId === null) return 'nobody has an account that could keep it.'
  const kept = await keepPicture(house, userId, bytes, [...alt].slice(0, MOST_ALT).join(''))
  return kept.ok ? kept.value : SENTENCES[kept.problem]
}

function askedFor(silent: number): readonly string[] {
  if (silent === 0) return []
  return [
    silent === 1
      ? 'one picture has no description; say in it what is to be seen, for those who cannot see it'
      : `${silent} pictures have no description; say in each what is to be seen, for those who cannot see it`,
  ]
}

function redressed(
  chapters: ReadyStory['chapters'],
  kept: ReadonlyMap<string, KeptPicture | undefined>,
): ReadyStory['chapters'] {
  return chapters.map((chapter) => {
    if (!picturesIn(chapter.html).some((name) => kept.has(name))) return chapter
    let gone = false
    const html = chapter.html.replace(IMG, (tag: string, name: string) => {
      if (!kept.has(name)) return tag
      const picture = kept.get(name)
      gone ||= picture === undefined
      return picture ? shownBy(tag, name, picture) : wordsOf(tag)
    })
    return { ...chapter, html: gone ? storyHtml(html, 'html', 'chapter') : html }
  })
}

const IMG = /<img [^>]*?src="\/media\/([a-z2-7]{32}\.[a-z]{3})"[^>]*>/g
const ALT = / alt="([^"]*)"/

/** Sizes keep the picture's place while it is on its way. */
function shownBy(tag: string, name: string, { src, width, height }: KeptPicture): string {
  const sized = / width="\d/.test(tag) ? tag : tag.replace(ALT, `$& width="${width}" height="${height}"`)
  return sized.replace(urls.picture(name), src)
}

function wordsOf(tag: string): string {
  const [, alt = ''] = ALT.exec(tag) ?? []
  return alt === '' ? '' : `<em>[${alt}]</em>`
}

function altIn({ chapters }: ReadyStory, name: string): string {
  const tags = chapters.flatMap(({ html }) => [...html.matchAll(IMG)]).filter(([, shown]) => shown === name)
  const [alt = ''] = tags.map(([tag]) => ALT.exec(tag)?.[1] ?? '').filter(Boolean)
  return decodeEntities(alt)
}
