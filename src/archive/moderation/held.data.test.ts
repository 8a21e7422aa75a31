import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { mailsOf } from '../../../test/outbox.ts'
import { post } from '../../../test/posting.ts'
import { type Visitor, wordsOf } from '../../../test/visitor.ts'
import { talkFaults } from '../checking/talk.ts'
import { urls } from '../urls.ts'

const LURE =
  'Hello dear author, I am a professional artist and would be glad to draw a comic of your story, message me on discord so that we can talk about it'

const say = (visitor: Visitor, workId: number, text: string) =>
  visitor.post(urls.comments(workId), { 'comment[comment_content]': text })
const read = async (house: TestHouse, workId: number) => {
  house.clock.now = new Date(house.now().getTime() + 2000)
  return wordsOf((await house.guest().get(urls.comments(workId))).text)
}
const heldIds = async (keeper: Visitor, show = '') =>
  [...(await keeper.get(urls.staffHeld(show))).text.matchAll(/name="comments" value="(\d+)"/g)].map(([, id = '']) => id)

test('a lure from somebody new is held, is told to nobody, and goes through when somebody says that it is fair', async () => {
  await using house = await openTestHouse()
  const [author, fresh, keeper] = [
    await house.as('quill'),
    await house.as('fresh'),
    await house.as('mod', ['moderator']),
  ]
  const workId = await post(author)
  await say(fresh, workId, LURE)
  await say(fresh, workId, 'What a quiet chapter.')
  expect(await read(house, workId)).not.toContain('artist')
  expect(await read(house, workId)).toContain('What a quiet chapter.')
  expect(wordsOf((await author.get(urls.inbox('quill'))).text)).not.toContain('artist')
  expect((await mailsOf(house)).some(({ text }) => text.includes('artist'))).toBe(false)
  const page = wordsOf((await keeper.get(urls.staffHeld())).text)
  expect(page).toContain('fresh on Tea at Dawn')
  expect(page).toContain('lures elsewhere: discord, message me, comic of your story, professional artist (+6)')
  const comments = await heldIds(keeper)
  await keeper.post(urls.staffHeld(), { comments, verdict: 'fair' })
  expect(await read(house, workId)).toContain('professional artist')
  expect(wordsOf((await author.get(urls.inbox('quill'))).text)).toContain('artist')
  await keeper.post(urls.staffHeld('judged'), { comments, verdict: 'spam' })
  expect(await read(house, workId)).not.toContain('professional artist')
  expect(await talkFaults(house.db)).toEqual([])
})

test('the same to many is held, many are judged at once, and what was judged teaches', { tags: 'long' }, async () => {
  await using house = await openTestHouse()
  const [author, keeper] = [await house.as('quill'), await house.as('mod', ['moderator'])]
  const works: number[] = []
  for (let number = 0; number < 12; number++) works.push(await post(author, { title: `Tea ${number}` }))
  const sender = await house.as('sender')
  for (const [at, workId] of works.entries()) {
    house.clock.now = new Date(house.now().getTime() + 60_000)
    await say(sender, workId, LURE.replace('dear author', `dear writer of tea ${at}`))
  }
  const held = await heldIds(keeper)
  expect(held).toHaveLength(12)
  await keeper.post(urls.staffHeld(), { comments: held, verdict: 'spam' })
  expect(await heldIds(keeper)).toEqual([])
  expect(await heldIds(keeper, 'judged')).toHaveLength(12)
  const learned = () =>
    house.db.selectFrom('spam_words').select(['spam', 'fair']).where('word', '=', 'artist').executeTakeFirst()
  expect(await learned()).toEqual({ spam: 12, fair: 0 })
  await keeper.post(urls.staffHeld('judged'), { comments: held.slice(0, 2), verdict: 'fair' })
  expect(await learned()).toEqual({ spam: 10, fair: 2 })
  expect((await author.get(urls.staffHeld())).status).toBe(403)
})
