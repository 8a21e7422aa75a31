import { expect, test } from 'vitest'
import { openTestHouse } from '../../../../test/house.ts'
import { wordsOf } from '../../../../test/visitor.ts'
import { urls } from '../../urls.ts'

const TALE = '“Where?” he asked. “Out,” she said. The door closed behind her, and the fog came in. ★ Morning. '.repeat(
  20,
)

test('paragraphs that were found again are joined and split before they come in, and come in so', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const sent = { files: new File([TALE], 'fog.txt'), language: 'en' }
  const look = (await author.post(urls.importStories(), sent)).location ?? ''
  const [, address = ''] = /href="(\/import\/\d+\/paragraphs\/\d+)"/.exec((await author.get(look)).text) ?? []
  const page = await author.get(address)
  expect(page.status).toBe(200)
  const before = Number(/(\d+) paragraphs were found/.exec(wordsOf(page.text))?.[1])
  expect((await author.post(address, { edit: 'join:1' })).location).toBe(address)
  await author.post(address, { edit: 'nonsense' })
  expect(wordsOf((await author.get(address)).text)).toContain(`${before - 1} paragraphs were found`)
  const stranger = await house.as('maren')
  expect((await stranger.get(address)).status).toBe(404)
  expect((await stranger.post(address, { edit: 'join:1' })).status).toBe(404)
  const [, piece = ''] = /name="piece" value="(\d+)"/.exec((await author.get(look)).text) ?? []
  await author.post(look, { piece })
  const { html } = await house.db.selectFrom('chapter_texts').select('html').executeTakeFirstOrThrow()
  expect(html.match(/<(?:p|hr)\b/g)).toHaveLength(before - 1)
  expect((await author.get(address)).status).toBe(404)
})
