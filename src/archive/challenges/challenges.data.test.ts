import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { mailsOf } from '../../../test/outbox.ts'
import { post } from '../../../test/posting.ts'
import { type Fields, type Visitor, wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'

const page = async (visitor: Visitor, address: string) => wordsOf((await visitor.get(address)).text)

const USUAL = { open: '1', due_on: '2026-12-24', requests: '1', offers: '1', most_tags: '3' }

async function openHall(kind: 'meme' | 'exchange', collection: Fields = {}) {
  const house = await openTestHouse()
  const owner = await house.as('knotwork')
  await owner.post(urls.collections(), { name: 'winter', title: 'Winter', ...collection })
  const saved = await owner.post(urls.challengeSettings('winter'), { kind, ...USUAL })
  expect(saved.location).toBe(urls.challenge('winter'))
  return { house, owner, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() }
}

async function promptOf(house: TestHouse): Promise<string> {
  const { id } = await house.db.selectFrom('prompts').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  return urls.challengePrompt('winter', id)
}

test('a prompt is claimed by one at a time, filled with a work, and whoever prompted hears of it', async () => {
  await using hall = await openHall('meme')
  const { house, owner } = hall
  const [maren, author, other] = [await house.as('maren'), await house.as('quillfeather'), await house.as('tobias')]
  await maren.post(urls.challenge('winter'), { fandoms: 'Dracula', note: 'More *bats*.', anonymous: '1' })
  const shown = await page(house.guest(), urls.challenge('winter'))
  expect(shown).toContain('by Anonymous')
  expect(shown).toContain('More bats')
  expect(shown).not.toContain('maren')
  const prompt = await promptOf(house)
  const token = await author.token()
  await Promise.all([1, 2, 3].map(() => author.post(prompt, { do: 'claim' }, token)))
  expect(await other.post(prompt, { do: 'claim' }).then(() => page(other, urls.challenge('winter')))).toContain(
    'Somebody else has claimed this prompt.',
  )
  expect(await house.db.selectFrom('claims').selectAll().execute()).toHaveLength(1)
  const work = await post(author)
  await other.post(prompt, { do: 'fill', work: String(work) })
  expect(await page(other, urls.challenge('winter'))).toContain('Choose a work of yours.')
  await author.post(prompt, { do: 'fill', work: String(work) })
  expect(await page(house.guest(), urls.challenge('winter'))).toContain('Free, filled once')
  expect((await house.guest().get(urls.collectionWorks('winter'))).text).toContain('Tea at Dawn')
  expect((await mailsOf(house)).map(({ to, subject }) => [to, subject])).toEqual([
    ['maren@example.org', 'Something was made for you at Fanlight'],
  ])
  await other.post(prompt, { do: 'claim' })
  await other.post(prompt, { do: 'drop' })
  await owner.post(prompt, { do: 'remove' })
  expect(await page(owner, urls.challenge('winter'))).toContain('Somebody has claimed or filled this prompt')
  expect((await other.post(prompt, { do: 'remove' })).status).toBe(404)
})

test('what is wrong with a prompt or the settings is said beside its field, and nothing typed is lost', async () => {
  await using hall = await openHall('meme')
  const { house, owner } = hall
  const maren = await house.as('maren')
  const many = await maren.post(urls.challenge('winter'), { fandoms: 'a, b, c, d', note: 'Kept as typed' })
  expect([many.status, wordsOf(many.text).includes('At most 3 names can be listed here.')]).toEqual([422, true])
  expect(many.text).toContain('Kept as typed')
  const wrong = await owner.post(urls.challengeSettings('winter'), { ...USUAL, due_on: 'soon', requests: '99' })
  expect([wrong.status, wordsOf(wrong.text).includes('Between 1 and 5.')]).toEqual([422, true])
  expect((await maren.get(urls.challengeSettings('winter'))).status).toBe(403)
  await owner.post(urls.challengeSettings('winter'), { ...USUAL, open: [] })
  await maren.post(urls.challenge('winter'), { fandoms: 'a' })
  expect(await house.db.selectFrom('prompts').selectAll().execute()).toEqual([])
})

async function signUp(house: TestHouse, login: string, asks: string, offers: string, more: Fields = {}) {
  const visitor = await house.as(login)
  const fields = { request1_fandoms: asks, offer1_fandoms: offers, letter: '', avoids: '', do: 'save', ...more }
  const answer = await visitor.post(urls.challengeSignUp('winter'), fields)
  expect(answer.status, wordsOf(answer.text)).toBe(303)
  return visitor
}

test('an exchange from sign-up to reveal: matched without those who avoid each other, made, defaulted, taken over, shown', async () => {
  await using hall = await openHall('exchange', { unrevealed: '1', anonymous: '1' })
  const { house, owner } = hall
  const maren = await signUp(house, 'maren', 'Dracula', 'Holmes', { letter: 'https://example.org/letter' })
  await signUp(house, 'tobias', 'Holmes', 'Dracula', { avoids: 'maren' })
  const author = await signUp(house, 'quillfeather', 'Holmes', 'Dracula')
  await signUp(house, 'stranger', 'Carmilla', 'Holmes')
  const refused = await maren.post(urls.challengeSignUp('winter'), {
    request1_fandoms: 'a',
    letter: 'nowhere',
    do: 'save',
  })
  expect([refused.status, wordsOf(refused.text).includes('Write the whole address')]).toEqual([422, true])
  const dry = await page(owner, urls.challengeMatching('winter'))
  expect(dry).toContain('3 of 4 can be matched.')
  expect(dry).toContain('Nobody can make something for: stranger.')
  expect(dry).toMatch(/could also (offer carmilla|ask for dracula)/)
  expect((await maren.get(urls.challengeMatching('winter'))).status).toBe(404)
  await owner.post(urls.challengeMatching('winter'))
  await owner.post(urls.challengeMatching('winter'))
  expect(await house.db.selectFrom('assignments').selectAll().execute()).toHaveLength(4)
  expect((await mailsOf(house)).filter(({ subject }) => subject.startsWith('Your assignment'))).toHaveLength(3)
  const mine = await page(author, urls.challenge('winter'))
  expect(mine).toContain('You make something for maren')
  expect(mine).toContain('Their letter')
  expect(await page(maren, urls.challenge('winter'))).toContain('Somebody makes something for you.')
  const rows = await house.db
    .selectFrom('assignments')
    .innerJoin('users', 'users.id', 'assignments.recipient_id')
    .select(['assignments.id', 'users.login'])
    .execute()
  const addressFor = (login: string) =>
    urls.challengeAssignment('winter', rows.find((row) => row.login === login)?.id ?? 0)
  const work = await post(author, { do: 'draft' })
  await author.post(addressFor('maren'), { do: 'fulfil', work: String(work) })
  await house.db.updateTable('chapters').set({ posted_at: house.now().toISOString() }).execute()
  const pinch = addressFor('stranger')
  const unknown = await owner.post(pinch, { do: 'give', [`login${pinch.split('/').at(-1)}`]: 'nobody' })
  expect([unknown.status, wordsOf(unknown.text).includes('Nobody here has this name.')]).toEqual([422, true])
  await owner.post(pinch, { do: 'give', [`login${pinch.split('/').at(-1)}`]: 'maren' })
  expect(await page(maren, urls.challenge('winter'))).toContain('You make something for stranger')
  await maren.post(pinch, { do: 'default' })
  expect(await page(owner, urls.challengeAssignments('winter'))).toContain('For stranger , by nobody yet')
  expect((await author.post(pinch, { do: 'default' })).status).toBe(404)
})

test('a gift that is kept back is told to its recipient when it is revealed, once', async () => {
  await using hall = await openHall('exchange', { unrevealed: '1', anonymous: '1' })
  const { house, owner } = hall
  const maren = await signUp(house, 'maren', 'Dracula', 'Dracula')
  const author = await signUp(house, 'quillfeather', 'Dracula', 'Dracula')
  await owner.post(urls.challengeMatching('winter'))
  await mailsOf(house)
  const { id } = await house.db
    .selectFrom('assignments')
    .innerJoin('users', 'users.id', 'assignments.recipient_id')
    .select('assignments.id')
    .where('users.login', '=', 'maren')
    .executeTakeFirstOrThrow()
  const work = await post(author)
  await author.post(urls.challengeAssignment('winter', id), { do: 'fulfil', work: String(work) })
  expect((await maren.get(urls.work(work))).status).toBe(404)
  const gifts = async () => (await mailsOf(house)).filter(({ subject }) => subject.startsWith('Something was made'))
  expect(await gifts()).toEqual([])
  await owner.post(urls.collectionItems('winter'), { do: 'reveal-all' })
  await house.workOff()
  expect((await gifts()).map(({ to }) => to)).toEqual(['maren@example.org'])
  expect(await page(maren, urls.challenge('winter'))).toContain('This was made for you')
  expect((await maren.get(urls.work(work))).text).not.toContain('quillfeather')
  await owner.post(urls.collectionItems('winter'), { do: 'name-all' })
  expect(await gifts()).toHaveLength(1)
})
