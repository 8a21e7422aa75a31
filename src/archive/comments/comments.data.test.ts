import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { linkIn, mailsOf } from '../../../test/outbox.ts'
import { chapterDetails, plantWork, workDetails } from '../../../test/stories.ts'
import { type Answer, type Visitor, wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'

const say = (visitor: Visitor, address: string, text: string, more = {}) =>
  visitor.post(address, { 'comment[comment_content]': text, ...more })
const signed = { 'comment[name]': 'Passer-by', 'comment[email]': 'by@example.org' }

const idIn = (answer: Answer) => Number(/\/comments\/(\d+)/.exec(answer.location ?? '')?.[1])
const page = async (visitor: Visitor, address: string) => wordsOf((await visitor.get(address)).text)
const later = (house: TestHouse) => {
  house.clock.now = new Date(house.clock.now.getTime() + 1000)
}

async function counterOf(house: TestHouse, workId: number): Promise<number> {
  const row = await house.db.selectFrom('work_counters').select('comments').where('work_id', '=', workId).execute()
  return row[0]?.comments ?? -1
}

async function openHall(choices: Readonly<Record<string, string>> = { allowed: 'everyone', moderated: 'none' }) {
  const house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'])
  const author = await house.as('quillfeather')
  await author.post(urls.commentChoices(workId), choices)
  return {
    house,
    workId,
    author,
    maren: await house.as('maren'),
    tobias: await house.as('tobias'),
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  }
}

test('a conversation stands under the work in reading order, with the hooks that tools read', async () => {
  await using hall = await openHall()
  const { house, workId, author, maren } = hall
  const first = idIn(await say(maren, urls.comments(workId), 'What *tea*!'))
  const second = idIn(await say(house.guest(), urls.comments(workId), 'And a second thought.', signed))
  const answer = idIn(await say(author, urls.replies(first), 'Thank you.'))
  const shown = await house.guest().get(`${urls.work(workId)}?show_comments=true`)
  const order = [...shown.text.matchAll(/<li class="comment group" id="comment_(\d+)" role="article">/g)].map(
    ([, id]) => Number(id),
  )
  expect(order).toEqual([first, answer, second])
  expect(shown.text).toContain('<blockquote class="userstuff" dir="auto"><p>What <em>tea</em>!</p></blockquote>')
  expect(shown.text).toContain(`<li id="add_comment_reply_link_${first}">`)
  expect(wordsOf(shown.text)).toContain('Passer-by (Guest)')
  expect(shown.text).not.toContain('by@example.org')
  expect(shown.text).toContain('Mon 09 Mar 2026 12:00PM UTC')
  expect((await house.guest().get(urls.work(workId))).text).toContain('<div id="comments_placeholder"></div>')
  expect((await house.guest().get(urls.comment(answer))).text).toContain('class="comments-show region"')
  expect(await counterOf(house, workId)).toBe(3)
})

test('what is wrong with a comment is said beside the field, and nothing typed is lost', async () => {
  await using hall = await openHall()
  const { house, workId, maren } = hall
  const long = await say(maren, urls.comments(workId), 'x'.repeat(10_001))
  expect([long.status, long.text.includes('x'.repeat(10_001))]).toEqual([422, true])
  expect(wordsOf(long.text)).toContain('A comment has room for 10,000 characters')
  expect((await say(maren, urls.comments(workId), ' \n ')).status).toBe(422)
  expect((await say(maren, urls.comments(workId), '<p><script>alert(1)</script></p>')).status).toBe(422)
  const unsigned = await say(house.guest(), urls.comments(workId), 'Lovely', { 'comment[email]': 'nowhere' })
  expect(wordsOf(unsigned.text)).toContain('Say what you want to be called')
  expect(wordsOf(unsigned.text)).toContain('does not look like an e-mail address')
  expect(unsigned.text).toContain('Lovely')
  expect(await counterOf(house, workId)).toBe(0)
})

test('who may comment is the author’s to say, for all works or for one', async () => {
  await using hall = await openHall({ defaults: '1', allowed: 'members', moderated: 'none' })
  const { house, workId, author, maren } = hall
  expect(await page(house.guest(), urls.work(workId))).toContain('from members only')
  expect((await say(house.guest(), urls.comments(workId), 'Hello', signed)).status).toBe(422)
  expect((await say(maren, urls.comments(workId), 'Hello')).status).toBe(303)
  await author.post(urls.talkPreferences('quillfeather'), { allowed: 'nobody', moderated: 'none' })
  const refused = await say(maren, urls.comments(workId), 'Hello again')
  expect([refused.status, wordsOf(refused.text).includes('takes no comments')]).toEqual([422, true])
  expect((await say(author, urls.comments(workId), 'A word of my own')).status).toBe(303)
  await author.post(urls.commentChoices(workId), { allowed: 'everyone', moderated: 'none' })
  expect((await say(house.guest(), urls.comments(workId), 'Hello', signed)).status).toBe(303)
  expect((await maren.post(urls.commentChoices(workId), { allowed: 'nobody', moderated: 'none' })).status).toBe(404)
})

test('sent twice, even at once, a comment stands once', async () => {
  await using hall = await openHall()
  const { house, workId, maren } = hall
  const token = await maren.token()
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => maren.post(urls.comments(workId), { 'comment[comment_content]': 'Once' }, token)),
  )
  expect(new Set(answers.map(idIn)).size).toBe(1)
  expect(await counterOf(house, workId)).toBe(1)
  expect((await mailsOf(house)).map(({ to }) => to)).toEqual(['quillfeather@example.org'])
})

test('a comment can be edited until it is answered, and by nobody else', async () => {
  await using hall = await openHall()
  const { house, workId, maren, tobias, author } = hall
  const id = idIn(await say(maren, urls.comments(workId), 'Teh end'))
  const edit = (visitor: Visitor, text: string) => say(visitor, urls.comment(id), text, { _method: 'put' })
  expect((await maren.get(urls.editComment(id))).text).toContain('Teh end')
  expect((await edit(tobias, 'Mine now')).status).toBe(403)
  expect((await edit(maren, '')).status).toBe(422)
  house.clock.now = new Date('2026-03-09T13:00:00.000Z')
  expect((await edit(maren, 'The end')).status).toBe(303)
  expect(await page(maren, urls.comment(id))).toContain('Last edited Mon 09 Mar 2026 01:00PM UTC')
  await say(author, urls.replies(id), 'Is it?')
  expect((await edit(maren, 'The middle')).location).toBe(urls.comment(id))
  expect(await page(maren, urls.comment(id))).toContain('cannot be edited any more')
  expect(await page(maren, urls.comment(id))).toContain('The end')
})

test('a comment that was answered leaves its place, which goes with the last answer', async () => {
  await using hall = await openHall()
  const { house, workId, maren, tobias, author } = hall
  const root = idIn(await say(maren, urls.comments(workId), 'Root'))
  const middle = idIn(await say(tobias, urls.replies(root), 'Middle'))
  const leaf = idIn(await say(maren, urls.replies(middle), 'Leaf'))
  const remove = (visitor: Visitor, id: number) => visitor.post(urls.comment(id), { _method: 'delete' })
  expect((await remove(tobias, root)).status).toBe(403)
  await remove(maren, root)
  await remove(author, middle)
  const left = await page(house.guest(), urls.comments(workId))
  expect(left).toContain('A comment stood here')
  expect(left).toContain('Leaf')
  for (const gone of ['Root', 'Middle', 'tobias']) expect(left).not.toContain(gone)
  expect(await counterOf(house, workId)).toBe(1)
  const late = await say(tobias, urls.replies(middle), 'Too late')
  expect([late.status, late.text.includes('Too late'), wordsOf(late.text).includes('has been taken away')]).toEqual([
    422,
    true,
    true,
  ])
  await remove(await house.as('lamplighter', ['moderator']), leaf)
  expect(await house.db.selectFrom('comments').selectAll().execute()).toEqual([])
  expect(await house.db.selectFrom('inbox').selectAll().execute()).toEqual([])
  expect(await counterOf(house, workId)).toBe(0)
})

test('below a frozen comment nothing can be said, until it is thawed', async () => {
  await using hall = await openHall()
  const { workId, maren, tobias, author } = hall
  const root = idIn(await say(maren, urls.comments(workId), 'Root'))
  const below = idIn(await say(tobias, urls.replies(root), 'Below'))
  expect((await maren.post(urls.freezeComment(root))).status).toBe(403)
  await author.post(urls.freezeComment(root))
  for (const id of [root, below]) {
    const refused = await say(maren, urls.replies(id), 'But still')
    expect([refused.status, refused.text.includes('But still')]).toEqual([422, true])
    expect(wordsOf(refused.text)).toContain('This conversation is frozen')
  }
  expect((await say(tobias, urls.comment(below), 'Changed', { _method: 'put' })).status).toBe(422)
  await author.post(urls.unfreezeComment(root))
  expect((await say(maren, urls.replies(below), 'But still')).status).toBe(303)
})

test('what waits is seen by its writer and the author alone, until the author shows or rejects it', async () => {
  await using hall = await openHall({ allowed: 'everyone', moderated: 'all' })
  const { house, workId, maren, tobias, author } = hall
  const ids = []
  for (const words of ['Kind', 'Unkind', 'Left']) ids.push(idIn(await say(maren, urls.comments(workId), words)))
  const [kind = 0, unkind = 0, left = 0] = ids
  await say(house.guest(), urls.comments(workId), 'From outside', signed)
  expect(await counterOf(house, workId)).toBe(0)
  expect((await tobias.get(urls.comment(kind))).status).toBe(404)
  expect(await page(maren, urls.comment(kind))).toContain('Waits for the author')
  expect(await page(tobias, urls.comments(workId))).not.toContain('Kind')
  const queue = urls.waitingComments('quillfeather')
  for (const words of ['Kind', 'Unkind', 'From outside']) expect(await page(author, queue)).toContain(words)
  // somebody who is not asked decides nothing
  await tobias.post(urls.waitingComments('tobias'), { comment: [String(kind)], do: 'approve' })
  expect(await counterOf(house, workId)).toBe(0)
  await author.post(queue, { comment: [String(kind)], do: 'approve' })
  await author.post(queue, { comment: [String(unkind)], do: 'reject' })
  expect(await counterOf(house, workId)).toBe(1)
  expect((await maren.get(urls.comment(unkind))).status).toBe(404)
  expect(await page(author, queue)).toContain('Left')
  expect((await say(author, urls.replies(left), 'No')).status).toBe(422)
  await say(maren, urls.comment(kind), 'Kinder', { _method: 'put' })
  expect(await counterOf(house, workId)).toBe(0)
  expect((await tobias.get(urls.comment(kind))).status).toBe(404)
})

test('where the author wants it so, the first comment of somebody new waits, and a guest’s always', async () => {
  await using hall = await openHall({ allowed: 'everyone', moderated: 'new' })
  const { house, workId, maren, tobias, author } = hall
  const first = idIn(await say(maren, urls.comments(workId), 'First'))
  expect(await counterOf(house, workId)).toBe(0)
  await author.post(urls.waitingComments('quillfeather'), { comment: [String(first)], do: 'approve' })
  await say(maren, urls.comments(workId), 'Second')
  expect(await counterOf(house, workId)).toBe(2)
  await say(house.guest(), urls.comments(workId), 'Hello', signed)
  expect(await counterOf(house, workId)).toBe(2)
  house.clock.now = new Date('2026-05-09T12:00:00.000Z')
  await house.db.updateTable('sessions').set({ expires_at: '2027-01-01T00:00:00.000Z' }).execute()
  await say(tobias, urls.comments(workId), 'No longer new')
  expect(await counterOf(house, workId)).toBe(3)
})

test('those who have blocked each other have nothing to do with each other', async () => {
  await using hall = await openHall()
  const { house, workId, maren, tobias, author } = hall
  const root = idIn(await say(tobias, urls.comments(workId), 'Root'))
  const mine = idIn(await say(maren, urls.comments(workId), 'Mine'))
  await tobias.post(urls.distance('tobias'), { name: 'maren', do: 'block' })
  for (const [visitor, id] of [
    [maren, root],
    [tobias, mine],
  ] as const)
    expect((await say(visitor, urls.replies(id), 'Hm')).status).toBe(422)
  await author.post(urls.distance('quillfeather'), { name: 'maren', do: 'block' })
  expect((await say(maren, urls.comments(workId), 'Hm')).status).toBe(422)
  expect((await say(maren, urls.comment(mine), 'Changed', { _method: 'put' })).status).toBe(422)
  expect(await counterOf(house, workId)).toBe(2)
  expect((await maren.get(urls.comments(workId))).status).toBe(200)
})

test('what a muted person says is not seen by whoever mutes them, and by everybody else', async () => {
  await using hall = await openHall()
  const { house, workId, maren, tobias, author } = hall
  const root = idIn(await say(tobias, urls.comments(workId), 'Loud words'))
  await say(author, urls.replies(root), 'An answer')
  await say(tobias, urls.comments(workId), 'More of them')
  await maren.post(urls.distance('maren'), { name: 'tobias', do: 'mute' })
  const seen = (await maren.get(urls.comments(workId))).text
  for (const words of ['Loud words', 'More of them', '/users/tobias']) expect(seen).not.toContain(words)
  expect(wordsOf(seen)).toContain('This is by somebody you have muted')
  expect(wordsOf(seen)).toContain('An answer')
  expect(await page(author, urls.comments(workId))).toContain('More of them')
  const mine = idIn(await say(maren, urls.comments(workId), 'Quiet words'))
  const before = (await mailsOf(house)).length
  await say(tobias, urls.replies(mine), 'Louder still')
  expect((await mailsOf(house)).slice(before).map(({ to }) => to)).toEqual(['quillfeather@example.org'])
  expect(await page(maren, urls.inbox('maren'))).not.toContain('Louder still')
})

test('comments are for those alone who may open the work', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'], { details: workDetails({ restricted: true }) })
  const id = idIn(await say(await house.as('maren'), urls.comments(workId), 'Among us'))
  const guest = house.guest()
  for (const address of [urls.comments(workId), urls.comment(id)]) expect((await guest.get(address)).status).toBe(404)
  expect((await say(guest, urls.replies(id), 'Me too', signed)).status).toBe(404)
  await house.db.updateTable('works').set({ deleted_at: house.now().toISOString() }).execute()
  expect((await (await house.as('maren')).get(urls.comment(id))).status).toBe(404)
  expect(await page(await house.as('quillfeather'), urls.inbox('quillfeather'))).not.toContain('Among us')
})

test('a work for adults asks before what is said of it is shown', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'], { details: workDetails({ rating: 'Explicit' }) })
  const author = await house.as('quillfeather')
  const id = idIn(await say(author, urls.comments(workId), 'Not for everybody'))
  for (const address of [urls.comments(workId), urls.comment(id)]) {
    expect(await page(house.guest(), address)).toContain('Before you read on')
    expect(await page(house.guest(), `${address}?view_adult=true`)).toContain('Not for everybody')
  }
  await author.post(urls.commentChoices(workId), { allowed: 'everyone', moderated: 'none' })
  // consent that the browser does not keep must not cost what was written
  expect((await say(house.guest(), urls.comments(workId), 'Written at length', signed)).status).toBe(303)
})

test('a comment on a chapter stands with that chapter and with the work, and outlives the chapter', async () => {
  await using house = await openTestHouse()
  const { workId, chapterIds } = await plantWork(house, ['quillfeather'], {
    chapters: [chapterDetails('<p>One.</p>'), chapterDetails('<p>Two.</p>')],
  })
  const [one = 0, two = 0] = chapterIds
  const maren = await house.as('maren')
  await say(maren, urls.chapterComments(one), 'Of the first')
  await say(maren, urls.comments(workId), 'Of the whole')
  const of = (chapter: number) => page(maren, `${urls.chapter(workId, chapter)}?show_comments=true`)
  expect(await of(one)).toContain('Of the first')
  expect(await of(one)).not.toContain('Of the whole')
  expect(await of(two)).toContain('Of the whole')
  expect(await page(maren, urls.comments(workId))).toContain('on Chapter 1')
  await house.db.deleteFrom('chapters').where('id', '=', one).execute()
  expect(await page(maren, urls.comments(workId))).toContain('Of the first')
  expect((await house.guest().get(urls.chapterComments(two))).location).toBe(
    `${urls.chapter(workId, two)}?show_comments=true#comments`,
  )
})

test('creators and whoever is answered find it in their inbox, and in the mail unless they want none', async () => {
  await using hall = await openHall()
  const { house, workId, maren, author } = hall
  const root = idIn(await say(maren, urls.comments(workId), 'What a kettle'))
  const answer = idIn(await say(author, urls.replies(root), 'It whistles'))
  const mails = await mailsOf(house)
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
    ['quillfeather@example.org', 'A comment on a work of yours at Fanlight'],
    ['maren@example.org', 'An answer to your comment at Fanlight'],
  ])
  expect(mails[0]?.text).toContain('What a kettle')
  expect(linkIn(mails[1], '/comments/')).toBe(urls.comment(answer))
  expect(await page(maren, urls.inbox('maren'))).toContain('It whistles')
  expect(await page(author, `${urls.inbox('quillfeather')}?filter=unread`)).toContain('There is nothing here')
  expect(await page(author, `${urls.inbox('quillfeather')}?filter=replied`)).toContain('What a kettle')
  expect((await maren.get(urls.inbox('quillfeather'))).status).toBe(403)

  const act = (words: string) => maren.post(urls.inbox('maren'), { comment: [String(answer)], do: words })
  await act('read')
  expect(await page(maren, `${urls.inbox('maren')}?filter=unread`)).toContain('There is nothing here')
  await act('unread')
  expect(await page(maren, `${urls.inbox('maren')}?filter=unread`)).toContain('It whistles')
  await act('delete')
  expect(await page(maren, urls.inbox('maren'))).toContain('There is nothing here')

  const link = linkIn(mails[1], '/unsubscribe/')
  await house.guest().send(link, { method: 'POST' })
  await say(author, urls.replies(root), 'Still')
  expect(await mailsOf(house)).toHaveLength(2)
  expect(await page(maren, urls.inbox('maren'))).toContain('Still')
})

test('twenty-five threads stand on a page, and what is taken away leaves no hole', { tags: 'long' }, async () => {
  await using hall = await openHall()
  const { house, workId, author } = hall
  const ids: number[] = []
  for (let thread = 1; thread <= 58; thread++)
    ids.push(idIn(await say(author, urls.comments(workId), `Thread number ${thread}.`)))
  const on = async (number: number) => {
    later(house)
    const { text } = await house.guest().get(`${urls.comments(workId)}?page=${number}`)
    return [...text.matchAll(/Thread number (\d+)\./g)].map(([, thread]) => Number(thread))
  }
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)
  expect(await on(2)).toEqual(range(26, 50))
  expect(await on(3)).toEqual(range(51, 58))
  for (const id of ids.slice(3, 13)) await author.post(urls.comment(id), { _method: 'delete' })
  expect(await on(1)).toEqual([...range(1, 3), ...range(14, 35)])
  expect(await on(2)).toEqual(range(36, 58))
  expect(await on(9)).toEqual([])
})

test('a long conversation is read on its own page, a hundred at a time', { tags: 'long' }, async () => {
  await using hall = await openHall()
  const { house, workId, author, maren, tobias } = hall
  const root = idIn(await say(author, urls.comments(workId), 'The beginning'))
  let parent = root
  for (let answer = 0; answer < 119; answer++) {
    const id = idIn(
      await say(answer % 2 ? maren : tobias, urls.replies(answer % 3 ? parent : root), `Answer ${answer}.`),
    )
    parent = id
  }
  const list = await house.guest().get(urls.comments(workId))
  expect([...list.text.matchAll(/id="comment_\d+"/g)]).toHaveLength(40)
  expect(list.text).toContain('The rest of this conversation')
  const first = await house.guest().get(urls.comment(root))
  const [, next = ''] = /<a rel="next" href="([^"]+)"/.exec(first.text) ?? []
  const second = await house.guest().get(next)
  const seen = [first, second].flatMap(({ text }) => [...text.matchAll(/id="comment_(\d+)"/g)].map(([, id]) => id))
  expect([seen.length, new Set(seen).size]).toEqual([120, 120])
})

test('numbers from an address that can be no comment’s are answered calmly', async () => {
  await using hall = await openHall()
  const { house, workId, maren } = hall
  for (const address of [urls.comment(0), urls.comment(99_999_999_999), urls.editComment(4711)])
    expect((await maren.get(address)).status).toBe(404)
  for (const query of ['page=-4', 'page=1e9', 'page=x', 'page=99999999999999'])
    expect((await house.guest().get(`${urls.comments(workId)}?${query}`)).status).toBe(200)
  expect((await maren.post(urls.comment(4711), { _method: 'delete' })).status).toBe(404)
  expect((await maren.get(`${urls.inbox('maren')}?filter=nonsense&page=1e9`)).status).toBe(200)
})
