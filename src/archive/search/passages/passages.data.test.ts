import { expect, test } from 'vitest'
import { openTestHouse } from '../../../../test/house.ts'
import { post } from '../../../../test/posting.ts'
import { wordsOf } from '../../../../test/visitor.ts'
import { urls } from '../../urls.ts'
import { readTexts } from '../../works/index.ts'

test('a search shows where in the story the words stand, with a way to the paragraph; of what is for adults only to who agreed', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const open = await post(author, { title: 'Open', text: 'Rain.\n\nTwo lighthouses & a lamp.' })
  const adult = await post(author, { title: 'Adult', rating: 'Explicit', text: 'A lighthouse, unspeakable.' })
  const closed = await post(author, { title: 'Closed', restricted: '1', text: 'A lighthouse behind glass.' })
  await readTexts(house)
  const page = `${urls.searchWorks()}?work_search[query]=lighthouse`
  const [guest, reader] = [house.guest(), await house.as('tobias')]
  const asGuest = await guest.get(page)
  expect(asGuest.text).toContain('Two <mark>lighthouses</mark> &amp; a lamp.')
  expect(asGuest.text).toMatch(new RegExp(`href="/works/${open}/chapters/\\d+#p\\w+">Chapter 1<`))
  expect(asGuest.text).toContain(`id="work_${adult}"`)
  expect(wordsOf(asGuest.text)).toContain('shown to those who have agreed to read it')
  for (const hidden of ['unspeakable', 'behind glass', `work_${closed}`]) expect(asGuest.text).not.toContain(hidden)
  const asReader = await reader.get(page)
  expect(asReader.text).toContain('behind glass')
  expect(asReader.text).not.toContain('unspeakable')
  await reader.post(urls.preferences('tobias'), { show_adult: '1' })
  expect((await reader.get(page)).text).toContain('unspeakable')
  expect((await guest.get(page, { cookie: 'view_adult=true' })).text).toContain('unspeakable')
  expect((await guest.get(`${urls.searchWorks()}?work_search[query]=title:open`)).text).not.toContain('class="passage"')
})

test('my filters hide by what lists show, and by the story only where that is asked for', async () => {
  await using house = await openTestHouse()
  const id = await post(await house.as('quillfeather'), { text: 'A spider in passing.' })
  await readTexts(house)
  const reader = await house.as('tobias')
  const sees = async () => (await reader.get(urls.works())).text.includes(`id="work_${id}"`)
  const user = await house.db.selectFrom('users').select('id').where('login', '=', 'tobias').executeTakeFirstOrThrow()
  const hide = (line: string) =>
    house.db
      .transaction()
      .execute((trx) =>
        trx
          .insertInto('my_filters')
          .values({ user_id: user.id, name: line, line, active: 1, created_at: '2026-01-01T00:00:00.000Z' })
          .execute(),
      )
  await hide('spider')
  expect(await sees()).toBe(true)
  await hide('text:spider')
  expect(await sees()).toBe(false)
})
