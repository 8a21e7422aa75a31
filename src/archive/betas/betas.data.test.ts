import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { mailsOf } from '../../../test/outbox.ts'
import { chapterDetails, plantWork, workDetails } from '../../../test/stories.ts'
import { type Visitor, wordsOf } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'
import { chapterTexts, veilWork } from '../works/index.ts'
import { betasPart } from './account-part.ts'

const TEXT =
  '<p>The kettle sang its song.</p>\n<p>She poured the tea and waited for the rain to stop.</p>\n<ul>\n<li>a lamp</li>\n<li>a door</li>\n</ul>'
const WORK = { details: workDetails({ title: 'The Ninth Lantern' }), chapters: [chapterDetails(TEXT)], postedAt: null }

/** A draft of quillfeather's with a room that maren reads in. */
async function openRoom(house: TestHouse, { role = 'suggest', keeps = 'keep' } = {}) {
  const { workId, chapterIds } = await plantWork(house, ['quillfeather'], WORK)
  const [author, maren] = [await house.as('quillfeather'), await house.as('maren')]
  const opened = await author.post(urls.betaOf(workId), { keeps })
  const roomId = Number(/\/beta\/(\d+)/.exec(opened.location ?? '')?.[1])
  await author.post(urls.betaPeople(roomId), { do: 'invite', name: 'maren', role })
  await accept(house, maren)
  return { workId, roomId, chapterId: chapterIds[0] ?? 0, author, maren }
}

async function accept(house: TestHouse, beta: Visitor, verb = 'accept') {
  const { id } = await house.db
    .selectFrom('beta_invitations')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return beta.post(urls.betaInvitation(id), { do: verb })
}

type Room = Awaited<ReturnType<typeof openRoom>>

/** Opens the form beside a paragraph and sends it. */
async function note(visitor: Visitor, { roomId, chapterId }: Room, at: string, fields: Record<string, string>) {
  const address = urls.betaChapter(roomId, chapterId)
  const { text } = await visitor.get(urls.betaChapter(roomId, chapterId, `at=${at}`))
  const was = /name="was" value="([^"]*)"/.exec(text)?.[1] ?? ''
  return visitor.post(address, { at, was, do: 'note', ...fields })
}

const notesIn = (house: TestHouse) => house.db.selectFrom('beta_notes').selectAll().orderBy('id').execute()
const textOf = async (house: TestHouse, chapterId: number) => (await chapterTexts(house.db, [chapterId]))[0]?.html
const said = async (visitor: Visitor, address: string) => wordsOf((await visitor.get(address)).text)
const edit = async (author: Visitor, { workId, chapterId }: Room, text: string) => {
  const { text: page } = await author.get(urls.editChapter(workId, chapterId))
  const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
  return author.post(urls.editChapter(workId, chapterId), { text, format: 'html', version, do: 'draft', draft: '1' })
}

test('a room is opened on a draft, somebody is invited and reads it; for all others neither is there', async () => {
  await using house = await openTestHouse()
  const room = await openRoom(house)
  const { workId, roomId, chapterId, maren } = room
  expect(await said(maren, urls.betaRoom(roomId))).toContain('The Ninth Lantern')
  expect(await said(maren, urls.betaChapter(roomId, chapterId))).toContain('She poured the tea')
  expect((await maren.get(urls.work(workId))).status).toBe(404)
  expect((await maren.get(urls.editWork(workId))).status).toBe(404)
  const tobias = await house.as('tobias')
  const missing = (await tobias.get(urls.betaRoom(9999))).text
  for (const address of [urls.betaRoom(roomId), urls.betaChapter(roomId, chapterId), urls.betaOf(workId)]) {
    const { status, text } = await tobias.get(address)
    expect([status, text]).toEqual([404, missing])
  }
  expect((await tobias.post(urls.betaChapter(roomId, chapterId), { do: 'note', at: 'p1', words: 'x' })).status).toBe(
    404,
  )
  expect((await maren.post(urls.betaPeople(roomId), { do: 'link' })).status).toBe(404)
  const [mail] = await mailsOf(house)
  expect(mail?.to).toBe('maren@example.org')
  expect(`${mail?.subject}${mail?.text}`).not.toMatch(/Lantern|quillfeather/)
})

test('a link is good once, and for nobody whom a block keeps apart', async () => {
  await using house = await openTestHouse()
  const { roomId, author } = await openRoom(house)
  const { text } = await author.post(urls.betaPeople(roomId), { do: 'link', role: 'comment' })
  const path = /<code>[^<]*(\/beta\/join\/[\w-]+)<\/code>/.exec(text)?.[1] ?? ''
  const [tobias, lamp] = [await house.as('tobias'), await house.as('lamplighter')]
  await tobias.post(urls.distance('tobias'), { name: 'quillfeather', do: 'block' })
  expect((await tobias.get(path)).status).toBe(404)
  expect((await author.get(path)).status).toBe(404)
  expect(await said(lamp, path)).toContain('quillfeather would like you to read')
  expect((await lamp.post(path)).location).toBe(urls.betaRoom(roomId))
  expect((await lamp.post(path)).status).toBe(404)
  await author.post(urls.betaPeople(roomId), { do: 'invite', name: 'tobias' })
  expect(await house.db.selectFrom('beta_invitations').selectAll().execute()).toEqual([])
  const refused = await author.post(urls.betaPeople(roomId), { do: 'invite', name: 'nobody_here' })
  expect([refused.status, refused.text.includes('value="nobody_here"')]).toEqual([422, true])
})

test('notes are about a paragraph or a passage, are answered, resolved and taken back', async () => {
  await using house = await openTestHouse()
  const room = await openRoom(house, { role: 'comment' })
  const { roomId, chapterId, author, maren } = room
  const page = urls.betaChapter(roomId, chapterId)
  const wrong = await note(maren, room, 'p2', { words: 'Hm.', quote: 'the coffee' })
  expect([wrong.status, wordsOf(wrong.text).includes('do not stand in the paragraph')]).toEqual([422, true])
  expect(wrong.text).toContain('value="the coffee"')
  await note(maren, room, 'p2', { words: 'Why <b>rain</b>?', quote: 'the rain' })
  await note(maren, room, 'p4', { words: 'A door?', suggested: 'a window' })
  const [first, second] = await notesIn(house)
  expect([first?.begins, first?.ends, second?.block]).toEqual([34, 42, 'p4'])
  expect(await house.db.selectFrom('beta_edits').selectAll().execute()).toEqual([])
  const { text } = await author.get(page)
  expect(text).toContain('<mark>the rain</mark>')
  expect(text).toContain('Why &lt;b&gt;rain&lt;/b&gt;?')
  const act = (visitor: Visitor, id: number, fields: Record<string, string>) =>
    visitor.post(urls.betaNote(roomId, id), { chapter: String(chapterId), ...fields })
  await act(author, first?.id ?? 0, { do: 'reply', words: 'Because it stops.' })
  expect(await said(maren, page)).toContain('quillfeather answers')
  expect((await act(maren, first?.id ?? 0, { do: 'accept' })).status).toBe(404)
  await act(author, first?.id ?? 0, { do: 'resolve' })
  expect(await said(maren, page)).not.toContain('Because it stops.')
  expect(await said(maren, `${page}?show=resolved`)).toContain('Because it stops.')
  await act(maren, first?.id ?? 0, { do: 'remove' })
  await act(maren, second?.id ?? 0, { do: 'remove' })
  expect((await notesIn(house)).map(({ id }) => id)).toEqual([first?.id])
})

test('a suggestion is taken change by change, into what the author has made of the paragraph since, and ids stay', async () => {
  await using house = await openTestHouse()
  const room = await openRoom(house)
  const { roomId, chapterId, author, maren } = room
  const page = urls.betaChapter(roomId, chapterId)
  await note(maren, room, 'p2', { suggested: 'She poured the cold tea and waited for the storm to stop.' })
  expect((await author.get(page)).text).toMatch(/poured the <ins>cold <\/ins>tea and waited for the <del>rain<\/del>/)
  const [only] = await notesIn(house)
  const act = (verb: string) =>
    author.post(urls.betaNote(roomId, only?.id ?? 0), { chapter: String(chapterId), do: verb })
  await edit(author, room, TEXT.replace('She poured', 'Slowly she poured'))
  expect(await textOf(house, chapterId)).toContain('Slowly she poured the tea')
  await act('accept:1')
  expect(await textOf(house, chapterId)).toContain(
    '<p id="p2">Slowly she poured the tea and waited for the storm to stop.',
  )
  await act('reject')
  const states = await house.db.selectFrom('beta_edits').select('state').orderBy('number').execute()
  expect(states.map(({ state }) => state)).toEqual(['rejected', 'accepted'])
  expect((await notesIn(house))[0]?.resolved_at).not.toBeNull()
})

test('what does not fit any more is never put in; a paragraph that was wholly rewritten keeps its number', async () => {
  await using house = await openTestHouse()
  const room = await openRoom(house)
  const { roomId, chapterId, author, maren } = room
  await note(maren, room, 'p2', { suggested: 'She poured the tea and waited for the storm to stop.' })
  await note(maren, room, 'p1', { suggested: 'Nobody had ever asked him about boats.' })
  await edit(author, room, TEXT.replace('the rain', 'the snow'))
  const page = urls.betaChapter(roomId, chapterId)
  expect(await said(author, page)).toContain('The text has changed here.')
  await author.post(urls.betaEdits(roomId, chapterId))
  const html = await textOf(house, chapterId)
  expect(html).toContain('<p id="p1">Nobody had ever asked him about boats.</p>')
  expect(html).toContain('<p id="p2">She poured the tea and waited for the snow to stop.</p>')
  const left = (await notesIn(house)).filter(({ resolved_at }) => resolved_at === null)
  expect(left.map(({ block }) => block)).toEqual(['p2'])
})

test('a note on a paragraph that changed under its writer is not taken as if nothing had happened', async () => {
  await using house = await openTestHouse()
  const room = await openRoom(house)
  const again = await note(room.maren, room, 'p2', { words: 'Hm.', was: 'something else' })
  expect([again.status, wordsOf(again.text).includes('was changed while you wrote')]).toEqual([409, true])
  expect(again.text).toContain('Hm.')
  expect(await notesIn(house)).toEqual([])
})

test('notes outlive what they were about, the chapter too', async () => {
  await using house = await openTestHouse()
  const room = await openRoom(house)
  const { workId, roomId, chapterId, author, maren } = room
  await note(maren, room, 'p1', { words: 'I like the kettle.' })
  await edit(author, room, '<p>Nobody had ever asked him about boats.</p>')
  const page = await said(author, urls.betaChapter(roomId, chapterId))
  expect(page).toContain('Notes whose text is gone')
  expect(page).toContain('The kettle sang its song.')
  await author.post(urls.newChapter(workId), {
    title: 'Two',
    text: 'And then.',
    position: '2',
    do: 'draft',
    draft: '1',
  })
  const { id: second } = await house.db
    .selectFrom('chapters')
    .select('id')
    .where('position', '=', 2)
    .executeTakeFirstOrThrow()
  await author.post(urls.deleteChapter(workId, chapterId))
  expect(await said(author, urls.betaChapter(roomId, second))).toContain('I like the kettle.')
})

test('the author asks for reading, betas say how far they are, and thanks stand on the work with their consent', async () => {
  await using house = await openTestHouse()
  const room = await openRoom(house)
  const { workId, roomId, chapterId, author, maren } = room
  await author.post(urls.betaRounds(roomId), { do: 'ask', words: 'Is the end too quick?' })
  expect(await said(maren, urls.betaRoom(roomId))).toContain('Is the end too quick?')
  await note(maren, room, 'p2', { do: 'read' })
  await maren.post(urls.betaRounds(roomId), { do: 'done' })
  await maren.post(urls.betaRounds(roomId), { do: 'done' })
  expect(await said(author, urls.betaRoom(roomId))).toMatch(/read to Chapter 1 .*done/)
  const subjects = (await mailsOf(house)).map(({ subject }) => subject)
  expect(subjects.filter((subject) => subject.startsWith('A beta reader is done'))).toHaveLength(1)
  const { id } = await house.db.selectFrom('users').select('id').where('login', '=', 'maren').executeTakeFirstOrThrow()
  await author.post(urls.betaPeople(roomId), { do: 'thank', user: String(id) })
  await house.db.updateTable('works').set({ posted_at: house.now().toISOString() }).execute()
  await house.db.updateTable('chapters').set({ posted_at: house.now().toISOString() }).execute()
  const seen = async () => {
    house.clock.now = new Date(house.clock.now.getTime() + 2000)
    return said(house.guest(), urls.chapter(workId, chapterId))
  }
  expect(await seen()).not.toContain('Thanks to')
  const { id: pseud } = await house.db
    .selectFrom('pseuds')
    .select('id')
    .where('name', '=', 'maren')
    .executeTakeFirstOrThrow()
  expect(
    (await (await house.as('tobias')).post(urls.betaThanks(workId), { do: 'accept', pseud: String(pseud) })).status,
  ).toBe(404)
  await maren.post(urls.betaThanks(workId), { do: 'accept', pseud: String(pseud) })
  expect(await seen()).toContain('Thanks to maren')
  await house.db
    .transaction()
    .execute((trx) => veilWork(trx, workId, { anonymous: true, unrevealed: false }, house.now()))
  expect(await seen()).not.toContain('Thanks to')
  await house.db
    .transaction()
    .execute((trx) => veilWork(trx, workId, { anonymous: false, unrevealed: false }, house.now()))
  await maren.post(urls.betaThanks(workId), { do: 'decline' })
  expect(await seen()).not.toContain('Thanks to')
})

test('whoever leaves, is removed, is blocked, or reads in a room that ends, is out at once', async () => {
  await using house = await openTestHouse()
  const room = await openRoom(house)
  const { roomId, workId, author, maren } = room
  const inside = async () => (await maren.get(urls.betaRoom(roomId))).status
  const { id } = await house.db.selectFrom('users').select('id').where('login', '=', 'maren').executeTakeFirstOrThrow()
  const comeBack = async () => {
    await author.post(urls.betaPeople(roomId), { do: 'invite', name: 'maren', role: 'suggest' })
    await accept(house, maren)
    expect(await inside()).toBe(200)
  }
  await note(maren, room, 'p1', { words: 'I like the kettle.' })
  await author.post(urls.betaPeople(roomId), { do: 'remove', user: String(id) })
  expect(await inside()).toBe(404)
  await comeBack()
  await maren.post(urls.endBeta(roomId), { do: 'leave' })
  expect(await inside()).toBe(404)
  await comeBack()
  await author.post(urls.distance('quillfeather'), { name: 'maren', do: 'block' })
  expect(await inside()).toBe(404)
  await author.post(urls.distance('quillfeather'), { name: 'maren', do: 'unblock' })
  await house.db.deleteFrom('blocks').execute()
  await comeBack()
  await house.db.updateTable('works').set({ deleted_at: house.now().toISOString() }).execute()
  expect(await inside()).toBe(404)
  await house.db.updateTable('works').set({ deleted_at: null, hidden_at: house.now().toISOString() }).execute()
  expect(await inside()).toBe(404)
  await house.db.updateTable('works').set({ hidden_at: null }).execute()
  expect((await author.post(urls.endBeta(roomId), { do: 'end' })).status).toBe(422)
  await author.post(urls.endBeta(roomId), { do: 'end', sure: '1' })
  expect(await inside()).toBe(404)
  expect(await said(author, urls.betaChapter(roomId, room.chapterId))).toContain('I like the kettle.')
  await author.post(urls.endBeta(roomId), { do: 'open' })
  await comeBack()
  await author.post(urls.creatorsOfWork(workId), { do: 'orphan', sure: '1' })
  expect(await inside()).toBe(404)
})

test('a room that was opened to leave nothing leaves nothing', async () => {
  await using house = await openTestHouse()
  const room = await openRoom(house, { keeps: 'delete' })
  await note(room.maren, room, 'p1', { words: 'I like the kettle.' })
  await room.author.post(urls.endBeta(room.roomId), { do: 'end', sure: '1' })
  expect(await notesIn(house)).toEqual([])
  expect((await room.author.get(urls.betaRoom(room.roomId))).status).toBe(404)
})

test('two betas who have blocked each other do not read each other’s notes', async () => {
  await using house = await openTestHouse()
  const room = await openRoom(house)
  const tobias = await house.as('tobias')
  await room.author.post(urls.betaPeople(room.roomId), { do: 'invite', name: 'tobias', role: 'comment' })
  await accept(house, tobias)
  await note(room.maren, room, 'p1', { words: 'I like the kettle.' })
  const page = urls.betaChapter(room.roomId, room.chapterId)
  expect(await said(tobias, page)).toContain('I like the kettle.')
  await room.maren.post(urls.distance('maren'), { name: 'tobias', do: 'block' })
  expect(await said(tobias, page)).not.toContain('I like the kettle.')
  expect(await said(room.author, page)).toContain('I like the kettle.')
})

test('all of a room is in the account of its author, and of others’ rooms only what a beta said', async () => {
  await using house = await openTestHouse()
  const room = await openRoom(house)
  const { workId, roomId, chapterId, author, maren } = room
  await author.post(urls.betaRounds(roomId), { do: 'ask', words: 'Is the end too quick?' })
  await note(maren, room, 'p2', { words: 'Why rain?', quote: 'the rain' })
  await note(maren, room, 'p2', { suggested: 'She poured the tea and waited for the storm to stop.' })
  await note(maren, room, 'p2', { do: 'read' })
  await maren.post(urls.betaRounds(roomId), { do: 'done' })
  const users = await house.db.selectFrom('users').select(['id', 'login']).execute()
  const idOf = (login: string) => users.find((user) => user.login === login)?.id ?? 0
  await author.post(urls.betaPeople(roomId), { do: 'thank', user: String(idOf('maren')) })
  const recordsOf = async (login: string, name: string): Promise<unknown[]> => {
    const viewer = { kind: 'member', id: idOf(login), login, roles: [], sessionId: '' } as const
    const owner = { db: house.db, userId: viewer.id, login, viewer, base: 'http://archive.test' }
    return Array.fromAsync(betasPart.kinds.find((one) => one.name === name)?.read(owner) ?? [])
  }
  expect(await recordsOf('quillfeather', 'beta-notes')).toMatchObject([
    { by: 'maren', paragraph: expect.stringContaining('She poured'), passage: 'the rain', words: 'Why rain?' },
    { by: 'maren', passage: '', suggests: [{ added: 'storm', state: 'open' }] },
  ])
  expect(await recordsOf('quillfeather', 'beta-rounds')).toMatchObject([
    {
      words: 'Is the end too quick?',
      chapters: [{ chapter: chapterId }],
      readers: [{ by: 'maren', block: 'p2', done_at: house.now().toISOString() }],
    },
  ])
  for (const login of ['quillfeather', 'maren'])
    expect(await recordsOf(login, 'beta-thanks')).toEqual([{ work: workId, to: 'maren', as: null }])
  expect(await recordsOf('maren', 'beta-rounds')).toEqual([])
  expect(await recordsOf('tobias', 'beta-notes')).toEqual([])
})
