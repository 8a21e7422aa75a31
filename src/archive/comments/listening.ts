import { paragraphsOf } from '../../platform/text/paragraphs.ts'
import type { Transaction } from '../../schema/index.ts'
import type { Fact } from '../house.ts'
import { chapterTexts } from '../works/index.ts'
import { bringThreads } from './store/anchors.ts'

/** What was said of a paragraph goes with it, when it comes into another chapter. */
export async function listenComments(trx: Transaction, fact: Fact): Promise<void> {
  if (fact.kind !== 'paragraphs-moved') return
  const [chapter] = await chapterTexts(trx, [fact.chapterId])
  if (!chapter) return
  const here = new Set(paragraphsOf(chapter.html).list.flatMap(({ id }) => id ?? []))
  await bringThreads(trx, chapter, here)
}
