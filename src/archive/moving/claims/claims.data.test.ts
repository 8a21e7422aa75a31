import { expect, test } from 'vitest'
import { plantLighthouse } from '../../../../test/efiction/plant.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { wordsOf } from '../../../../test/visitor.ts'
import { checkArchive } from '../../checking/index.ts'
import { urls } from '../../urls.ts'
import { moveIn } from '../index.ts'

/** The archive of the lighthouse, in which Tide has an address and no account, and Nobody_Reachable has neither. */
async function openLighthouse() {
  const house = await openTestHouse()
  const { dump, stories } = plantLighthouse(house.folder, { shape: 'mysqldump' })
  const wishes = { from: dump, stories, mapping: undefined, prefix: undefined, dryRun: false }
  await moveIn(house, wishes, { begin: () => undefined, step: () => true })
  return house
}

const authorNamed = (house: TestHouse, name: string) =>
  house.db.selectFrom('imported_authors').selectAll().where('name', '=', name).executeTakeFirstOrThrow()

async function mailsIn(
  house: TestHouse,
): Promise<readonly { readonly to: string; readonly subject: string; readonly text: string }[]> {
  const jobs = await house.db.selectFrom('jobs').select('payload').where('kind', '=', 'mail').orderBy('id').execute()
  return jobs.map(({ payload }) => JSON.parse(payload) as { to: string; subject: string; text: string })
}

/** The archivist mails a link to everybody; this is Tide's. */
async function linkFor(house: TestHouse): Promise<string> {
  const archivist = await house.as('curator', ['archivist'])
  await archivist.post(urls.claims(), { all: '1' })
  const [mail] = await mailsIn(house)
  return /https?:\/\/[^\s/]+(\/claim\/\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
}

const worksOf = (house: TestHouse) =>
  house.db
    .selectFrom('works')
    .innerJoin('creatorships', 'creatorships.work_id', 'works.id')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .leftJoin('users', 'users.id', 'pseuds.user_id')
    .select(['works.id', 'works.title', 'works.deleted_at', 'pseuds.name', 'users.login', 'works.creators_sort'])
    .where('works.title', '=', 'Left by the Tide')
    .orderBy('creatorships.position')
    .execute()

test('an author without an account has a page, and works that say where they came from', async () => {
  await using house = await openLighthouse()
  const { id } = await authorNamed(house, 'Tide')
  const [work] = await worksOf(house)
  const page = wordsOf((await house.guest().get(urls.importedAuthor(id))).text)
  expect(page).toContain('Tide wrote for Lighthouse Pages')
  expect(page).toContain('Left by the Tide')
  const read = await house.guest().follow(`${urls.work(work?.id ?? 0)}?view_adult=true&view_full_work=true`)
  expect(wordsOf(read.text)).toContain('Are you Tide?')
  expect((await house.guest().get(urls.importedAuthor(999))).status).toBe(404)
  expect((await house.guest().get('/fic/viewuser.php?uid=3')).location).toBe(urls.importedAuthor(id))
})

test('nobody is mailed until an archivist says so, and then once', async () => {
  await using house = await openLighthouse()
  expect(await mailsIn(house)).toEqual([])
  expect((await (await house.as('somebody')).get(urls.claims())).status).toBe(403)
  const archivist = await house.as('curator', ['archivist'])
  expect(wordsOf((await archivist.get(urls.claims())).text)).toMatch(/Tide.*Nobody_Reachable|Nobody_Reachable.*Tide/)
  await archivist.post(urls.claims(), { all: '1' })
  await archivist.post(urls.claims(), { all: '1' })
  const mails = await mailsIn(house)
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
    ['tide@example.org', 'Your works from Lighthouse Pages have moved'],
  ])
  expect(mails[0]?.text).toContain('- Left by the Tide')
})

test('with the link somebody makes an account, and works, comments and old addresses are theirs', {
  tags: 'long',
}, async () => {
  await using house = await openLighthouse()
  const link = await linkFor(house)
  const guest = house.guest()
  expect(wordsOf((await guest.get(link)).text)).toContain('Left by the Tide')
  const fields = { what: 'account', login: 'tide', password: 'the sea gives back', age: '1', terms: '1' }
  const refused = await guest.post(link, { ...fields, password: 'short', login: 'Maren' })
  expect(refused.status).toBe(422)
  expect(wordsOf(refused.text)).toContain('at least 8 characters')
  expect((await guest.post(link, { ...fields, login: 'maren' })).status).toBe(422)
  expect((await guest.post(link, fields)).location).toBe(urls.user('tide'))
  expect(await worksOf(house)).toMatchObject([{ name: 'Tide', login: 'tide' }, { name: 'reader' }])
  const user = await house.db.selectFrom('users').selectAll().where('login', '=', 'tide').executeTakeFirstOrThrow()
  expect(user).toMatchObject({ email: 'tide@example.org' })
  expect(user.email_confirmed_at).not.toBeNull()
  const comment = await house.db.selectFrom('comments').selectAll().where('user_id', '=', user.id).executeTakeFirst()
  expect(comment).toMatchObject({ guest_name: null, html: '<p>What a series.</p>' })
  expect((await guest.get('/fic/viewuser.php?uid=3')).location).toBe(urls.user('tide'))
  expect(wordsOf((await house.guest().get(link)).text)).toContain('This is settled')
  expect((await authorNamed(house, 'Tide')).email).toBeNull()
  expect(await checkArchive(house.db, () => undefined)).toMatchObject({ faults: [] })
})

test('a member takes the works into an account that has a pen name of that name already', {
  tags: 'long',
}, async () => {
  await using house = await openLighthouse()
  const link = await linkFor(house)
  const member = await house.as('Tide')
  expect((await member.post(link, { what: 'claim' })).location).toBe(urls.user('Tide'))
  expect(await worksOf(house)).toMatchObject([{ name: 'Tide', login: 'Tide' }, { name: 'reader' }])
  const bare = await house.db
    .selectFrom('pseuds')
    .select('id')
    .where('name', '=', 'Tide')
    .where('user_id', 'is', null)
    .execute()
  expect(bare).toEqual([])
})

test('the works stay without the name, or go from readers, and can be brought back', async () => {
  await using house = await openLighthouse()
  const link = await linkFor(house)
  const guest = house.guest()
  expect((await guest.post(link, { what: 'take-down' })).status).toBe(422)
  await guest.post(link, { what: 'take-down', down: '1' })
  // another wrote along: the work stays, without the name
  expect(await worksOf(house)).toMatchObject([{ name: 'reader', deleted_at: null }])

  const { id } = await authorNamed(house, 'Nobody_Reachable')
  const archivist = await house.as('curator', ['archivist'])
  const shown = await archivist.post(urls.claims(), { link: String(id) })
  const other = /(\/claim\/[^\s<]+)/.exec(shown.text)?.[1] ?? ''
  await guest.post(other, { what: 'take-down', down: '1' })
  const lost = () =>
    house.db.selectFrom('works').select('deleted_at').where('title', '=', 'All Files Lost').executeTakeFirstOrThrow()
  expect((await lost()).deleted_at).not.toBeNull()
  await archivist.post(urls.claims(), { back: String(id) })
  expect((await lost()).deleted_at).toBeNull()
  await guest.post(other, { what: 'orphan', orphan: '1' })
  const names = await house.db.selectFrom('pseuds').select('name').where('name', '=', 'Nobody_Reachable').execute()
  expect(names).toEqual([])
  expect(await checkArchive(house.db, () => undefined)).toMatchObject({ faults: [] })
})

test('who has no address asks as a member, and an archivist decides', async () => {
  await using house = await openLighthouse()
  const { id } = await authorNamed(house, 'Nobody_Reachable')
  const member = await house.as('someone')
  expect((await house.guest().get(urls.askToClaim(id))).location).toContain(urls.login())
  expect((await member.post(urls.askToClaim(id), { words: 'me' })).status).toBe(422)
  await member.post(urls.askToClaim(id), { words: 'I am on the list of the old lighthouse, under this name.' })
  const archivist = await house.as('curator', ['archivist'])
  expect(wordsOf((await archivist.get(urls.claims())).text)).toContain('under this name')
  const request = await house.db.selectFrom('claim_requests').select('id').executeTakeFirstOrThrow()
  await archivist.post(urls.claims(), { refuse: String(request.id) })
  await member.post(urls.askToClaim(id), { words: 'Look at my page there: it links to my page here.' })
  const again = await house.db.selectFrom('claim_requests').select('id').executeTakeFirstOrThrow()
  await archivist.post(urls.claims(), { accept: String(again.id) })
  expect((await mailsIn(house)).map(({ subject }) => subject)).toEqual([
    'About the works of Nobody_Reachable',
    'The works of Nobody_Reachable are yours',
  ])
  const owner = await house.db
    .selectFrom('pseuds')
    .innerJoin('users', 'users.id', 'pseuds.user_id')
    .select('users.login')
    .where('pseuds.name', '=', 'Nobody_Reachable')
    .executeTakeFirst()
  expect(owner).toEqual({ login: 'someone' })
  const trail = await house.db.selectFrom('trail').select('act').orderBy('id').execute()
  expect(trail.map(({ act }) => act)).toEqual(['works-refused', 'works-given'])
})
