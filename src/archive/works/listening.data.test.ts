import { expect, test } from 'vitest'
import { openTestHouse } from '../../../test/house.ts'
import { plantWork } from '../../../test/stories.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'

test('a pen name’s new form stands in the byline at once, and sorts there', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'])
  expect(wordsOf((await house.guest().get(urls.work(workId))).text)).toContain('quillfeather')
  const before = await house.db.selectFrom('works').select('stamp').executeTakeFirstOrThrow()
  await house.db.transaction().execute(async (trx) => {
    const { id } = await trx.selectFrom('pseuds').select('id').executeTakeFirstOrThrow()
    await trx.updateTable('pseuds').set({ name: 'Ædwen', name_key: 'aedwen' }).execute()
    await house.announce(trx, { kind: 'pseud-renamed', pseudId: id })
  })
  const work = await house.db.selectFrom('works').select(['creators_sort', 'stamp']).executeTakeFirst()
  expect(work).toEqual({ creators_sort: 'aedwen', stamp: before.stamp + 1 })
  expect(wordsOf((await house.guest().get(urls.work(workId))).text)).toContain('Ædwen (quillfeather)')
})
