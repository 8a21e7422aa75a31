import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { linkIn, mailsOf } from '../../../test/outbox.ts'
import { addChapter, post, tea } from '../../../test/posting.ts'
import { type Answer, type Visitor, wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'
import { tellFollowers } from './telling.ts'

function follow(visitor: Visitor, login: string, type: string, id: number): Promise<Answer> {
  return visitor.post(urls.subscriptions(login), {
    'subscription[subscribable_type]': type,
    'subscription[subscribable_id]': String(id),
  })
}

/** A work that was there, and told, before anybody follows anything. */
async function postBefore(house: TestHouse, author: Visitor): Promise<number> {
  const workId = await post(author)
  await house.workOff()
  return workId
}

async function numberOf(house: TestHouse, login: string): Promise<number> {
  return (await house.db.selectFrom('users').select('id').where('login', '=', login).executeTakeFirstOrThrow()).id
}

test('who follows a work is told of each chapter once, and the author is not told of their own', async () => {
  await using house = await openTestHouse()
  const [author, maren] = [await house.as('quillfeather'), await house.as('maren')]
  const workId = await postBefore(house, author)
  for (const [visitor, login] of [
    [maren, 'maren'],
    [maren, 'maren'],
    [author, 'quillfeather'],
  ] as const)
    expect((await follow(visitor, login, 'Work', workId)).status).toBe(302)
  await addChapter(author, workId)
  const mails = await mailsOf(house)
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([['maren@example.org', 'Chapter 2 of “Tea at Dawn”']])
  expect(mails[0]?.text).toContain('Chapter 2 of “Tea at Dawn” by quillfeather')
  expect((await maren.get(urls.work(workId))).text).not.toContain('value="Subscribe"')
  const { text } = await maren.get(urls.subscriptions('maren'))
  expect(wordsOf(text)).toContain('Subscriptions (1)')
  expect(text).toContain('value="Unsubscribe"')
})

test('however often and by however many a posting is told, each follower gets one mail', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const authorId = await numberOf(house, 'quillfeather')
  for (let n = 0; n < 12; n++) {
    const login = `reader_${n}`
    await follow(await house.as(login), login, 'User', authorId)
  }
  await post(author)
  const { id } = await house.db.selectFrom('postings').select('id').executeTakeFirstOrThrow()
  await Promise.all([1, 2, 3, 4].map(() => tellFollowers(house, { postingId: id })))
  await tellFollowers(house, { postingId: id })
  const mails = await mailsOf(house)
  expect(mails.map(({ to }) => to).sort()).toEqual(
    Array.from({ length: 12 }, (_, n) => `reader_${n}@example.org`).sort(),
  )
})

test('a posting that does not stand is told to nobody', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const workId = await postBefore(house, author)
  await follow(await house.as('maren'), 'maren', 'Work', workId)
  await house.workOff()
  await house.db.deleteFrom('postings').execute()
  await expect(
    house.db.transaction().execute(async (trx) => {
      await house.announce(trx, { kind: 'work-posted', workId })
      throw new Error('broken off')
    }),
  ).rejects.toThrow('broken off')
  expect(await mailsOf(house)).toEqual([])
  expect(await house.db.selectFrom('postings').select('id').execute()).toEqual([])
})

test('who follows an author, a series and a tag that a work is found under is told of it once', async () => {
  await using house = await openTestHouse()
  const [author, maren] = [await house.as('quillfeather'), await house.as('maren')]
  await post(author, { fandoms: 'Sherlock' })
  await house.workOff()
  const tags = await house.db.selectFrom('tags').select(['id', 'name']).where('type', '=', 'fandom').execute()
  const sherlock = tags.find(({ name }) => name === 'Sherlock')?.id ?? 0
  await house.db.updateTable('tags').set({ canonical: 1 }).where('id', '=', sherlock).execute()
  expect(
    (await maren.post(urls.subscriptions('maren'), { 'subscription[subscribable_type]': 'Tag', tag: 'sherlock' }))
      .status,
  ).toBe(302)
  expect(
    (await maren.post(urls.subscriptions('maren'), { 'subscription[subscribable_type]': 'Tag', tag: 'Nothing' }))
      .status,
  ).toBe(422)
  await follow(maren, 'maren', 'User', await numberOf(house, 'quillfeather'))
  await post(author, { fandoms: 'Sherlock (BBC)' })
  expect(await mailsOf(house)).toHaveLength(1)
  await house.db
    .updateTable('tags')
    .set({ merger_id: sherlock })
    .where('type', '=', 'fandom')
    .where('name', '=', 'Sherlock (BBC)')
    .execute()
  await post(await house.as('tobias'), { title: 'Rain', fandoms: 'Sherlock (BBC)' })
  expect((await mailsOf(house)).map(({ subject }) => subject).sort()).toEqual([
    'A new work: “Rain”',
    'A new work: “Tea at Dawn”',
  ])
})

test('once a day is one mail in the morning with everything that waits', async () => {
  await using house = await openTestHouse()
  const [author, maren] = [await house.as('quillfeather'), await house.as('maren')]
  const workId = await postBefore(house, author)
  await follow(maren, 'maren', 'Work', workId)
  await maren.post(urls.subscriptions('maren'), { mails: 'daily' })
  await addChapter(author, workId)
  await addChapter(author, workId)
  expect(await mailsOf(house)).toEqual([])
  house.clock.now = new Date('2026-03-10T06:00:00.000Z')
  const mails = await mailsOf(house)
  expect(mails.map(({ subject }) => subject)).toEqual(['2 new at Fanlight'])
  expect(mails[0]?.text).toContain('Chapter 3 of “Tea at Dawn”')
  await house.workOff()
  expect(await mailsOf(house)).toHaveLength(1)
})

test('once a week is one mail on Monday morning', async () => {
  await using house = await openTestHouse()
  const [author, maren] = [await house.as('quillfeather'), await house.as('maren')]
  const workId = await postBefore(house, author)
  await follow(maren, 'maren', 'Work', workId)
  await maren.post(urls.subscriptions('maren'), { mails: 'weekly' })
  house.clock.now = new Date('2026-03-17T12:00:00.000Z')
  await addChapter(author, workId)
  await addChapter(author, workId)
  house.clock.now = new Date('2026-03-23T05:59:00.000Z')
  expect(await mailsOf(house)).toEqual([])
  house.clock.now = new Date('2026-03-23T06:00:00.000Z')
  expect((await mailsOf(house)).map(({ subject }) => subject)).toEqual(['2 new at Fanlight'])
})

test('one press in the mail program ends it, without a session; looking does not; a made-up address does nothing', async () => {
  await using house = await openTestHouse()
  const [author, maren] = [await house.as('quillfeather'), await house.as('maren')]
  const workId = await postBefore(house, author)
  await follow(maren, 'maren', 'Work', workId)
  await addChapter(author, workId)
  const [mail] = await mailsOf(house)
  const link = linkIn(mail, '/unfollow/')
  const [file = ''] = await readdir(path.join(house.folder, 'outbox'))
  const source = (await readFile(path.join(house.folder, 'outbox', file), 'utf8')).replace(/\r?\n[ \t]+/g, ' ')
  expect(source).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  expect(source).toMatch(new RegExp(`^List-Unsubscribe: ?<http://[^>]+${link}>`, 'm'))
  expect((await house.guest().get(link)).status).toBe(200)
  const press = (address: string) =>
    house.guest().send(address, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })
  expect((await press(link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).status).toBe(403)
  expect(wordsOf((await maren.get(urls.subscriptions('maren'))).text)).toContain('Subscriptions (1)')
  expect((await press(link)).status).toBe(200)
  expect(wordsOf((await maren.get(urls.subscriptions('maren'))).text)).toContain('Subscriptions (0)')
  await addChapter(author, workId)
  expect(await mailsOf(house)).toHaveLength(1)
})

test('nothing is told of what a reader may not see, or before the address has answered', async () => {
  await using house = await openTestHouse()
  const [author, maren] = [await house.as('quillfeather'), await house.as('maren')]
  const workId = await postBefore(house, author)
  await follow(maren, 'maren', 'Work', workId)
  await addChapter(author, workId)
  await author.post(urls.deleteWork(workId))
  expect(await mailsOf(house)).toEqual([])
  await follow(maren, 'maren', 'User', await numberOf(house, 'quillfeather'))
  await house.db.updateTable('users').set({ email_confirmed_at: null }).where('login', '=', 'maren').execute()
  await post(author, { ...tea, title: 'Rain' })
  expect(await mailsOf(house)).toEqual([])
})

test('what is not there cannot be followed, and another’s subscription cannot be ended', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const [maren, tobias] = [await house.as('maren'), await house.as('tobias')]
  const workId = await postBefore(house, author)
  for (const [type, id] of [
    ['Work', 999999],
    ['Series', 1],
    ['User', 1e12],
    ['Comment', 1],
  ] as const)
    expect((await follow(maren, 'maren', type, id)).status).toBe(404)
  await follow(maren, 'maren', 'Work', workId)
  const { id } = await house.db.selectFrom('subscriptions').select('id').executeTakeFirstOrThrow()
  expect((await tobias.post(urls.subscription('tobias', id), { _method: 'delete' })).status).toBe(404)
  expect((await maren.post(urls.subscription('maren', id), { _method: 'delete' })).status).toBe(302)
})

test('what is posted by itself at its minute is told as well, and what is taken back and posted again is not told twice', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  await follow(await house.as('maren'), 'maren', 'User', await numberOf(house, 'quillfeather'))
  const workId = await post(author, { do: 'draft' })
  await author.post(urls.planWork(workId), { at: '2026-03-09T13:00', zone: 'UTC', do: 'plan' })
  house.clock.now = new Date('2026-03-09T13:00:00.000Z')
  expect((await mailsOf(house)).map(({ subject }) => subject)).toEqual(['A new work: “Tea at Dawn”'])
  await author.post(urls.withdrawWork(workId), {})
  house.clock.now = new Date('2026-03-10T13:00:00.000Z')
  await author.post(urls.postWork(workId), {})
  expect(await mailsOf(house)).toHaveLength(1)
})
