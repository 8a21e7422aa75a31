import type { House } from '../../../house.ts'
import type { Chapter, Work } from '../../kinds.ts'
import { checkChapter, checkWork } from '../../rules.ts'
import { sentencesOf } from '../../sentences.ts'
import { chaptersOf, chapterTexts } from '../../store/read.ts'
import { storedChapterFields, typedChapter } from '../chapter-fields.ts'
import { hasEmptyChapter } from '../desk.ts'
import { storedWorkFields, typedOnlyChapter, typedWork } from '../work-fields.ts'

/** @returns what a stored work lacks to be posted, in sentences; none when it may be */
export async function whatWorkLacks(house: House, work: Work, userId: number): Promise<readonly string[]> {
  const heads = await chaptersOf(house.db, work.id, { drafts: true })
  const [alone] = heads.length === 1 ? await chapterTexts(house.db, [heads[0]?.id ?? 0]) : []
  const fields = storedWorkFields(work, alone, userId)
  const details = checkWork(typedWork(fields, Math.max(1, heads.length)))
  const chapter = alone ? checkChapter(typedOnlyChapter(fields, alone)) : undefined
  return [
    ...(details.ok ? [] : Object.values(sentencesOf(details.problems))),
    ...(!chapter || chapter.ok ? [] : Object.values(sentencesOf(chapter.problems))),
    ...((await hasEmptyChapter(house, heads)) ? ['A chapter has no text.'] : []),
  ]
}

/** @returns what a stored chapter lacks to be posted */
export function whatChapterLacks(work: Work, chapter: Chapter): readonly string[] {
  if (work.postedAt === null) return ['The work itself is a draft: plan the work, and its chapters are posted with it.']
  const checked = checkChapter(typedChapter(storedChapterFields(chapter)))
  return checked.ok ? [] : Object.values(sentencesOf(checked.problems))
}
