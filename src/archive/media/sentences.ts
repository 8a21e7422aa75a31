import { withThousands } from '../../platform/text/dates.ts'
import { LONGEST_ALT, type MediaProblem } from './rules.ts'

/** What is said beside the field. */
export const SENTENCES: Readonly<Record<MediaProblem, string>> = {
  'no-picture': 'This is not a picture of a kind that is taken: JPEG, PNG, WebP, AVIF or GIF.',
  'too-many-points':
    'This picture is too large: at most 30 megapixels, and 12,000 pixels on a side. Make it smaller and send it again.',
  unreadable: 'This picture is broken, or of a kind that cannot be read. Open it in a program and save it anew.',
  'too-slow': 'This picture takes too long to read. Make it smaller and send it again.',
  'too-many-bytes': 'This file is too large: at most 10 MB are taken.',
  'no-room': 'There is no room for this picture. Delete some that you no longer need.',
  'none-taken': 'This archive keeps no pictures.',
  'alt-too-long': `Say it in at most ${withThousands(LONGEST_ALT)} characters.`,
}
