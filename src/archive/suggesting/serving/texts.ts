import { guessFormat, plainText, storyHtml, type TextFormat } from '../../../platform/text/blocks.ts'
import type { StoryRead } from '../kinds.ts'
import { readForTags } from '../read.ts'

/** A text of a work: as somebody typed it, or as it is kept. */
export interface GivenText {
  readonly text: string
  readonly format: TextFormat | 'detect' | 'stored'
}

/** @param texts the chapters of one work in order */
export function readTexts(texts: readonly GivenText[]): StoryRead {
  return readForTags(texts.map(linesOf).join('\n'))
}

function linesOf({ text, format }: GivenText): string {
  const typed = text.toWellFormed().replaceAll('\0', '')
  const html =
    format === 'stored' ? text : storyHtml(typed, format === 'detect' ? guessFormat(typed) : format, 'chapter')
  return plainText(html).replace(/\n+/g, '\n')
}
