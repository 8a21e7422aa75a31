import type { Count } from '../../../platform/text/count.ts'
import type { Dice } from './dice.ts'
import type { DrawnWork } from './draw.ts'
import { counted, type Paragraph, writeParagraph, writeSummary } from './prose.ts'
import { writeTitle } from './titles.ts'
import { TONGUES, type Tongue } from './tongues.ts'

/** How much text a catalogue has: `full` about as much as real stories, `short` a few paragraphs a chapter, `none` no
 * text at all, only its length. */
export type Volume = 'none' | 'short' | 'full'

const POOL = 500
/** A short text is so many times shorter. */
const SHORTER = 20
/** Scenes are parted now and then. */
const SCENE = 40

/** The paragraphs that all texts are made of, counted once. */
export type Pools = ReadonlyMap<Tongue | undefined, readonly Paragraph[]>

/** A chapter's text as it is kept, and its length. */
export interface ChapterText extends Count {
  /** blocks with ids, as the text model has them; empty when it was left out */
  readonly html: string
}

export function makePools(dice: Dice): Pools {
  const english = Array.from({ length: POOL }, () => writeParagraph(dice))
  const others = TONGUES.map(
    (tongue) => [tongue, Array.from({ length: POOL / 10 }, () => foreignParagraph(dice, tongue))] as const,
  )
  return new Map<Tongue | undefined, readonly Paragraph[]>([[undefined, english], ...others])
}

function foreignParagraph(dice: Dice, { sentences, between }: Tongue): Paragraph {
  return counted(Array.from({ length: 2 + dice.below(4) }, () => dice.pick(sentences)).join(between))
}

/** @returns the texts of all chapters, and the number that the work's next paragraph would get */
export function writeTexts(
  dice: Dice,
  pools: Pools,
  { tongue, words, chapters }: DrawnWork,
  volume: Volume,
): { readonly chapters: readonly ChapterText[]; readonly next: number } {
  if (volume === 'none') return { chapters: lengthsOf(words, chapters), next: 1 }
  const pool = pools.get(tongue) ?? []
  const wanted = (volume === 'full' ? words : words / SHORTER) / chapters
  let next = 1
  const texts = Array.from({ length: chapters }, () => {
    const text = writeText(dice, pool, wanted, next)
    next = text.next
    return text
  })
  return { chapters: texts, next }
}

/** @returns a title, and a summary in sentences that need no escaping; some works have none, and none has where there are
 * no texts */
export function writeHead(
  dice: Dice,
  { tongue }: DrawnWork,
  volume: Volume,
): { readonly title: string; readonly summary: string } {
  const title = tongue ? dice.pick(tongue.titles) : writeTitle(dice)
  if (volume === 'none' || dice.chance(0.06)) return { title, summary: '' }
  return { title, summary: tongue ? dice.pick(tongue.sentences) : writeSummary(dice) }
}

const LETTERS_A_WORD = 5.6

/** As long as the text would be, in chapters of about the same length. */
function lengthsOf(words: number, chapters: number): readonly ChapterText[] {
  return Array.from({ length: chapters }, (_, at) => {
    const own = Math.floor((words * (at + 1)) / chapters) - Math.floor((words * at) / chapters)
    return { html: '', words: own, characters: Math.floor(own * LETTERS_A_WORD) }
  })
}

function writeText(
  dice: Dice,
  pool: readonly Paragraph[],
  wanted: number,
  first: number,
): ChapterText & { readonly next: number } {
  const blocks: string[] = []
  let [next, words, characters] = [first, 0, 0]
  do {
    const paragraph = dice.pick(pool)
    if (blocks.length > 3 && dice.below(SCENE) === 0) blocks.push(`<hr id="p${(next++).toString(36)}">`)
    blocks.push(`<p id="p${(next++).toString(36)}">${paragraph.text}</p>`)
    words += paragraph.words
    characters += paragraph.characters
  } while (words < wanted - 30)
  return { html: blocks.join('\n'), words, characters, next }
}
