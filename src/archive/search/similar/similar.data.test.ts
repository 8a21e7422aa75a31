import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { post } from '../../../../test/posting.ts'
import { wordsOf } from '../../../../test/visitor.ts'
import { urls } from '../../urls.ts'

let house: TestHouse
const ids: Record<string, number> = {}

beforeAll(async () => {
  house = await openTestHouse()
  const [ada, bram] = [await house.as('ada'), await house.as('bram')]
  ids.bees = await post(ada, { title: 'Bees', additional: 'Beekeeping, Fluff' })
  ids.honey = await post(bram, { title: 'Honey', additional: 'Beekeeping, Angst' })
  ids.fluff = await post(bram, { title: 'Soft', additional: 'Fluff', fandoms: 'Alice' })
  ids.other = await post(bram, { title: 'Other', additional: 'Ghosts' })
  ids.closed = await post(bram, { title: 'Closed', additional: 'Beekeeping, Fluff', restricted: '1' })
})
afterAll(() => house[Symbol.asyncDispose]())

const listed = (html: string) => [...html.matchAll(/<li id="work_(\d+)"/g)].map(([, id]) => Number(id))

test('works that share much are listed with what they share, what members alone may read for members alone', async () => {
  const page = urls.similar(ids.bees ?? 0)
  const asGuest = await house.guest().get(page)
  expect(listed(asGuest.text)).toEqual([ids.honey, ids.fluff])
  expect(wordsOf(asGuest.text)).toContain('Because it shares Beekeeping and Sherlock Holmes - Arthur Conan Doyle')
  expect(asGuest.text).not.toContain('Closed')
  expect(listed((await (await house.as('tobias')).get(page)).text)[0]).toBe(ids.closed)
  expect((await house.guest().get(urls.work(ids.bees ?? 0))).text).toContain(`href="${page}"`)
})

test('my filters hold, and what is absent looks like what one may not see', async () => {
  const reader = await house.as('reader')
  const user = await house.db.selectFrom('users').select('id').where('login', '=', 'reader').executeTakeFirstOrThrow()
  await house.db
    .insertInto('my_filters')
    .values({
      user_id: user.id,
      name: 'angst',
      line: 'additional:Angst',
      active: 1,
      created_at: '2026-01-01T00:00:00.000Z',
    })
    .execute()
  expect(listed((await reader.get(urls.similar(ids.bees ?? 0))).text)).not.toContain(ids.honey)
  expect((await house.guest().get(urls.similar(ids.closed ?? 0))).status).toBe(404)
  expect((await house.guest().get(urls.similar(99_999))).status).toBe(404)
  expect(wordsOf((await house.guest().get(urls.similar(ids.other ?? 0))).text)).toContain('No work is much like it')
})
