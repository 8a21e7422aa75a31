import { expect, test } from 'vitest'
import { fieldsIn } from '../../../test/forms.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { post, tea } from '../../../test/posting.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'

async function openCollections(house: TestHouse) {
  const knot = await house.as('knotwork')
  await knot.post(urls.collections(), { name: 'winter', title: 'Winter' })
  await knot.post(urls.collections(), { name: 'judged', title: 'Judged', moderated: '1' })
  await knot.post(urls.collections(), { name: 'secret', title: 'Secrets', unrevealed: '1' })
  await knot.post(urls.collections(), { name: 'shut', title: 'Shut', closed: '1' })
}

function items({ db }: TestHouse, workId: number) {
  return db
    .selectFrom('collection_items')
    .innerJoin('collections', 'collections.id', 'collection_items.collection_id')
    .select(['name', 'collection_says'])
    .where('work_id', '=', workId)
    .orderBy('name')
    .execute()
}

test('a new work comes into the collections that its form names, before anybody hears of it', async () => {
  await using house = await openTestHouse()
  await openCollections(house)
  const author = await house.as('quillfeather')
  for (const [collections, sentence] of [
    ['winter, nowhere', 'There is no collection called “nowhere”'],
    ['SHUT', '“Shut” is closed'],
  ] as const) {
    const refused = await author.post(urls.newWork(), { ...tea, collections, do: 'post' })
    expect([refused.status, wordsOf(refused.text)]).toEqual([422, expect.stringContaining(sentence)])
    expect(fieldsIn(refused.text, urls.newWork())).toMatchObject({ collections, title: tea.title })
  }
  expect(await house.db.selectFrom('works').selectAll().execute()).toEqual([])
  const open = await post(author, { collections: 'Winter, judged, winter' })
  expect(await items(house, open)).toEqual([
    { name: 'judged', collection_says: 'waiting' },
    { name: 'winter', collection_says: 'yes' },
  ])
  const kept = await post(author, { title: 'Kept back', collections: 'secret' })
  expect((await house.guest().get(urls.work(kept))).status).toBe(404)
  expect((await house.guest().get(urls.works())).text).not.toContain('Kept back')
})

test('the form of a work says where it stands, takes it out and puts it into others', async () => {
  await using house = await openTestHouse()
  await openCollections(house)
  const author = await house.as('quillfeather')
  const id = await post(author, { collections: 'judged' })
  const address = urls.editWork(id)
  const { text } = await author.get(address)
  expect(wordsOf(text)).toContain('Take it out of “Judged”: it waits for the maintainers')
  const { id: judged } = await house.db
    .selectFrom('collections')
    .select('id')
    .where('name', '=', 'judged')
    .executeTakeFirstOrThrow()
  await author.post(address, { ...fieldsIn(text, address), leaveCollections: String(judged), collections: 'winter' })
  expect(await items(house, id)).toEqual([{ name: 'winter', collection_says: 'yes' }])
  const again = fieldsIn((await author.get(address)).text, address)
  expect((await author.post(address, { ...again, collections: 'winter' })).status).toBe(303)
  expect(await items(house, id)).toHaveLength(1)
})

test('names of collections that one may bring to are completed, for members', async () => {
  await using house = await openTestHouse()
  await openCollections(house)
  const named = async (login: string, term: string) => {
    const { text } = await (await house.as(login)).get(`${urls.autocomplete('collection')}?term=${term}`)
    return (JSON.parse(text) as { readonly name: string }[]).map(({ name }) => name)
  }
  expect(await named('quillfeather', 's')).toEqual(['secret'])
  expect(await named('knotwork', 'S')).toEqual(['secret', 'shut'])
  expect(await named('quillfeather', 'judg')).toEqual(['judged'])
  expect(await named('quillfeather', '%25')).toEqual([])
  expect((await house.guest().get(`${urls.autocomplete('collection')}?term=s`)).status).toBe(303)
})

test('several works come into a collection, or leave one, after a page that says what that does', async () => {
  await using house = await openTestHouse()
  await openCollections(house)
  const author = await house.as('quillfeather')
  const [one, two] = [await post(author, { collections: 'winter' }), await post(author, { title: 'Two' })]
  const { id: winter } = await house.db
    .selectFrom('collections')
    .select('id')
    .where('name', '=', 'winter')
    .executeTakeFirstOrThrow()
  const wish = { works: [String(one), String(two)], collection: 'Judged', leave: String(winter) }
  const page = wordsOf((await author.post(urls.bulk('quillfeather'), { ...wish, do: 'look' })).text)
  expect(page).toContain('Collection: out of Winter Collection: into Judged, where it waits for the maintainers')
  expect(page).toContain('Two Collection: into Judged')
  expect(await items(house, two)).toEqual([])
  await author.post(urls.bulk('quillfeather'), { ...wish, do: 'change' })
  for (const id of [one, two]) expect(await items(house, id)).toEqual([{ name: 'judged', collection_says: 'waiting' }])
  const secret = { works: [String(two)], collection: 'secret', do: 'look' }
  expect(wordsOf((await author.post(urls.bulk('quillfeather'), secret)).text)).toContain(
    'into Secrets; nobody else can open it until it is revealed',
  )
  for (const collection of ['nowhere', 'shut']) {
    const refused = await author.post(urls.bulk('quillfeather'), { ...secret, collection })
    expect([refused.status, fieldsIn(refused.text, urls.bulk('quillfeather')).collection]).toEqual([422, collection])
  }
})
