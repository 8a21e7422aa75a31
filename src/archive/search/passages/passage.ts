import { decodeEntities } from '../../../platform/text/entities.ts'
import { stretchesOf } from '../../../platform/text/stretches.ts'
import type { SoughtWords } from '../../works/index.ts'
import { Marks } from '../pages/highlight.ts'

/** A few words of a story around those that were looked for. */
export interface Passage {
  /** texts in their order; those that were looked for are marked */
  readonly parts: readonly { readonly text: string; readonly marked: boolean }[]
  /** the id of the paragraph; undefined when it has none */
  readonly paragraph: string | undefined
}

/** Characters before the first word that was found, and behind it. */
const BEFORE = 90
const BEHIND = 170

/** @param html sanitised
 * @returns undefined when the words do not stand in one paragraph of it */
export function passageIn(html: string, phrases: readonly SoughtWords[], language: string): Passage | undefined {
  const marks = new Marks(phrases, language)
  for (const stretch of stretchesOf(html)) {
    const text = decodeEntities(stretch.html.replace(/<[^>]*>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim()
    const [first] = marks.places(text)
    if (!first) continue
    const [from, to] = [startBefore(text, first.at - BEFORE), endBehind(text, first.end + BEHIND)]
    return { parts: partsOf(text.slice(from, to), marks, from > 0, to < text.length), paragraph: idIn(stretch.html) }
  }
  return undefined
}

function idIn(html: string): string | undefined {
  return /<[a-z][a-z\d]*\s(?:[^>]*\s)?id="(p[\da-z]+)"/.exec(html)?.[1]
}

function partsOf(text: string, marks: Marks, more: boolean, further: boolean): Passage['parts'] {
  const parts: { text: string; marked: boolean }[] = []
  let done = 0
  for (const { at, end } of marks.places(text)) {
    parts.push({ text: text.slice(done, at), marked: false }, { text: text.slice(at, end), marked: true })
    done = end
  }
  parts.push({ text: text.slice(done), marked: false })
  const whole = [{ text: more ? '… ' : '', marked: false }, ...parts, { text: further ? ' …' : '', marked: false }]
  return whole.filter(({ text: said }) => said !== '')
}

/** Between two words, or in scripts without spaces between two characters. */
function startBefore(text: string, at: number): number {
  if (at <= 0) return 0
  const space = text.indexOf(' ', at)
  return space >= 0 && space < at + BEFORE / 2 ? space + 1 : whole(text, at)
}

function endBehind(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.lastIndexOf(' ', at)
  return space > at - BEHIND / 2 ? space : whole(text, at)
}

/** Never in the middle of a character. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
