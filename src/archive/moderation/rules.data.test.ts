import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { post } from '../../../test/posting.ts'
import { type Fields, type Visitor, wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'

const REGION = 'x-country'
const VIOLENCE = 'Graphic Depictions Of Violence'

let house: TestHouse
let author: Visitor
let lead: Visitor
let reader: Visitor
let tea = 0
let fight = 0
let adult = 0

beforeAll(async () => {
  house = await openTestHouse({ FANLIGHT_REGION_HEADER: REGION })
  author = await house.as('quill')
  lead = await house.as('lead', ['policy'])
  reader = await house.as('reader')
  tea = await post(author, { title: 'Tea' })
  fight = await post(author, { title: 'The Fight', warnings: [VIOLENCE] })
  adult = await post(author, { title: 'Night', rating: 'Explicit' })
})
afterAll(() => house[Symbol.asyncDispose]())

async function decide(fields: Fields): Promise<void> {
  expect((await lead.post(urls.staffRules(), fields)).status).toBe(303)
  house.clock.now = new Date(house.now().getTime() + 2000)
}
const rule = (tag: string, verdict: string, region = '') =>
  decide({ act: 'make', tag, verdict, region, reason: 'A test.' })
const settings = (guestRatings: readonly string[], adults: string) => decide({ act: 'settings', guestRatings, adults })
const RATINGS = ['9', '10', '11', '12', '13']

/** What a viewer meets of the fight: its page, whether lists and feeds tell of it, its file, and how many works there are. */
async function met(visitor: Visitor, headers: Record<string, string> = {}) {
  const list = await visitor.get(urls.works(), headers)
  return {
    page: (await visitor.get(`${urls.work(fight)}?view_adult=true`, headers)).status,
    listed: list.text.includes(`id="work_${fight}"`),
    total: Number(
      /of (\d+) Works?|^(\d+) Works?/m.exec(wordsOf(list.text))?.[1] ?? /(\d+) Works?/.exec(wordsOf(list.text))?.[1],
    ),
    fed: (await visitor.get('/works/feed.atom', headers)).text.includes('The Fight'),
    file: (await visitor.get(`/downloads/${fight}/fight.html`, headers)).status,
  }
}

const OPEN = { page: 200, listed: true, total: 3, fed: true, file: 200 }
const SHUT = { page: 404, listed: false, total: 2, fed: false, file: 404 }

test('a work for members alone is not there for guests, in lists, counts, feeds and files', async () => {
  expect(await met(house.guest())).toEqual(OPEN)
  await rule(VIOLENCE, 'members')
  expect(await met(house.guest())).toEqual(SHUT)
  expect(await met(reader)).toEqual(OPEN)
  expect((await house.guest().get(urls.work(tea))).status).toBe(200)
})

test('what may not be shown in one region says so there and is shown elsewhere; creators find their own', async () => {
  await rule(VIOLENCE, 'show')
  await rule(VIOLENCE, 'unavailable', 'DE')
  const there = { [REGION]: 'DE' }
  expect(await met(reader, there)).toEqual({ ...SHUT, page: 451 })
  expect(await met(house.guest(), there)).toEqual({ ...SHUT, page: 451 })
  expect((await house.guest().get(urls.work(999_999), there)).status).toBe(404)
  expect(await met(house.guest(), { [REGION]: 'FR' })).toEqual(OPEN)
  expect(await met(author, there)).toEqual(OPEN)
  await rule(VIOLENCE, 'show', 'DE')
})

test('a rule can ask first, as before works for adults', async () => {
  await rule(VIOLENCE, 'ask')
  expect(wordsOf((await house.guest().get(urls.work(fight))).text)).not.toContain('The kettle sang')
  expect(wordsOf((await house.guest().get(`${urls.work(fight)}?view_adult=true`)).text)).toContain('The kettle sang')
  await rule(VIOLENCE, 'show')
})

test('guests open the ratings that are theirs, and works for adults may take somebody known to be one', async () => {
  const status = async (visitor: Visitor) => (await visitor.get(`${urls.work(adult)}?view_adult=true`)).status
  await settings(['10', '11'], 'ask')
  expect([await status(house.guest()), await status(reader)]).toEqual([404, 200])
  await settings(RATINGS, 'confirmed')
  expect([await status(house.guest()), await status(reader)]).toEqual([404, 404])
  await decide({ act: 'adult', login: 'reader' })
  expect([await status(reader), await status(author)]).toEqual([200, 200])
  await settings(RATINGS, 'ask')
  expect(await status(house.guest())).toBe(200)
})

test('before a rule is made one sees what it would touch; what cannot be is refused beside its field', async () => {
  const look = await lead.post(urls.staffRules(), {
    act: 'look',
    tag: VIOLENCE,
    verdict: 'unavailable',
    region: '',
    reason: '',
  })
  expect(wordsOf(look.text)).toContain('This rule would touch one work. The Fight')
  const wrong = await lead.post(urls.staffRules(), {
    act: 'make',
    tag: 'No such',
    verdict: 'ask',
    region: 'EU!',
    reason: '',
  })
  expect(wrong.status).toBe(422)
  for (const sentence of ['No tag is called so', 'A region has two letters', 'Write why'])
    expect(wordsOf(wrong.text)).toContain(sentence)
  expect((await (await house.as('mod', ['moderator'])).get(urls.staffRules())).status).toBe(403)
  const page = (await lead.get(urls.staffRules())).text
  expect(wordsOf(page)).toContain(`${VIOLENCE} , DE:`)
  await decide({ act: 'end', rule: /name="rule" value="(\d+)"/.exec(page)?.[1] ?? '' })
  expect(wordsOf((await lead.get(urls.staffTrail())).text)).toContain(`A standing rule was ended: ${VIOLENCE}`)
})
