import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { wordsOf } from '../../../../test/visitor.ts'
import { storyHtml } from '../../../platform/text/blocks.ts'
import { pseudsOf } from '../../accounts/index.ts'
import { urls } from '../../urls.ts'
import { insertWork, type WorkDetails } from '../index.ts'

const DETAILS: WorkDetails = {
  title: 'Tea at Dawn',
  summary: '<p>A kettle, and what came of it.</p>',
  notesBefore: '',
  notesAfter: '',
  language: 'en',
  rating: 'General Audiences',
  warnings: ['No Archive Warnings Apply'],
  categories: ['Gen'],
  fandoms: ['Sherlock Holmes - Arthur Conan Doyle'],
  relationships: ['Sherlock Holmes & John Watson'],
  characters: ['Sherlock Holmes', 'John Watson'],
  additional: ['Fluff', 'Case Fic'],
  restricted: false,
  expectedChapters: 1,
}

/** Puts a work of quillfeather's in; each text is one chapter. */
async function workIn(
  house: TestHouse,
  details: Partial<WorkDetails> = {},
  texts: readonly string[] = ['The kettle sang.'],
  postedAt: Date | null = house.now(),
) {
  await house.as('quillfeather')
  return house.db.transaction().execute(async (trx) => {
    const user = await trx
      .selectFrom('users')
      .select('id')
      .where('login_key', '=', 'quillfeather')
      .executeTakeFirstOrThrow()
    const [pseud] = await pseudsOf(trx, user.id)
    const chapters = texts.map((text, at) => ({
      title: at === 1 ? 'The Second' : '',
      summary: '',
      contentNotes: '',
      notesBefore: '',
      notesAfter: '',
      html: storyHtml(text, 'plain', 'chapter'),
    }))
    return insertWork(trx, {
      details: { ...DETAILS, expectedChapters: texts.length, ...details },
      pseudIds: [pseud?.id ?? 0],
      chapters,
      postedAt,
      now: house.now(),
    })
  })
}

test('a work of one chapter is read on its own page', async () => {
  await using house = await openTestHouse()
  const { workId } = await workIn(house)
  const page = await house.guest().get(urls.work(workId))
  expect(page.status).toBe(200)
  expect(page.text).toContain('<div id="main" class="works-show region"')
  expect(wordsOf(page.text)).toContain('The kettle sang.')
  expect(page.text).toContain('<p id="p1">The kettle sang.</p>')
})

test('restricted, draft, binned and missing works answer a guest with the very same page', async () => {
  await using house = await openTestHouse()
  const restricted = await workIn(house, { restricted: true })
  const draft = await workIn(house, {}, ['A draft.'], null)
  const binned = await workIn(house)
  await house.db
    .updateTable('works')
    .set({ deleted_at: house.now().toISOString() })
    .where('id', '=', binned.workId)
    .execute()
  const missing = await house.guest().get(urls.work(999_999))
  expect(missing.status).toBe(404)
  for (const { workId, chapterIds } of [restricted, draft, binned]) {
    for (const address of [
      urls.work(workId),
      urls.chapterIndex(workId),
      urls.chapter(workId, chapterIds[0] ?? 0),
      `/chapters/${chapterIds[0]}`,
    ]) {
      const answer = await house.guest().get(address)
      expect({ address, status: answer.status, text: answer.text }).toEqual({
        address,
        status: 404,
        text: missing.text,
      })
    }
  }
  const reader = await house.as('maren')
  expect((await reader.get(urls.work(restricted.workId))).text).toContain('alt="(Restricted)" title="Restricted"')
  expect((await reader.get(urls.work(draft.workId))).status).toBe(404)
})

test('a work of several chapters leads to its first, and keeps what the address asked for', async () => {
  await using house = await openTestHouse()
  const { workId, chapterIds } = await workIn(house, { rating: 'Mature' }, ['One.', 'Two.', 'Three.'])
  const answer = await house.guest().get(`${urls.work(workId)}?view_adult=true`)
  expect([answer.status, answer.location]).toEqual([302, `${urls.chapter(workId, chapterIds[0] ?? 0)}?view_adult=true`])
  const short = await house.guest().get(`/chapters/${chapterIds[1]}?view_adult=true`)
  expect([short.status, short.location]).toEqual([302, `${urls.chapter(workId, chapterIds[1] ?? 0)}?view_adult=true`])
})

test('a chapter page has one text, its neighbours, and the list of chapters', async () => {
  await using house = await openTestHouse()
  const { workId, chapterIds } = await workIn(house, {}, ['One.', 'Two.', 'Three.'])
  const { text } = await house.guest().get(urls.chapter(workId, chapterIds[1] ?? 0))
  expect(text).toContain('<div id="main" class="chapters-show region"')
  expect(text.match(/<div class="userstuff module" role="article">/g)).toHaveLength(1)
  expect(text).toContain(
    `<h3 class="title"><a href="${urls.chapter(workId, chapterIds[1] ?? 0)}">Chapter 2</a>: The Second</h3>`,
  )
  expect(text).toContain(
    `<li class="chapter previous"><a rel="prev" href="${urls.chapter(workId, chapterIds[0] ?? 0)}">`,
  )
  expect(text).toContain(`<li class="chapter next"><a rel="next" href="${urls.chapter(workId, chapterIds[2] ?? 0)}">`)
  expect(text).toMatch(new RegExp(`<option value="${chapterIds[1]}" selected="">2\\. The Second</option>`))
  expect(text).toContain(`<li class="chapter entire"><a href="${urls.entireWork(workId)}">Entire Work</a></li>`)
})

test('the entire work has every chapter once, and every paragraph an id of its own', async () => {
  await using house = await openTestHouse()
  const { workId } = await workIn(house, {}, ['One.\n\nUno.', 'Two.', 'Three.'])
  const { text } = await house.guest().get(urls.entireWork(workId))
  expect([...text.matchAll(/<div class="chapter" id="chapter-(\d)">/g)].map(([, n]) => n)).toEqual(['1', '2', '3'])
  expect([...text.matchAll(/<p id="(p\w+)">/g)].map(([, id]) => id)).toEqual(['p1', 'p2', 'p3', 'p4'])
  expect(text).toContain('<li class="chapter bychapter">')
})

test('what a work says about itself stands in the order that readers’ tools take it in', async () => {
  await using house = await openTestHouse()
  const { workId } = await workIn(house, { expectedChapters: null }, ['One.', 'Two.'])
  const { text } = await house.guest().get(urls.entireWork(workId))
  const order = [
    'id="chapter_index"',
    '<dl class="work meta group">',
    '<dd class="rating tags">',
    '<dd class="warning tags">',
    '<dd class="category tags">',
    '<dd class="fandom tags">',
    '<dd class="relationship tags">',
    '<dd class="character tags">',
    '<dd class="freeform tags">',
    '<dd class="language" lang="en">',
    '<dd class="stats"><dl class="stats">',
    '<h2 class="title heading"',
    '<h3 class="byline heading">',
    '<blockquote class="userstuff">',
    '<div id="chapters">',
  ].map((hook) => text.indexOf(hook))
  expect(order).toEqual([...order].sort((a, b) => a - b))
  expect(order).not.toContain(-1)
  expect(text).toContain('<li><a class="tag" href="/tags/Sherlock%20Holmes%20*a*%20John%20Watson/works"')
  expect(text).toContain('<dd class="chapters">2/?</dd>')
  const stats = text.slice(
    text.indexOf('<dl class="stats">'),
    text.indexOf('</dl>', text.indexOf('<dl class="stats">')),
  )
  expect(stats.match(/<dt/g)?.length).toBe(stats.match(/<dd/g)?.length)
})

test('a work for adults asks once, shows what it is about, and never in the head of the page', async () => {
  await using house = await openTestHouse()
  const { workId } = await workIn(house, { rating: 'Explicit', summary: '<p>Secret summary.</p>' })
  const reader = house.guest()
  const asked = await reader.get(urls.work(workId))
  expect(asked.text).toContain('<p class="caution">')
  expect(asked.text).toContain(`<a href="/works/${workId}?view_adult=true">Yes, Continue</a>`)
  expect(asked.text).not.toContain('The kettle sang.')
  expect(asked.text).not.toContain('<meta name="description"')
  const agreed = await reader.get(`/works/${workId}?view_adult=true`)
  expect(agreed.text).toContain('The kettle sang.')
  expect((await reader.get(urls.work(workId))).text).toContain('The kettle sang.')
  const author = await house.as('quillfeather')
  expect((await author.get(urls.work(workId))).text).toContain('The kettle sang.')
})

test('Not Rated is asked about too, and a preference answers for good', async () => {
  await using house = await openTestHouse()
  const { workId } = await workIn(house, { rating: 'Not Rated' })
  const reader = await house.as('maren')
  expect((await reader.get(urls.work(workId))).text).toContain('<p class="caution">')
  const { id } = await house.db.selectFrom('users').select('id').where('login', '=', 'maren').executeTakeFirstOrThrow()
  await house.db.insertInto('preferences').values({ user_id: id, show_adult: 1 }).execute()
  expect((await reader.get(urls.work(workId))).text).toContain('The kettle sang.')
})

test('the chapter index lists chapters with dates, and no other link to a work or a person', async () => {
  await using house = await openTestHouse()
  const { workId, chapterIds } = await workIn(house, {}, ['One.', 'Two.'])
  const { text } = await house.as('maren').then((reader) => reader.get(urls.chapterIndex(workId)))
  expect(text).toContain(
    `<a href="/works/${workId}/chapters/${chapterIds[0]}">1. Chapter 1</a> <span class="datetime">(2026-03-09)</span></li>`,
  )
  expect([...text.matchAll(/href="(\/works\/\d+)"/g)].map(([, href]) => href)).toEqual([urls.work(workId)])
  expect([...text.matchAll(/href="(\/users\/\w+\/pseuds\/[^"]+)"/g)].map(([, href]) => href)).toEqual([
    urls.pseud('quillfeather', 'quillfeather'),
  ])
})

test('a title with markup in it is shown as it was typed', async () => {
  await using house = await openTestHouse()
  const { workId } = await workIn(house, { title: '<b>Bold</b> & "quoted"' })
  const { text } = await house.guest().get(urls.work(workId))
  expect(text).toContain('&lt;b&gt;Bold&lt;/b&gt; &amp; &quot;quoted&quot;')
  expect(text).not.toContain('<b>Bold</b>')
})

test('a work in a script that runs from the right says so', async () => {
  await using house = await openTestHouse()
  const { workId } = await workIn(house, { language: 'ar', title: 'مصباح فوق الباب' }, ['كان المصباح مضاءً.'])
  const { text } = await house.guest().get(urls.work(workId))
  expect(text).toContain('<div id="workskin" lang="ar" dir="rtl">')
})

test('numbers that are none, and chapters of other works, are nowhere', async () => {
  await using house = await openTestHouse()
  const one = await workIn(house)
  const other = await workIn(house, {}, ['One.', 'Two.'])
  const addresses = [
    '/works/0',
    '/works/99999999999999999999',
    '/works/-1',
    '/works/1x',
    urls.chapter(one.workId, other.chapterIds[0] ?? 0),
    '/chapters/0',
  ]
  for (const address of addresses) expect([address, (await house.guest().get(address)).status]).toEqual([address, 404])
})
