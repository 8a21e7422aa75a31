import { expect, test } from 'vitest'
import { urls } from '../src/archive/urls.ts'
import { openTestHouse } from './house.ts'
import { addChapter, post } from './posting.ts'

const NOWHERE = 999_999

test('a draft chapter of a posted work is at none of its addresses, for guests and for other members', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author)
  const draft = await addChapter(author, work, { do: 'draft' })
  for (const visitor of [house.guest(), await house.as('maren')]) {
    for (const address of [(id: number) => `/chapters/${id}`, (id: number) => urls.chapter(work, id)]) {
      const [hidden, missing] = [await visitor.get(address(draft)), await visitor.get(address(NOWHERE))]
      expect(hidden.status, address(draft)).toBe(404)
      expect(hidden.text).toBe(missing.text)
    }
  }
})
