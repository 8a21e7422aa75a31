import { expect, test } from 'vitest'
import { fieldsIn } from '../../../test/forms.ts'
import { openTestHouse } from '../../../test/house.ts'
import { post } from '../../../test/posting.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'

const styled = '.letter { color: teal }\nbody { display: none }'
const sheetIn = (page: string) => /<link rel="stylesheet" href="(\/skins\/[^"]+)"/.exec(page)?.[1]

test('a work comes with its style, at an address of its own for each content, and without where a reader says so', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author, { text: '<p class="letter">Dear John</p>' })
  expect(sheetIn((await house.guest().get(urls.work(work))).text)).toBeUndefined()
  await author.post(urls.skinOfWork(work), { source: styled })
  const page = wordsOf((await author.get(urls.skinOfWork(work))).text)
  expect(page).toContain('Line 2: body : no text holds an element body')
  house.clock.now = new Date(house.now().getTime() + 2000)
  const read = (await house.guest().get(urls.work(work))).text
  expect(read).toContain('class="skin-letter"')
  const address = sheetIn(read) ?? ''
  const sheet = await house.guest().get(address)
  expect(sheet.text).toContain('#workskin .userstuff .skin-letter{color:teal}')
  expect(sheet.text).not.toContain('body')
  expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8')
  expect(sheet.headers.get('cache-control')).toContain('immutable')

  const plain = (await house.guest().get(`${urls.work(work)}?style=disable`)).text
  expect(sheetIn(plain)).toBeUndefined()
  expect(plain).toContain('style=creator')
  const guest = house.guest()
  await guest.post(urls.look(), { style: 'hidden' })
  expect(sheetIn((await guest.get(urls.work(work))).text)).toBeUndefined()
  expect(sheetIn((await guest.get(`${urls.work(work)}?style=creator`)).text)).toBe(address)
  const maren = await house.as('maren')
  expect(sheetIn((await maren.get(urls.work(work))).text)).toBe(address)
  await maren.post(urls.preferences('maren'), { hide_skins: '1', keep_history: '1' })
  expect(sheetIn((await maren.get(urls.work(work))).text)).toBeUndefined()

  await author.post(urls.skinOfWork(work), { source: 'p { color: red }' })
  house.clock.now = new Date(house.now().getTime() + 2000)
  expect(sheetIn((await house.guest().get(urls.work(work))).text)).not.toBe(address)
  await author.post(urls.skinOfWork(work), { source: ' ' })
  house.clock.now = new Date(house.now().getTime() + 2000)
  expect(sheetIn((await house.guest().get(urls.work(work))).text)).toBeUndefined()
})

test('a style that is too long is refused with what was typed; another’s work has no such page', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author)
  const long = 'p { color: red }\n'.repeat(4000)
  const refused = await author.post(urls.skinOfWork(work), { source: long })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('A style sheet holds 65,536 characters')
  expect(fieldsIn(refused.text, urls.skinOfWork(work)).source).toHaveLength(long.length)
  expect((await (await house.as('maren')).get(urls.skinOfWork(work))).status).toBe(404)
  expect((await (await house.as('maren')).post(urls.skinOfWork(work), { source: 'p{}' })).status).toBe(404)
  expect((await house.guest().get(urls.skin(`1-${'0'.repeat(64)}.css`))).status).toBe(404)
  expect((await house.guest().get(urls.skin('0.css'))).status).toBe(404)
})
