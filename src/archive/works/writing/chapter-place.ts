import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import type { ChapterHead, Work } from '../kinds.ts'
import { checkExpected } from '../rules.ts'
import { sentenceOf } from '../sentences.ts'
import type { ChapterFields } from './chapter-fields.ts'
import { placeFrom } from './numbering.ts'

/** Where a new chapter goes, and how many there will be: a total cannot be less than what readers will see. */
export function newChapterPlace(
  fields: Pick<ChapterFields, 'expectedChapters' | 'position'>,
  work: Pick<Work, 'postedAt'>,
  heads: readonly ChapterHead[],
  posts: boolean,
) {
  const counted =
    work.postedAt === null
      ? heads.length + 1
      : heads.filter(({ postedAt }) => postedAt !== null).length + (posts ? 1 : 0)
  const last = heads.length + 1
  const expected = checkExpected(fields.expectedChapters, counted)
  const position = fields.position.trim() === '' ? last : placeFrom(fields.position)
  const errors: FieldErrors = {
    ...(position === undefined
      ? { position: 'A chapter number is a whole number, 1 or more; leave it empty for the last.' }
      : {}),
    ...(expected.problem ? { expectedChapters: sentenceOf(expected.problem) } : {}),
  }
  return { position: Math.min(position ?? last, last), expected: expected.value, errors }
}
