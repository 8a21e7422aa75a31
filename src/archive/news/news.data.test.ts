import { expect, test } from 'vitest'
import { openTestHouse } from '../../../test/house.ts'
import { wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'

const lamps = { title: 'New lamps', text: 'There are *new* lamps.', state: 'posted', at: '', do: 'save' }

test('news that was posted is on its page, in the feed and on the front page; drafts and what lies ahead are not', async () => {
  await using house = await openTestHouse()
  const keeper = await house.as('lamplighter', ['moderator'])
  const read = async (address: string) => wordsOf((await house.guest().get(address)).text)
  expect(await read(urls.home())).not.toContain('All news')
  expect((await keeper.post(urls.staffNews(), lamps)).status).toBe(303)
  await keeper.post(urls.staffNews(), { ...lamps, title: 'A draft', state: 'draft' })
  await keeper.post(urls.staffNews(), { ...lamps, title: 'Tomorrow', at: '2026-03-10 12:00' })
  house.clock.now = new Date(house.clock.now.getTime() + 2000)
  for (const address of [urls.news(), urls.home(), urls.newsFeed()]) {
    const words = await read(address)
    expect(words, address).toContain('New lamps')
    expect(words, address).not.toMatch(/A draft|Tomorrow/)
  }
  const posts = await house.db.selectFrom('news_posts').select(['id', 'title']).orderBy('id').execute()
  const statuses = []
  for (const { id } of posts) statuses.push((await house.guest().get(urls.newsPost(id))).status)
  expect(statuses).toEqual([200, 404, 404])
  house.clock.now = new Date('2026-03-10T12:00:01.000Z')
  expect(await read(urls.news())).toContain('Tomorrow')
  expect((await house.guest().get(urls.newsFeed())).headers.get('content-type')).toContain('application/atom+xml')
})

test('news is changed and taken out, each with its trace; a refused form keeps what was typed', async () => {
  await using house = await openTestHouse()
  const keeper = await house.as('lamplighter', ['moderator'])
  const refused = await keeper.post(urls.staffNews(), { ...lamps, title: '', at: 'soon' })
  expect(refused.status).toBe(422)
  expect(wordsOf(refused.text)).toContain('Give it a title.')
  expect(refused.text).toContain('There are *new* lamps.')
  await keeper.post(urls.staffNews(), lamps)
  const { id } = await house.db.selectFrom('news_posts').select('id').executeTakeFirstOrThrow()
  await keeper.post(urls.staffNewsPost(id), { ...lamps, title: 'Old lamps' })
  expect(wordsOf((await house.guest().get(urls.newsPost(id))).text)).toContain('Old lamps')
  await keeper.post(urls.staffNewsPost(id), { ...lamps, do: 'remove' })
  house.clock.now = new Date(house.clock.now.getTime() + 2000)
  expect((await house.guest().get(urls.newsPost(id))).status).toBe(404)
  const acts = await house.db.selectFrom('trail').select('act').orderBy('id').execute()
  expect(acts.map(({ act }) => act)).toEqual(['news-saved', 'news-saved', 'news-removed'])
})

test('a banner stands over every page until it is taken off', async () => {
  await using house = await openTestHouse()
  const keeper = await house.as('lamplighter', ['moderator'])
  await keeper.post(urls.staffBanner(), { banner: 'Closed on <Sunday>.' })
  house.clock.now = new Date(house.clock.now.getTime() + 2000)
  for (const address of [urls.home(), urls.works(), urls.login()])
    expect((await house.guest().get(address)).text, address).toContain('Closed on &lt;Sunday&gt;.')
  expect((await keeper.post(urls.staffBanner(), { banner: 'x'.repeat(301) })).status).toBe(422)
  await keeper.post(urls.staffBanner(), { banner: '' })
  house.clock.now = new Date(house.clock.now.getTime() + 2000)
  expect((await house.guest().get(urls.home())).text).not.toContain('class="banner"')
})

test('questions stand by section in their order, and are found by their words', async () => {
  await using house = await openTestHouse()
  const keeper = await house.as('lamplighter', ['policy'])
  const add = (section: string, question: string, position = '') =>
    keeper.post(urls.staffFaq(), { section, question, text: `About ${question}`, position, do: 'save' })
  await add('Reading', 'What are kudos?')
  await add('Writing', 'How do I post?')
  await add('Reading', 'Who may read?', '1')
  const read = async (address: string) => wordsOf((await house.guest().get(address)).text)
  expect(await read(urls.faq())).toMatch(/Reading Who may read\?.*What are kudos\?.*Writing How do I post\?/)
  const found = await read(`${urls.faq()}?q=KUDOS`)
  expect(found).toContain('What are kudos?')
  expect(found).not.toContain('How do I post?')
  expect(await read(`${urls.faq()}?q=samovar`)).toContain('No question has these words in it')
  const last = await house.db
    .selectFrom('faq_entries')
    .select('id')
    .where('section', '=', 'Writing')
    .executeTakeFirstOrThrow()
  await keeper.post(urls.staffFaqEntry(last.id), { section: '', question: '', text: '', position: '', do: 'remove' })
  house.clock.now = new Date(house.clock.now.getTime() + 2000)
  expect(await read(urls.faq())).not.toContain('How do I post?')
})

test('news and answers are for those to write who may', async () => {
  await using house = await openTestHouse()
  const member = await house.as('maren')
  for (const address of [urls.staffNews(), urls.staffFaq()]) {
    expect((await member.get(address)).status).toBe(403)
    expect((await member.post(address, lamps)).status).toBe(403)
  }
  expect((await member.post(urls.staffBanner(), { banner: 'Mine' })).status).toBe(403)
})
