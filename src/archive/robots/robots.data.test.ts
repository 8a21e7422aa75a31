import { expect, test } from 'vitest'
import { openTestHouse } from '../../../test/house.ts'
import { post } from '../../../test/posting.ts'
import { urls } from '../urls.ts'

test('what machines may do is told by the archive, and otherwise by creators for their own works', async () => {
  await using house = await openTestHouse()
  const [author, other, admin] = [
    await house.as('quill'),
    await house.as('tobias'),
    await house.as('keeper', ['admin']),
  ]
  const [tea, rain] = [await post(author), await post(author, { title: 'Rain' })]
  const head = async (id: number) => {
    house.clock.now = new Date(house.now().getTime() + 2000)
    return (await house.guest().get(urls.work(id))).text.split('<body')[0] ?? ''
  }
  const map = async () => (await house.guest().get('/sitemap/1')).text
  expect(await head(tea)).toContain('content="noai, noimageai"')
  expect((await house.guest().get(urls.robots())).text).toContain('User-agent: GPTBot')
  expect(JSON.parse((await house.guest().get(urls.miningReservation())).text)).toEqual([
    { location: '/', 'tdm-reservation': 1 },
  ])
  expect((await other.get(urls.robotChoices(tea))).status).toBe(404)
  expect((await other.post(urls.robotChoices(tea), { training: 'yes' })).status).toBe(404)
  await author.post(urls.robotChoices(tea), { engines: 'no', training: 'yes' })
  expect(await head(tea)).toContain('content="noindex"')
  expect(await map()).not.toContain(`/works/${tea}<`)
  expect((await house.guest().get(urls.robots())).text).toContain(`Allow: /works/${tea}$`)

  await admin.post(urls.adminSettings(), { name: 'Hall', welcome: '', source: '', registration: 'open' })
  expect(await head(rain)).toContain('content="noindex, noai, noimageai"')
  expect(await map()).not.toContain('/works/')
  await author.post(urls.robotChoices(rain), { engines: 'yes' })
  expect(await head(rain)).toContain('content="noai, noimageai"')
  expect(await map()).toContain(`/works/${rain}<`)
  await author.post(urls.robotChoices(rain), { engines: '', training: '' })
  expect(await map()).not.toContain('/works/')
})

test('whoever asks too fast hears how long to wait, members later than strangers', async () => {
  await using house = await openTestHouse({ FANLIGHT_REQUESTS_A_MINUTE: '20', FANLIGHT_TRUSTED_PROXIES: '1' })
  const from = { 'x-forwarded-for': '198.51.100.7' }
  const [guest, member] = [house.guest(), await house.as('maren')]
  const all = async (visitor: typeof guest) => {
    const answers = []
    for (let request = 0; request < 25; request++) answers.push(await visitor.get('/works/feed.atom', from))
    return answers.at(-1)
  }
  const last = await all(guest)
  expect(last?.status).toBe(429)
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await house.guest().get(urls.about(), { 'x-forwarded-for': '198.51.100.8' })).status).toBe(200)
  expect((await all(member))?.status).toBe(200)
})
