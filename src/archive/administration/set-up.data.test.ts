import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { Visitor, wordsOf } from '../../../test/visitor.ts'
import { offerSetUp } from '../../cli/set-up.ts'
import { openEndlessLoad } from '../../platform/web/shedding.ts'
import { openTraffic } from '../../platform/web/traffic.ts'
import { findUser, recogniseViewer } from '../accounts/index.ts'
import { LocalDesk } from '../catalogue/index.ts'
import type { WebEnv } from '../house.ts'
import { urls } from '../urls.ts'
import { administrationRoutes } from './index.ts'

const KEEPER = {
  name: 'The Reading Hall',
  login: 'admin',
  email: 'keeper@example.org',
  password: 'a lamp in the hall',
}

async function linkOf(house: TestHouse): Promise<string> {
  const offer = await offerSetUp(house, 'http://127.0.0.1:8080')
  return /http:\/\/127\.0\.0\.1:8080(\/set-up\/[\w-]+)/.exec(offer ?? '')?.[1] ?? ''
}

test('the link names the archive, makes its first administrator and logs them in, once', async () => {
  await using house = await openTestHouse()
  const link = await linkOf(house)
  const browser = house.guest()
  expect(wordsOf((await browser.get(link)).text)).toContain('Open your archive')
  expect((await browser.post(link, KEEPER)).location).toBe(urls.admin())
  expect(wordsOf((await browser.get(urls.admin())).text)).toContain('The Reading Hall at a glance')
  expect((await findUser(house.db, 'admin'))?.emailConfirmedAt).not.toBeNull()
  expect((await browser.get(link)).status).toBe(404)
  expect((await house.guest().post(link, { ...KEEPER, login: 'second', email: 'b@example.org' })).status).toBe(404)
  expect(await house.db.selectFrom('users').select('login').execute()).toEqual([{ login: 'admin' }])
})

test('an archive that has somebody offers no link, and one made before is void', async () => {
  await using house = await openTestHouse()
  const link = await linkOf(house)
  await house.as('maren')
  expect(await offerSetUp(house, 'http://127.0.0.1:8080')).toBeUndefined()
  expect((await house.guest().get(link)).status).toBe(404)
  expect((await house.guest().post(link, KEEPER)).status).toBe(404)
})

test('each start makes a new link and the older one is void', async () => {
  await using house = await openTestHouse()
  const [first, second] = [await linkOf(house), await linkOf(house)]
  expect((await house.guest().get(first)).status).toBe(404)
  expect((await house.guest().get(second)).status).toBe(200)
})

test('a link that was guessed answers as any address that is not there', async () => {
  await using house = await openTestHouse()
  await linkOf(house)
  const [guess, nowhere] = [await house.guest().get(urls.setUp('guess')), await house.guest().get('/nowhere')]
  expect([guess.status, guess.text]).toEqual([404, nowhere.text])
})

test('of two who open the archive at once, one does', async () => {
  await using house = await openTestHouse()
  const link = await linkOf(house)
  const answers = await Promise.all([
    house.guest().post(link, KEEPER),
    house.guest().post(link, { ...KEEPER, login: 'second', email: 'second@example.org' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 404])
  expect(await house.db.selectFrom('users').select('login').execute()).toHaveLength(1)
})

test('what is wrong is said beside its field, and the link stays good', async () => {
  await using house = await openTestHouse()
  const link = await linkOf(house)
  const answer = await house.guest().post(link, { ...KEEPER, name: '', password: 'weak-pw' })
  expect(answer.status).toBe(422)
  expect(wordsOf(answer.text)).toContain('Give the archive a name')
  expect(answer.text).toContain('value="keeper@example.org"')
  expect(answer.text).not.toContain('weak-pw')
  expect((await house.guest().post(link, KEEPER)).status).toBe(303)
})

test('the sample shelf is asked for only where there is one, and put in by the first administrator', async () => {
  await using house = await openTestHouse()
  const link = await linkOf(house)
  const planted: string[] = []
  const gauges = { load: openEndlessLoad(), traffic: openTraffic() }
  const app = new Hono<WebEnv>().use(recogniseViewer(house))
  app.route(
    '/',
    administrationRoutes(house, new LocalDesk(house.db), gauges, async (_house, { login }) => planted.push(login)),
  )
  const browser = new Visitor(app)
  expect((await browser.get(link)).text).toContain('Put the sample shelf in')
  await browser.post(link, { ...KEEPER, shelf: '1' })
  expect(planted).toEqual(['admin'])
})

test('a name that is too long or cannot be seen is not taken, and nothing of it is cut off', async () => {
  await using house = await openTestHouse()
  const link = await linkOf(house)
  const browser = house.guest()
  const long = await browser.post(link, { ...KEEPER, name: 'Hall '.repeat(20) })
  expect(long.status).toBe(422)
  expect(wordsOf(long.text)).toContain('at most 80 characters')
  expect(long.text).toContain('Hall '.repeat(20).trim())
  expect((await browser.post(link, { ...KEEPER, name: '\u200b' })).status).toBe(422)
  expect((await browser.post(link, { ...KEEPER, name: '🏮'.repeat(80) })).status).toBe(303)
})
