import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { post } from '../../../../test/posting.ts'
import { type Visitor, wordsOf } from '../../../../test/visitor.ts'
import { settleVisits } from '../../place/index.ts'
import { urls } from '../../urls.ts'
import { type SearchKind, searchOf } from './box.tsx'

let house: TestHouse
let [guest, maren]: Visitor[] = []
let [dawn, rain] = [0, 0]

beforeAll(async () => {
  house = await openTestHouse()
  guest = house.guest()
  maren = await house.as('maren')
  const quill = await house.as('quillfeather')
  dawn = await post(quill, { summary: 'A lantern is lit.', characters: 'Irene Adler' })
  rain = await post(quill, { title: 'Rain', language: 'fr', fandoms: 'Alice in Wonderland', restricted: '1' })
  const gare = await house.as('gare_du_nord')
  await post(gare, { title: 'Trains', additional: 'Slow Burn', fandoms: 'Sherlock Holmes - Arthur Conan Doyle' })
  await quill.post(urls.collections(), { name: 'Lamps_2026', title: 'Of Lamps and Lanterns' })
  await quill.post(urls.collections(), { name: 'weather', title: 'Bad Weather' })
  await quill.post(urls.collection('weather'), { work: String(rain) })
  await maren.post(urls.bookmarksOf(dawn), { 'bookmark[tag_string]': 'cosy, rereads' })
  await maren.post(urls.bookmarksOf(rain), {})
  await maren.get(urls.work(dawn))
  await settleVisits(house)
})
afterAll(() => house[Symbol.asyncDispose]())

const page = async (visitor: Visitor | undefined, kind: SearchKind, line: string) => {
  const answer = await (visitor as Visitor).get(searchOf(kind, line, 'maren'))
  expect(answer.status).toBe(200)
  return answer.text
}
const people = (html: string) =>
  [...(html.split('directory people')[1] ?? '').matchAll(/<li><span><a href="\/users\/(\w+)"/g)].map(
    ([, login]) => login,
  )
const works = (html: string) => [...html.matchAll(/ work-(\d+) /g)].map(([, id]) => Number(id))
const collections = (html: string) =>
  [...html.matchAll(/<h4 class="heading"><a href="\/collections\/(\w+)"/g)].map(([, name]) => name)

test('the words are carried from one kind of thing to another; a guest is not offered what only members have', async () => {
  for (const kind of ['works', 'people', 'tags', 'collections'] as const) {
    const html = await page(guest, kind, 'lantern')
    expect(html).toContain('<a href="/search/people?query=lantern"')
    expect(html).toContain('<a href="/collections?query=lantern"')
    expect(html).not.toContain('/bookmarks?query=lantern')
  }
  for (const kind of ['works', 'people', 'tags', 'collections', 'bookmarks', 'history'] as const)
    expect(await page(maren, kind, 'lantern')).toContain('<a href="/users/maren/readings?query=lantern"')
})

test.for([
  ['gare du nord', ['gare_du_nord']],
  ['QUILL', ['quillfeather']],
  ['quill OR nord', ['gare_du_nord', 'quillfeather']],
  ['quill -feather', []],
  ['fandom:"Sherlock Holmes - Arthur Conan Doyle"', ['gare_du_nord', 'quillfeather']],
  ['fandom:"Sherlock Holmes - Arthur Conan Doyle" character:"Irene Adler"', ['quillfeather']],
  ['fandom:"Sherlock Holmes - Arthur Conan Doyle" -character:"Irene Adler"', ['gare_du_nord']],
  // no work of hers is both
  ['lang:fr character:"Irene Adler"', []],
  ['user:quillfeather', ['quillfeather']],
  ['', []],
  ['%', []],
] as const)('people: %s', async ([line, expected]) => {
  expect(people(await page(maren, 'people', line))).toEqual(expected)
})

test('a guest does not learn of people by what only members may read', async () => {
  expect(people(await page(maren, 'people', 'lang:fr'))).toEqual(['quillfeather'])
  expect(people(await page(guest, 'people', 'lang:fr'))).toEqual([])
  expect(wordsOf(await page(guest, 'people', 'quill'))).toContain('quillfeather ( 1 work )')
  expect(wordsOf(await page(maren, 'people', 'quill'))).toContain('quillfeather ( 2 works )')
})

test('tags are found by the beginnings of their words, of one type or of any', async () => {
  const html = await page(guest, 'tags', 'holm OR adl')
  expect(wordsOf(html)).toContain('2 tags')
  expect(html).toContain('<mark>Holmes</mark>')
  expect(wordsOf(await page(guest, 'tags', 'character:adl'))).toContain('Irene Adler Character ( 1 work )')
  expect(wordsOf(await page(guest, 'tags', 'fandom:adl'))).toContain('No tag is called so.')
  expect(wordsOf(await page(guest, 'tags', 'sherlock -arthur'))).toContain('No tag is called so.')
  expect(wordsOf(await page(guest, 'tags', 'alice'))).toContain('No tag is called so.')
  expect(wordsOf(await page(maren, 'tags', 'alice'))).toContain('1 tag')
})

test('collections are found by title and name, and by what is in them', async () => {
  expect(collections(await page(guest, 'collections', 'lamps'))).toEqual(['Lamps_2026'])
  expect(collections(await page(guest, 'collections', 'title:weather OR lamps'))).toEqual(['weather', 'Lamps_2026'])
  expect(collections(await page(maren, 'collections', 'lang:fr'))).toEqual(['weather'])
  expect(collections(await page(guest, 'collections', 'lang:fr'))).toEqual([])
  expect(await page(guest, 'collections', 'lantern')).toContain('<mark>Lanterns</mark>')
})

test.for([
  ['', [rain, dawn]],
  ['cosy', ['dawn']],
  ['lanterns', ['dawn']],
  ['lang:fr', ['rain']],
  ['-lang:fr', ['dawn']],
  ['fandom:"Alice in Wonderland" OR character:"Irene Adler"', ['rain', 'dawn']],
  ['quillfea', ['rain', 'dawn']],
  ['words:>100000', []],
] as const)('own bookmarks: %s', async ([line, expected]) => {
  const named = { dawn, rain }
  const ids = line === '' ? [rain, dawn] : expected.map((name) => named[name as keyof typeof named])
  expect(works(await page(maren, 'bookmarks', line))).toEqual(ids)
})

test('the history takes the whole language, and words are marked', async () => {
  expect(works(await page(maren, 'history', 'character:"Irene Adler" lang:en'))).toEqual([dawn])
  expect(works(await page(maren, 'history', 'lang:fr'))).toEqual([])
  expect(await page(maren, 'history', 'lantern')).toContain('<mark>lantern</mark>')
  expect(await page(maren, 'bookmarks', 'lantern')).toContain('<mark>lantern</mark>')
})

test('what is wrong in a line is said under the box, with what was probably meant, wherever it is typed', async () => {
  for (const kind of ['people', 'tags', 'collections', 'bookmarks', 'history'] as const) {
    const html = await page(maren, kind, 'words:many (rain')
    expect(wordsOf(html), kind).toContain('This parenthesis is never closed; it was closed at the end.')
    expect(wordsOf(html), kind).toContain('“many” is no number')
    expect(html).toContain(searchOf(kind, 'words:many (rain)', 'maren').replaceAll('&', '&amp;'))
  }
  expect(wordsOf(await page(maren, 'history', 'rain sort:kudos'))).toContain('This list is in an order of its own')
  expect(wordsOf(await page(maren, 'tags', 'rain complete:no'))).toContain('and no tags; here it was left aside')
})

test('works are chosen by what one has read; a guest is told that nobody knows', async () => {
  const listed = async (visitor: Visitor | undefined, address: string) => {
    const { text } = await (visitor as Visitor).get(address)
    return { text, works: works(text) }
  }
  const tobias = await house.as('tobias')
  const titled = '/works?work_search[query]=user:quillfeather'
  expect((await listed(maren, `${titled} read:yes`)).works).toEqual([dawn])
  expect((await listed(maren, `${titled} read:no`)).works).toEqual([rain])
  expect((await listed(tobias, `${titled} read:no`)).works).toEqual([rain, dawn])
  expect((await listed(maren, `${titled}&work_search[read]=F`)).works).toEqual([rain])
  expect((await listed(maren, titled)).text).toContain('<select id="work_search_read"')
  const told = await listed(guest, `${titled} read:no`)
  expect(told.works).toEqual([dawn])
  expect(wordsOf(told.text)).toContain('Only members have a history, so nobody knows what you have read; “read:” was')
  expect(told.text).not.toContain('work_search_read')
  expect(wordsOf((await listed(guest, '/works?work_search[read]=T')).text)).toContain('Only members have a history:')
  expect(works(await page(maren, 'bookmarks', 'read:no'))).toEqual([rain])
})

test('one’s own filters hide what one has read, and it comes back when it is forgotten', async () => {
  const nora = await house.as('nora')
  await nora.get(urls.work(dawn))
  await settleVisits(house)
  await nora.post(urls.myFilters(), { what: 'add', line: 'read:yes', name: '' })
  const here = async () => works((await nora.get('/users/quillfeather/works')).text)
  expect(await here()).toEqual([rain])
  await nora.post(urls.readings('nora'), { clear: 'all' })
  house.clock.now = new Date(house.clock.now.getTime() + 1500)
  expect(await here()).toEqual([rain, dawn])
})
