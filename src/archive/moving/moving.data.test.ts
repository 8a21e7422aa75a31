import { expect, test } from 'vitest'
import { PASSWORDS } from '../../../test/efiction/lighthouse.ts'
import { plantLighthouse } from '../../../test/efiction/plant.ts'
import type { Written } from '../../../test/efiction/shapes.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { checkArchive } from '../checking/index.ts'
import { urls } from '../urls.ts'
import { type MovedIn, moveIn, type Wishes } from './index.ts'

const SHAPES: readonly Written[] = [
  { shape: 'mysqldump', charset: 'latin1' },
  { shape: 'phpmyadmin', prefix: 'ff_', charset: 'utf8mb4' },
  { shape: 'backup' },
  { shape: 'hex', without: ['challenges', 'news', 'stories.challenges', 'series.challenges'] },
]

async function move(house: TestHouse, written: Written, wishes: Partial<Wishes> = {}): Promise<MovedIn> {
  const { dump, stories } = plantLighthouse(house.folder, written)
  const all = { from: dump, stories, mapping: undefined, prefix: undefined, dryRun: false }
  const moved = await moveIn(house, { ...all, ...wishes }, { begin: () => undefined, step: () => true })
  if (!moved.ok) throw new Error(moved.problem)
  return moved.value
}

const works = (house: TestHouse) => house.db.selectFrom('works').selectAll().orderBy('id').execute()

test.each(SHAPES)('an archive comes in whole from a dump of $shape', async (written) => {
  await using house = await openTestHouse()
  const { report } = await move(house, written)
  expect(Object.fromEntries(report.tallies)).toMatchObject({
    members: { came: 7, left: 1 },
    stories: { came: 6, left: 1 },
    series: { came: 2, left: 1 },
    reviews: { came: 4, left: 1 },
    favourites: { came: 3, left: 2 },
  })
  const found = await works(house)
  expect(found.map(({ title, posted_at }) => [title, posted_at?.slice(0, 10) ?? null])).toEqual([
    ["The Keeper's Log & Other Lights", '2006-10-03'],
    ['Fog', '2006-10-03'],
    ['Waiting for Yes', null],
    ['Left by the Tide', '2006-10-03'],
    ['Nobody’s Lamp', '2006-10-03'],
    ['All Files Lost', null],
  ])
  expect(found[0]).toMatchObject({
    summary: '<p>A café by the sea — “closed”.</p>',
    chapter_count: 2,
    updated_at: '2007-01-15T07:05:09.000Z',
  })
  expect(await checkArchive(house.db, () => undefined)).toMatchObject({ faults: [] })
})

test('who wrote it, what it is about and what was said of it stand where they did', async () => {
  await using house = await openTestHouse()
  const { report } = await move(house, { shape: 'mysqldump' })
  const guest = house.guest()
  const [log, fog] = await works(house)
  const page = await guest.follow(urls.work(log?.id ?? 0))
  const words = wordsOf(page.text)
  expect(words).not.toContain('Storms')
  for (const part of [
    'The Lamp Room',
    'Teen And Up Audiences',
    'Major Character Death',
    'Hurt/Comfort',
    'José Almeida',
    '4,321',
    'Maren',
  ])
    expect(words).toContain(part)
  expect(page.text).toContain('For <i>everyone</i> at sea.')
  const fogPage = await (await house.as('someone')).get(`${urls.work(fog?.id ?? 0)}?view_adult=true`)
  expect(fogPage.text).toContain("It isn't <b>fog</b>.")
  expect(wordsOf(fogPage.text)).toMatch(/Lady Ōskar.{0,30}Maren/)
  const talk = wordsOf((await guest.get(`${urls.work(log?.id ?? 0)}/comments`)).text)
  for (const part of ['J’adore !', 'A passing ship (Guest)', 'More!', 'It is coming', 'What a series.'])
    expect(talk).toContain(part)
  const remarks = report.remarks.map(({ words: said }) => said)
  expect(remarks).toContainEqual(expect.stringContaining("its file lay in another member's folder"))
  expect(remarks).toContainEqual(expect.stringContaining('written on an old Macintosh'))
  expect(remarks).toContainEqual(expect.stringContaining('neither a file nor in the database'))
  expect(report.leftOut).toContainEqual({ what: 'news', count: 1, why: 'there is no room for news here' })
  const texts = await house.db.selectFrom('chapter_texts').select('html').execute()
  expect(texts.map(({ html }) => html).join('\n')).not.toMatch(/script|onclick|An old copy/)
  expect(texts.map(({ html }) => html).join('\n')).toMatch(/It was all déjà vu\.[\s\S]*“The sea”, é!/)
})

test('members log in with their old passwords, once with the old hash and then with one of ours; nobody gets a mail', async () => {
  await using house = await openTestHouse()
  await move(house, { shape: 'mysqldump' })
  const hashOf = async (login: string) =>
    (await house.db.selectFrom('users').select('password_hash').where('login', '=', login).executeTakeFirst())
      ?.password_hash
  expect(await hashOf('Maren')).toMatch(/^\$argon2id-md5\$/)
  const browser = house.guest()
  expect((await browser.post(urls.login(), { 'user[login]': 'Maren', 'user[password]': 'wrong words' })).status).toBe(
    200,
  )
  expect(
    (await browser.post(urls.login(), { 'user[login]': 'maren', 'user[password]': PASSWORDS.maren })).location,
  ).toBe(urls.user('Maren'))
  expect(await hashOf('Maren')).toMatch(/^\$argon2id\$/)
  expect(
    (await house.guest().post(urls.login(), { 'user[login]': 'Maren', 'user[password]': PASSWORDS.maren })).status,
  ).toBe(302)
  const oskar = await house
    .guest()
    .post(urls.login(), { 'user[login]': 'Lady Ōskar!', 'user[password]': PASSWORDS.oskar })
  expect(oskar.location).toBe(urls.user('Lady_Oskar'))
  const locked = await house.guest().post(urls.login(), { 'user[login]': 'Locked', 'user[password]': 'let me in' })
  expect(locked.status).toBe(200)
  expect(await house.db.selectFrom('user_roles').selectAll().execute()).toEqual([])
  expect(await house.db.selectFrom('jobs').select('kind').where('kind', '=', 'mail').execute()).toEqual([])
  const profile = wordsOf((await house.guest().get(urls.profile('Maren'))).text)
  expect(profile).toContain('Keeper of lamps')
})

test('a second import changes nothing, and one that was broken off goes on', { tags: 'long' }, async () => {
  await using house = await openTestHouse()
  const { dump, stories } = plantLighthouse(house.folder, { shape: 'mysqldump' })
  const wishes = { from: dump, stories, mapping: undefined, prefix: undefined, dryRun: false }
  const everything = async () =>
    Promise.all(
      (
        [
          'users',
          'pseuds',
          'works',
          'chapters',
          'comments',
          'kudos',
          'bookmarks',
          'subscriptions',
          'series_works',
          'moved_things',
          'imported_authors',
        ] as const
      ).map((table) =>
        house.db
          .selectFrom(table)
          .select((rows) => rows.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow(),
      ),
    )
  for (const most of [12, 16, 19]) {
    let steps = 0
    const stopped = await moveIn(house, wishes, { begin: () => undefined, step: () => ++steps < most })
    expect(stopped).toMatchObject({ ok: true, value: { stopped: true } })
  }
  const whole = await moveIn(house, wishes, { begin: () => undefined, step: () => true })
  expect(whole).toMatchObject({ ok: true, value: { stopped: false } })
  const counts = await everything()
  expect(counts.map(({ n }) => n)).toEqual([5, 8, 6, 9, 5, 1, 2, 1, 3, expect.any(Number), 2])
  const again = await moveIn(house, wishes, { begin: () => undefined, step: () => true })
  expect(again.ok && again.value.report.tallies.get('stories')).toEqual({ came: 0, here: 6, left: 1 })
  expect(await everything()).toEqual(counts)
  expect(await checkArchive(house.db, () => undefined)).toMatchObject({ faults: [] })
})

test('a dry run tells the same and writes nothing', async () => {
  await using house = await openTestHouse()
  const { report } = await move(house, { shape: 'phpmyadmin' }, { dryRun: true })
  expect(await works(house)).toEqual([])
  expect(await house.db.selectFrom('moved_archives').selectAll().execute()).toEqual([])
  const { report: real } = await move(house, { shape: 'phpmyadmin' })
  expect(report.tallies).toEqual(real.tallies)
  expect(report.leftOut).toEqual(real.leftOut)
})

test('old addresses lead to where things stand now, for ever, and only for those who may see them', async () => {
  await using house = await openTestHouse()
  await move(house, { shape: 'mysqldump' })
  const [log, , waiting] = await works(house)
  const chapters = await house.db
    .selectFrom('chapters')
    .select('id')
    .where('work_id', '=', log?.id ?? 0)
    .orderBy('position')
    .execute()
  const guest = house.guest()
  const to = async (address: string) => {
    const { status, location } = await guest.get(address)
    return status === 301 ? location : status
  }
  expect(await to('/fic/viewstory.php?sid=10')).toBe(urls.work(log?.id ?? 0))
  expect(await to('/fic/viewstory.php?sid=10&chapter=3')).toBe(urls.chapter(log?.id ?? 0, chapters[1]?.id ?? 0))
  expect(await to('/fic/viewstory.php?action=printable&sid=10&chapter=all&ageconsent=ok')).toBe(urls.work(log?.id ?? 0))
  expect(await to('/fic/viewstory.php?chapid=100')).toBe(urls.chapter(log?.id ?? 0, chapters[0]?.id ?? 0))
  expect(await to('/fic/viewuser.php?uid=1')).toBe(urls.user('Maren'))
  expect(await to('/fic/viewseries.php?seriesid=1')).toMatch(/^\/series\/\d+$/)
  expect(await to('/fic/browse.php?type=categories&catid=1')).toBe(urls.tagWorks('The Lamp Room'))
  expect(await to('/fic/reviews.php?type=ST&item=10')).toBe(urls.comments(log?.id ?? 0))
  expect(await to('/fic/index.php')).toBe('/')
  expect(await to('/fic/rss.php')).toBe('/works/feed.atom')
  expect(await to('/viewstory.php?sid=10')).toBe(404)
  expect(await to('/fic/viewstory.php?sid=404')).toBe(404)
  expect(await to(`/fic/viewstory.php?sid=12`)).toBe(404)
  expect(waiting?.posted_at).toBeNull()
})

test('the files of a dump of two archives are told apart, and a dump of something else is refused', async () => {
  await using house = await openTestHouse()
  const { dump } = plantLighthouse(house.folder, { shape: 'mysqldump', prefix: 'a_' })
  const ask = (wishes: Partial<Wishes>) =>
    moveIn(
      house,
      { from: dump, stories: undefined, mapping: undefined, prefix: undefined, dryRun: true, ...wishes },
      { begin: () => undefined, step: () => true },
    )
  expect(await ask({ prefix: 'b_' })).toMatchObject({ ok: false, problem: expect.stringContaining('"a_"') })
  expect(await ask({ from: new URL('../../../package.json', import.meta.url).pathname })).toMatchObject({
    ok: false,
    problem: expect.stringContaining('fanfiction_stories'),
  })
})
