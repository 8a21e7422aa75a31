import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Catalogue, type MadeTag, type MadeWork, plantCatalogue } from '../../../../test/catalogue.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { type Visitor, wordsOf } from '../../../../test/visitor.ts'
import { urls } from '../../urls.ts'

let house: TestHouse
let catalogue: Catalogue

beforeAll(async () => {
  house = await openTestHouse()
  catalogue = await plantCatalogue(house.db, 300, 9)
})
afterAll(() => house[Symbol.asyncDispose]())

const listed = (work: MadeWork) => !work.draft && !work.binned
/** The fandom, or a synonym of it: a character of the same name is another tag. */
const carries = (name: string) => (work: MadeWork) =>
  work.tags.some((tag) => [tag, tagOf(tag.mergerId)].some((one) => one?.type === 'fandom' && one.name === name))
const tagOf = (id: number | null): MadeTag | undefined => catalogue.tags.find((tag) => tag.id === id)
const count = (fits: (work: MadeWork) => boolean) => catalogue.works.filter((work) => listed(work) && fits(work)).length
const totalIn = (text: string) => Number(/of ([\d,]+) Works?/.exec(wordsOf(text))?.[1]?.replaceAll(',', ''))
const numbersIn = (text: string) => [...text.matchAll(/<li id="work_(\d+)"/g)].map(([, id]) => Number(id))

/** A reader of their own, without works. */
async function reader(login: string, ...lines: readonly string[]): Promise<Visitor> {
  const visitor = await house.as(login)
  for (const line of lines)
    expect((await visitor.post(urls.myFilters(), { what: 'add', line })).location, line).toBe(urls.myFilters())
  return visitor
}

test('what a filter describes is gone from lists, their counts and their facets, and the list says why', async () => {
  const visitor = await reader('hider', 'fandom:"Sherlock Holmes"', 'words:<1000')
  const holmes = carries('Sherlock Holmes')
  const short = (work: MadeWork) => work.words < 1000
  const { text } = await visitor.get(urls.works())
  expect(totalIn(text)).toBe(count((work) => !holmes(work) && !short(work)))
  const words = wordsOf(text)
  expect(words).toContain(`Your filters hide ${count((work) => holmes(work) || short(work))} works here`)
  expect(words).toContain(`Sherlock Holmes (${count(holmes)})`)
  expect(words).toContain(`words:<1000 (${count(short)})`)
  expect(totalIn((await visitor.get(`${urls.works()}?my_filters=off`)).text)).toBe(count(() => true))
  expect(totalIn((await (await house.as('nobody_hides')).get(urls.works())).text)).toBe(count(() => true))
})

test('a filter holds in searches, on the pages after the first, and for programs', async () => {
  const visitor = await reader('searcher', 'fandom:"Sherlock Holmes"')
  const shown = count((work) => !carries('Sherlock Holmes')(work))
  const seen = new Set<number>()
  for (let address: string | undefined = urls.works(); address; ) {
    const { text } = await visitor.get(address)
    for (const id of numbersIn(text)) seen.add(id)
    address = /<li class="next"[^>]*><a[^>]*href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(seen.size).toBe(shown)
  const found = await visitor.get(`${urls.searchWorks()}?work_search[query]=fandom:"Sherlock Holmes"`)
  expect(wordsOf(found.text)).toContain('0 Found')
  expect(wordsOf(found.text)).toContain(`Your filters hide ${count(carries('Sherlock Holmes'))} works here`)
  const api = JSON.parse((await visitor.get(`${urls.apiWorks()}?size=100`)).text) as { total: number }
  expect(api.total).toBe(shown)
})

test('an exception is part of the line; one switched off hides nothing; one taken away is gone', async () => {
  const visitor = await reader('careful', 'lang:en -fandom:"Sherlock Holmes"')
  const hidden = count((work) => work.language === 'en' && !carries('Sherlock Holmes')(work))
  const all = count(() => true)
  expect(totalIn((await visitor.get(urls.works())).text)).toBe(all - hidden)
  const id = Number(/id="filter-(\d+)"/.exec((await visitor.get(urls.myFilters())).text)?.[1])
  await visitor.post(urls.myFilters(), { what: 'off', filter: String(id) })
  expect(totalIn((await visitor.get(urls.works())).text)).toBe(all)
  await visitor.post(urls.myFilters(), { what: 'on', filter: String(id) })
  expect(totalIn((await visitor.get(urls.works())).text)).toBe(all - hidden)
  await visitor.post(urls.myFilters(), { what: 'remove', filter: String(id) })
  expect(totalIn((await visitor.get(urls.works())).text)).toBe(all)
})

test('nobody changes the filters of another, nor learns that there are any', async () => {
  const owner = await reader('owner_of_one', 'lang:fr')
  const id = Number(/id="filter-(\d+)"/.exec((await owner.get(urls.myFilters())).text)?.[1])
  const other = await house.as('someone_else')
  for (const what of ['off', 'remove']) {
    const answer = await other.post(urls.myFilters(), { what, filter: String(id) })
    expect(answer.status, what).toBe(404)
  }
  expect((await other.get(urls.editFilter(id))).status).toBe(404)
  expect((await other.post(urls.editFilter(id), { name: 'x', line: 'lang:de' })).status).toBe(404)
  expect((await owner.get(urls.exportFilters())).text).toBe('# lang:fr\nlang:fr\n')
  expect((await house.guest().get(urls.myFilters())).location).toContain(urls.login())
})

test('one\u2019s own works are never hidden from oneself', async () => {
  const own = count((work) => work.login === 'maren')
  const maren = await reader('maren', 'words:>=0')
  expect(own).toBeGreaterThan(0)
  expect(totalIn((await maren.get(urls.works())).text)).toBe(own)
  expect(totalIn((await maren.get(urls.userWorks('maren'))).text)).toBe(own)
})

test('a line with a mistake is refused beside its field, and what was typed stays', async () => {
  const visitor = await house.as('mistaken')
  const answer = await visitor.post(urls.myFilters(), { what: 'add', name: 'my name', line: 'words:"many"' })
  expect(answer.status).toBe(422)
  expect(wordsOf(answer.text)).toContain('is no number')
  expect(answer.text).toContain('value="my name"')
  const pasted = await visitor.post(urls.myFilters(), { what: 'paste', pasted: '# one\nlang:en\n# two\nlang:nowhere' })
  expect(pasted.status).toBe(422)
  expect(wordsOf(pasted.text)).toContain('Nothing was added')
  await visitor.post(urls.myFilters(), { what: 'paste', pasted: '# one\nlang:en\n\nlang:fr' })
  expect((await visitor.get(urls.exportFilters())).text).toBe('# one\nlang:en\n\n# lang:fr\nlang:fr\n')
})

test('a tag, a person and a work are hidden by a button on their pages', async () => {
  const visitor = await house.as('presser')
  const open = catalogue.works.find((work) => listed(work) && !work.restricted) as MadeWork
  for (const address of [
    '/tags/Sherlock%20Holmes',
    urls.profile('maren'),
    `${urls.work(open.id)}?view_adult=true&view_full_work=true`,
  ]) {
    const { text, status } = await visitor.get(address)
    expect(status, address).toBe(200)
    const [, line = ''] = /name="line" value="([^"]*)"/.exec(text) ?? []
    const [, back = ''] = /name="line"[^>]*>.*?name="return_to" value="([^"]*)"/.exec(text) ?? []
    const sent = { what: 'add', line: line.replaceAll('&quot;', '"'), return_to: back }
    expect((await visitor.post(urls.myFilters(), sent)).location, address).toBe(back)
  }
  const lines = ['fandom:"Sherlock Holmes"', 'user:maren', `work:${open.id}`]
  const kept = (await visitor.get(urls.exportFilters())).text.split('\n').filter((line) => /^[a-z]/.test(line))
  expect(kept).toEqual(lines)
  const shown = (work: MadeWork) => !carries('Sherlock Holmes')(work) && work.login !== 'maren' && work.id !== open.id
  expect(totalIn((await visitor.get(urls.works())).text)).toBe(count(shown))
})

test('the front page shows nothing that is hidden', async () => {
  const visitor = await reader('at_the_door', 'words:>=0')
  expect(numbersIn((await visitor.get(urls.home())).text)).toEqual([])
  expect(numbersIn((await (await house.as('open_minded')).get(urls.home())).text).length).toBe(5)
})
