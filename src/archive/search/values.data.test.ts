import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Catalogue, type MadeWork, plantCatalogue } from '../../../test/catalogue.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { foldName } from '../../platform/text/fold.ts'
import { searchWords } from '../../platform/text/words.ts'
import { urls } from '../urls.ts'

let house: TestHouse
let catalogue: Catalogue
let maren: Visitor

beforeAll(async () => {
  house = await openTestHouse()
  catalogue = await plantCatalogue(house.db, 200, 9)
  maren = await house.as('maren')
})
afterAll(() => house[Symbol.asyncDispose]())

const TYPES = {
  fandom: 'fandom',
  character: 'character',
  relationship: 'relationship',
  additional: 'freeform',
} as const
type Type = keyof typeof TYPES
const listed = (work: MadeWork) => !work.draft && !work.binned

/** @returns what the page says: each tag with its count */
async function told(visitor: Visitor, type: Type, query: string): Promise<readonly string[]> {
  const { status, text } = await visitor.get(`${urls.listingTags(TYPES[type])}?${query}`)
  expect(status).toBe(200)
  const list = text.split('id="values"')[1] ?? ''
  return [...list.matchAll(/<li><span><(?:a|strong)[^>]*>([^<]+)<\/(?:a|strong)> <span class="count">\((\d+)\)/g)].map(
    ([, name, works]) => `${name} ${works}`,
  )
}

/** As one would count by hand. */
function counted(works: readonly MadeWork[], type: Type, typed = ''): readonly string[] {
  const sought = searchWords(typed)
  const begins = (name: string) => sought.every((begun) => searchWords(name).some((word) => word.startsWith(begun)))
  const canonical = catalogue.tags.filter((tag) => tag.type === type && tag.mergerId === null)
  return canonical
    .filter(({ id, name }) => begins(name) || catalogue.tags.some((tag) => tag.mergerId === id && begins(tag.name)))
    .map(({ id, name }) => ({ id, name, works: works.filter((work) => carries(work, id)).length }))
    .filter(({ works: count }) => count > 0)
    .sort((left, right) => right.works - left.works || left.id - right.id)
    .map(({ name, works: count }) => `${name.replaceAll('&', '&amp;')} ${count}`)
}

const carries = (work: MadeWork, id: number) => work.tags.some((tag) => (tag.mergerId ?? tag.id) === id)

test('every tag of a listing is told with its exact count, for guests and for members, and narrowed by what is typed', async () => {
  for (const [visitor, seen] of [
    [house.guest(), catalogue.works.filter((work) => listed(work) && !work.restricted)],
    [maren, catalogue.works.filter(listed)],
  ] as const) {
    for (const type of Object.keys(TYPES) as Type[]) {
      expect(await told(visitor, type, '')).toEqual(counted(seen, type))
      for (const typed of ['s', 'holm', 'ARSENE', 'jo wat', 'nobody'])
        expect(await told(visitor, type, `typed=${typed}`), `${type} ${typed}`).toEqual(counted(seen, type, typed))
    }
    const long = seen.filter(({ words }) => words >= 2000)
    const query = 'work_search[words_from]=2000'
    expect(await told(visitor, 'character', query)).toEqual(counted(long, 'character'))
    expect(await told(visitor, 'character', `${query}&typed=a`)).toEqual(counted(long, 'character', 'a'))
  }
})

test('what one’s own filters hide is not counted', async () => {
  const nora = await house.as('nora')
  await nora.post(urls.myFilters(), { what: 'add', line: 'additional:Fluff', name: '' })
  const fluff = catalogue.tags.find((tag) => tag.name === 'Fluff' && tag.mergerId === null)
  const left = catalogue.works.filter((work) => listed(work) && !carries(work, fluff?.id ?? 0))
  expect(await told(nora, 'additional', '')).toEqual(counted(left, 'additional'))
  expect(await told(nora, 'additional', 'typed=an')).toEqual(counted(left, 'additional', 'an'))
})

test('each leads to the listing with it, or without it', async () => {
  const tea = catalogue.tags.find(({ name }) => name === 'Tea')
  const { text } = await maren.get(`${urls.listingTags('freeform')}?work_search[complete]=T`)
  expect(text).toContain(`/works?include_work_search[freeform_ids][]=${tea?.id}&amp;work_search[complete]=T`)
  expect(text).toContain(`/works?exclude_work_search[freeform_ids][]=${tea?.id}&amp;work_search[complete]=T`)
  expect((await maren.get(urls.listingTags('rating'))).status).toBe(404)
  expect((await maren.get(`${urls.listingTags('freeform')}?tag_id=Nobody`)).status).toBe(404)
})

test('names are offered of the fandoms that are chosen already before all others', async () => {
  const offered = async (query: string) =>
    (JSON.parse((await maren.get(`${urls.autocomplete('character')}?${query}`)).text) as { name: string }[]).map(
      ({ name }) => name,
    )
  const [all, inAlice] = [await offered('term=a'), await offered('term=a&fandom=Alice+in+Wonderland,+Nobody')]
  expect([...inAlice].sort()).toEqual([...all].sort())
  const alice = catalogue.tags.filter(({ name, type }) => type === 'fandom' && foldName(name).startsWith('alice'))
  const works = catalogue.works.filter((work) => listed(work) && alice.some(({ id }) => carries(work, id)))
  const there = counted(works, 'character', 'a').map((line) => line.replace(/ \d+$/, ''))
  expect(inAlice.slice(0, there.length)).toEqual(there)
  expect(await offered('term=a&fandom=No+such+fandom')).toEqual(all)
})
