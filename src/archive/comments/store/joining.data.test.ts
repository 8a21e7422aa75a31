import { expect, test } from 'vitest'
import { openTestHouse } from '../../../../test/house.ts'
import { chapterDetails, plantWork } from '../../../../test/stories.ts'
import { wordsOf } from '../../../../test/visitor.ts'
import { checkArchive } from '../../checking/index.ts'
import { urls } from '../../urls.ts'

test('what was said of a chapter goes along when the chapter is joined, and stays with the first part when it is split', async () => {
  await using house = await openTestHouse()
  const chapters = [chapterDetails('<p>One.</p>'), chapterDetails('<p>Two.</p><p>Two and a half.</p>')]
  const { workId, chapterIds } = await plantWork(house, ['quillfeather'], { chapters })
  const [first = 0, second = 0] = chapterIds
  const [author, maren] = [await house.as('quillfeather'), await house.as('maren')]
  for (const [chapter, words] of [
    [first, 'Of the first.'],
    [second, 'Of the second.'],
    [second, 'Again!'],
  ] as const)
    await maren.post(urls.chapterComments(chapter), { 'comment[comment_content]': words })
  const said = async (chapter: number) => {
    house.clock.now = new Date(house.now().getTime() + 2000)
    return wordsOf((await house.guest().get(`${urls.chapter(workId, chapter)}?show_comments=true`)).text)
  }
  await author.post(urls.splitChapter(workId, second), { at: 'p3', title: '' })
  expect(await said(second)).toContain('Of the second.')
  await author.post(urls.joinChapter(workId, first))
  const joined = await said(first)
  for (const words of ['Of the first.', 'Of the second.', 'Again!']) expect(joined).toContain(words)
  const rows = await house.db.selectFrom('comments').select('chapter_id').distinct().execute()
  expect(rows).toEqual([{ chapter_id: first }])
  expect((await checkArchive(house.db)).faults).toEqual([])
})

test('chapters that stay two keep what was said of each', async () => {
  await using house = await openTestHouse()
  const chapters = [chapterDetails('<p>One.</p>'), chapterDetails('<p>Two.</p>')]
  const { workId, chapterIds } = await plantWork(house, ['quillfeather'], { chapters })
  const [first = 0, second = 0] = chapterIds
  const [author, maren] = [await house.as('quillfeather'), await house.as('maren')]
  await maren.post(urls.chapterComments(second), { 'comment[comment_content]': 'Of the second.' })
  await author.post(urls.withdrawChapter(workId, second))
  await author.post(urls.joinChapter(workId, first))
  const rows = await house.db.selectFrom('comments').select('chapter_id').execute()
  expect(rows).toEqual([{ chapter_id: second }])
})
