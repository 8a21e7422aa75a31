import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { mailsOf } from '../../../test/outbox.ts'
import { post } from '../../../test/posting.ts'
import { type Fields, type Visitor, wordsOf } from '../../../test/visitor.ts'
import { checkArchive } from '../checking/index.ts'
import { urls } from '../urls.ts'

const ALL_TICKED = { moderated: '1', unrevealed: '1', anonymous: '1' }

function make(visitor: Visitor, fields: Fields = {}) {
  return visitor.post(urls.collections(), { name: 'winter', title: 'Winter Exchange', ...fields })
}

const page = async (visitor: Visitor, address: string) => wordsOf((await visitor.get(address)).text)

async function itemOf(house: TestHouse, workId: number): Promise<string> {
  const row = await house.db
    .selectFrom('collection_items')
    .select('id')
    .where('work_id', '=', workId)
    .executeTakeFirstOrThrow()
  return String(row.id)
}

async function openHall(fields: Fields = {}) {
  const house = await openTestHouse()
  const [owner, author, maren] = [await house.as('knotwork'), await house.as('quillfeather'), await house.as('maren')]
  expect((await make(owner, fields)).location).toBe(urls.collection('winter'))
  return { house, owner, author, maren, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() }
}

test('an open collection takes a work at once, lists it and is found by search, feed and catalogue', async () => {
  await using hall = await openHall({ summary: 'Snow, *please*.', rules: 'Be kind.' })
  const { house, author } = hall
  const work = await post(author)
  await post(author, { title: 'Elsewhere' })
  expect(await page(author, urls.collection('winter'))).toContain('Add a work of yours')
  await author.post(urls.collection('winter'), { work: String(work) })
  const guest = house.guest()
  for (const address of [
    urls.collectionWorks('winter'),
    urls.collection('WINTER'),
    '/works?collection_id=winter',
    '/works/search?work_search[query]=collection:winter',
    urls.feed(urls.collectionWorks('winter'), 'atom'),
    urls.opdsWorks('collection_id=winter'),
  ]) {
    const { status, text } = await guest.get(address)
    expect([address, status, text.includes('Tea at Dawn'), text.includes('Elsewhere')]).toEqual([
      address,
      200,
      true,
      false,
    ])
  }
  expect((await guest.get(urls.work(work))).text).toContain('<dd class="collections"><a href="/collections/winter"')
  expect(await page(guest, urls.collections())).toContain('Looked after by knotwork')
  expect(await page(guest, urls.collectionProfile('winter'))).toContain('Be kind.')
  expect(await page(guest, '/works/search?work_search[query]=collection:nowhere')).toContain('No collection is called')
  expect((await guest.get(urls.collectionWorks('nowhere'))).status).toBe(404)
})

test('what is moderated waits, is told of, and what is kept back is shown to followers once it is revealed', async () => {
  await using hall = await openHall(ALL_TICKED)
  const { house, owner, author, maren } = hall
  await maren.post(urls.subscriptions('maren'), {
    'subscription[subscribable_type]': 'Collection',
    'subscription[subscribable_id]': String(
      (await house.db.selectFrom('collections').select('id').executeTakeFirstOrThrow()).id,
    ),
  })
  const work = await post(author, { do: 'draft' })
  await author.post(urls.collection('winter'), { work: String(work) })
  expect(await page(owner, urls.collectionItems('winter'))).toContain('None.')
  const edited = await author.post(urls.editWork(work), { ...(await fieldsOf()), do: 'post' })
  expect(edited.status, wordsOf(edited.text)).toBe(303)
  expect((await maren.get(urls.work(work))).status).toBe(404)
  expect((await owner.get(urls.work(work))).text).toContain('Tea at Dawn')
  expect((await owner.get(urls.work(work))).text).not.toContain('quillfeather')
  expect(await page(owner, urls.collectionItems('winter'))).toContain('Tea at Dawn')
  await owner.post(urls.collectionItems('winter'), { item: await itemOf(house, work), do: 'approve' })
  expect(await page(house.guest(), urls.collection('winter'))).toContain('Mystery work')
  expect((await house.guest().get(urls.collectionWorks('winter'))).text).not.toContain('Tea at Dawn')
  expect((await mailsOf(house)).map(({ to }) => to)).toEqual(['quillfeather@example.org'])
  await owner.post(urls.collectionItems('winter'), { do: 'reveal-all' })
  const mails = (await mailsOf(house)).slice(1)
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([['maren@example.org', 'A new work: “Tea at Dawn”']])
  expect(mails[0]?.text).toContain('by Anonymous')
  expect(await page(house.guest(), urls.collectionWorks('winter'))).toContain('by Anonymous')
  await owner.post(urls.collectionItems('winter'), { do: 'name-all' })
  await house.workOff()
  expect(await page(house.guest(), urls.collectionWorks('winter'))).toContain('by quillfeather')
  expect((await checkArchive(house.db, () => undefined)).faults).toEqual([])

  async function fieldsOf(): Promise<Fields> {
    const { tea } = await import('../../../test/posting.ts')
    const { version } = await house.db.selectFrom('chapters').select('version').executeTakeFirstOrThrow()
    return { ...tea, version: String(version) }
  }
})

test('works of others are asked for, never taken, and their creators take them out whenever they like', async () => {
  await using hall = await openHall()
  const { house, owner, author, maren } = hall
  const work = await post(author)
  expect((await maren.post(urls.workCollections(work), { name: 'winter', do: 'add' })).status).toBe(403)
  expect((await maren.post(urls.workCollections(work), { name: 'winter', do: 'invite' })).status).toBe(403)
  await owner.post(urls.workCollections(work), { name: 'winter', do: 'invite' })
  expect((await house.guest().get(urls.collectionWorks('winter'))).text).not.toContain('Tea at Dawn')
  const [asked] = await mailsOf(house)
  expect([asked?.to, asked?.subject]).toEqual([
    'quillfeather@example.org',
    'A collection asks for a work of yours at Fanlight',
  ])
  await author.post(urls.workCollections(work), { name: 'winter', do: 'accept' })
  expect((await house.guest().get(urls.collectionWorks('winter'))).text).toContain('Tea at Dawn')
  expect(await page(author, urls.userCollections('quillfeather'))).toContain('Tea at Dawn in Winter Exchange In it')
  expect(await page(maren, urls.userCollections('quillfeather'))).not.toContain('Tea at Dawn')
  await author.post(urls.workCollections(work), { name: 'winter', do: 'out' })
  expect((await house.guest().get(urls.collectionWorks('winter'))).text).not.toContain('Tea at Dawn')
})

test('a refusal shows nothing of what was kept back; taking the work out does', async () => {
  await using hall = await openHall(ALL_TICKED)
  const { house, owner, author } = hall
  const work = await post(author)
  await author.post(urls.workCollections(work), { name: 'winter', do: 'add' })
  await owner.post(urls.collectionItems('winter'), { item: await itemOf(house, work), do: 'refuse' })
  expect((await house.guest().get(urls.work(work))).status).toBe(404)
  expect((await owner.get(urls.work(work))).status).toBe(404)
  await author.post(urls.workCollections(work), { name: 'winter', do: 'out' })
  expect(await page(house.guest(), urls.work(work))).toContain('by quillfeather'.slice(3))
})

test('people are asked and say yes themselves; a closed collection takes works of its people alone', async () => {
  await using hall = await openHall({ closed: '1' })
  const { house, owner, author, maren } = hall
  const work = await post(author)
  expect(await page(author, urls.collection('winter'))).toContain('This collection is closed.')
  const refused = await author.post(urls.workCollections(work), { name: 'winter', do: 'add' })
  expect([refused.status, wordsOf(refused.text).includes('This collection is closed.')]).toEqual([422, true])
  expect(
    (await owner.post(urls.collectionPeople('winter'), { do: 'ask', login: 'nobody', role: 'member' })).status,
  ).toBe(422)
  await owner.post(urls.collectionPeople('winter'), { do: 'ask', login: 'quillfeather', role: 'member' })
  await owner.post(urls.collectionPeople('winter'), { do: 'ask', login: 'maren', role: 'moderator' })
  expect((await maren.get(urls.collectionItems('winter'))).status).toBe(403)
  const { id } = await house.db.selectFrom('collections').select('id').executeTakeFirstOrThrow()
  for (const [visitor, login] of [
    [author, 'quillfeather'],
    [maren, 'maren'],
  ] as const)
    await visitor.post(urls.userCollections(login), { do: 'accept', collection: String(id) })
  await author.post(urls.workCollections(work), { name: 'winter', do: 'add' })
  expect((await house.guest().get(urls.collectionWorks('winter'))).text).toContain('Tea at Dawn')
  expect((await maren.get(urls.collectionItems('winter'))).status).toBe(200)
  expect((await maren.get(urls.editCollection('winter'))).status).toBe(403)
  expect(
    (await maren.post(urls.collectionPeople('winter'), { do: 'ask', login: 'quillfeather', role: 'owner' })).status,
  ).toBe(403)
  const knotwork = await house.db
    .selectFrom('users')
    .select('id')
    .where('login', '=', 'knotwork')
    .executeTakeFirstOrThrow()
  await owner.post(urls.collectionPeople('winter'), { do: 'remove', user: String(knotwork.id) })
  expect((await owner.get(urls.editCollection('winter'))).status).toBe(200)
})

test('what is wrong is said beside its field, and nothing typed is lost', async () => {
  await using hall = await openHall()
  const { owner, maren } = hall
  for (const [fields, sentence] of [
    [{ name: '' }, 'Give it a name for its address.'],
    [{ name: 'with blank' }, 'A name in an address has letters'],
    [{ name: 'Winter' }, 'There is another collection of this name.'],
    [{ name: 'new' }, 'There is another collection of this name.'],
    [{ name: 'b', title: ' ' }, 'Give it a title.'],
    [{ name: 'b', summary: 'x'.repeat(1251) }, 'A summary has at most 1,250 characters.'],
    [{ name: 'b', parent: 'nowhere' }, 'There is no collection of this name.'],
    [{ name: 'b', parent: 'winter' }, 'Only those who look after that collection'],
  ] as const) {
    const { status, text } = await make(maren, { intro: 'Kept as typed', ...fields })
    expect([status, wordsOf(text).includes(sentence), text.includes('Kept as typed')]).toEqual([422, true, true])
  }
  expect((await make(owner, { name: 'part', title: 'A Part', parent: 'winter' })).status).toBe(303)
  expect((await make(owner, { name: 'deep', title: 'Too Deep', parent: 'part' })).status).toBe(422)
  expect(await page(maren, urls.collection('winter'))).toContain('A Part')
  expect(
    (await owner.post(urls.editCollection('winter'), { name: 'winter', title: 'Winter!', parent: 'part' })).status,
  ).toBe(422)
})

test('works of a part stand in the whole; a deleted collection keeps nothing back', async () => {
  await using hall = await openHall()
  const { house, owner, author } = hall
  await make(owner, { name: 'part', title: 'A Part', parent: 'winter', unrevealed: '1' })
  const work = await post(author)
  await author.post(urls.workCollections(work), { name: 'part', do: 'add' })
  expect((await house.guest().get(urls.work(work))).status).toBe(404)
  await owner.post(urls.collectionItems('part'), { item: await itemOf(house, work), do: 'reveal', show: 'in' })
  expect((await house.guest().get(urls.collectionWorks('winter'))).text).toContain('Tea at Dawn')
  const other = await post(author, { title: 'Second' })
  await author.post(urls.workCollections(other), { name: 'part', do: 'add' })
  expect((await house.guest().get(urls.work(other))).status).toBe(404)
  await owner.post(urls.deleteCollection('part'))
  expect((await house.guest().get(urls.work(other))).status).toBe(200)
  expect((await house.guest().get(urls.collection('part'))).status).toBe(404)
})
