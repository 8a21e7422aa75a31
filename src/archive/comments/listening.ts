import { paragraphsOf } from '../../platform/text/paragraphs.ts'
import type { Transaction } from '../../schema/index.ts'
import type { Fact } from '../house.ts'
import { chapterTexts } from '../works/index.ts'
import { bringThreads } from './store/anchors.ts'
import { bringChapter } from './store/joining.ts'

/** What was said of a paragraph goes with it, when it comes into another chapter; what was said of a chapter goes with all of it. */
export async function listenComments(trx: Transaction, fact: Fact): Promise<void> {
  if (fact.kind === 'chapter-joined') return bringChapter(trx, fact)
  if (fact.kind !== 'paragraphs-moved') return
  const [chapter] = await chapterTexts(trx, [fact.chapterId])
  if (!chapter) return
  const here = new Set(paragraphsOf(chapter.html).list.flatMap(({ id }) => id ?? []))
  await bringThreads(trx, chapter, here)
}
