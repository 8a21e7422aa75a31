import { withThousands } from '../../platform/text/dates.ts'
import type { Outcome } from './run.ts'

/** How long a work is that came in, or would: `3 chapters, 4,100 words, 2 pictures`. */
export function lengthOf({
  chapters = 0,
  words = 0,
  pictures = 0,
}: Pick<Outcome, 'chapters' | 'words' | 'pictures'>): string {
  const counted = [
    `${withThousands(chapters)} ${chapters === 1 ? 'chapter' : 'chapters'}`,
    `${withThousands(words)} words`,
  ]
  if (pictures > 0) counted.push(`${withThousands(pictures)} ${pictures === 1 ? 'picture' : 'pictures'}`)
  return counted.join(', ')
}
