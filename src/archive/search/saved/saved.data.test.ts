import { afterAll, beforeAll, expect, test } from 'vitest'
import { plantCatalogue } from '../../../../test/catalogue.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { wordsOf } from '../../../../test/visitor.ts'
import { urls } from '../../urls.ts'
import { LONGEST_NAME } from './rules.ts'

let house: TestHouse

beforeAll(async () => {
  house = await openTestHouse()
  await plantCatalogue(house.db, 120, 3)
})
afterAll(() => house[Symbol.asyncDispose]())

const parametersIn = (text: string) =>
  (/name="parameters" value="([^"]*)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&')
const searchIn = (text: string, name: string) =>
  Number(new RegExp(`>${name}</a>.*?name="search" value="(\\d+)"`, 's').exec(text)?.[1])

test('a narrowed list is saved under a name, and its link asks for the same', async () => {
  const visitor = await house.as('keeper')
  const address = '/tags/Sherlock%20Holmes/works?work_search[words_from]=1000&work_search[sort_column]=kudos_count'
  const before = await visitor.get(address)
  const parameters = parametersIn(before.text)
  const saved = await visitor.post(urls.savedSearches(), { what: 'save', name: 'Long ones', parameters, by_match: '' })
  expect(saved.location).toBe(address)
  const list = (await visitor.get(urls.savedSearches())).text
  expect(list).toContain(`href="${address.replaceAll('&', '&amp;')}"`)
  expect(wordsOf(list)).toContain('Open the list of Sherlock Holmes with it')
})

test('the list of a tag opens with the usual search, and with everything when all conditions are taken away', async () => {
  const visitor = await house.as('regular')
  const bare = urls.tagWorks('Sherlock Holmes')
  const parameters = parametersIn((await visitor.get(`${bare}?work_search[complete]=T`)).text)
  await visitor.post(urls.savedSearches(), { what: 'save', name: 'Done', parameters, by_match: '' })
  const id = searchIn((await visitor.get(urls.savedSearches())).text, 'Done')
  await visitor.post(urls.savedSearches(), { what: 'usual', search: String(id) })
  const usual = `${bare}?work_search[complete]=T`
  expect((await visitor.get(bare)).location).toBe(usual)
  const { text } = await visitor.get(usual)
  expect(text).toContain(`href="${bare}?usual=no"`)
  expect((await visitor.get(`${bare}?usual=no`)).status).toBe(200)
  expect((await house.guest().get(bare)).status).toBe(200)
  await visitor.post(urls.savedSearches(), { what: 'unusual', search: String(id) })
  expect((await visitor.get(bare)).status).toBe(200)
})

test('a search of words keeps its order; one of the same name is replaced; a name is asked for', async () => {
  const visitor = await house.as('renamer')
  const save = (name: string, query: string) =>
    visitor.post(urls.savedSearches(), {
      what: 'save',
      name,
      parameters: `work_search[query]=${encodeURIComponent(query)}`,
      by_match: '1',
    })
  expect((await save('Lamps', 'lamp')).location).toBe('/works/search?work_search[query]=lamp')
  expect((await save('lamps', 'lamp winter')).location).toBe('/works/search?work_search[query]=lamp+winter')
  expect([...(await visitor.get(urls.savedSearches())).text.matchAll(/name="search"/g)].length).toBe(1)
  for (const name of ['', 'n'.repeat(LONGEST_NAME + 1)]) {
    const refused = await save(name, 'tea')
    expect([refused.status, parametersIn(refused.text)]).toEqual([422, 'work_search[query]=tea'])
  }
})

test('nobody reaches the searches of another', async () => {
  const owner = await house.as('owner_of_search')
  await owner.post(urls.savedSearches(), { what: 'save', name: 'Mine', parameters: '', by_match: '' })
  const id = searchIn((await owner.get(urls.savedSearches())).text, 'Mine')
  const other = await house.as('other_of_search')
  expect((await other.post(urls.savedSearches(), { what: 'remove', search: String(id) })).status).toBe(404)
  expect((await other.get(urls.savedSearches())).text).not.toContain('Mine')
  expect((await house.guest().get(urls.savedSearches())).location).toContain(urls.login())
})
