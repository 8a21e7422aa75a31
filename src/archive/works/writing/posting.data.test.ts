import { expect, test } from 'vitest'
import { fieldsIn } from '../../../../test/forms.ts'
import { openTestHouse } from '../../../../test/house.ts'
import { post, tea } from '../../../../test/posting.ts'
import { type Fields, wordsOf } from '../../../../test/visitor.ts'
import { urls } from '../../urls.ts'

test('what an author posts is there for everyone, and says what the author said', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author, {
    characters: 'Mrs. Hudson, John Watson，Kettle、Sherlock Holmes',
    relationships: 'Sherlock Holmes & John Watson',
    additional: 'Fluff',
    summary: 'A *quiet* morning.',
  })
  const page = wordsOf((await house.guest().get(urls.work(id))).text)
  for (const words of [
    'Tea at Dawn',
    'quillfeather',
    'The kettle sang.',
    'Kettle',
    'Sherlock Holmes & John Watson',
    'A quiet morning.',
    'Fluff',
  ])
    expect(page).toContain(words)
})

test('a guest who wants to post is asked to log in, and comes back after', async () => {
  await using house = await openTestHouse()
  const answer = await house.guest().get(urls.newWork())
  expect(answer.location).toBe('/users/login?return_to=%2Fworks%2Fnew')
})

test('a refused form comes back with every field as it was, and says what is wrong', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const typed: Fields = {
    title: '<b>Bold</b> & "quoted" 🕯',
    text: '\nA first line after an empty one.\n</textarea><script>alert(1)</script>',
    chapterTitle: 'The First',
    format: 'markdown',
    rating: 'Mature',
    warnings: ['Graphic Depictions Of Violence', 'Major Character Death'],
    categories: ['F/F', 'Gen'],
    fandoms: '',
    relationships: 'A/B, C & D',
    characters: 'Éowyn',
    additional: 'x'.repeat(151),
    language: 'he',
    expectedChapters: 'many',
    restricted: '1',
    series: 'new',
    seriesTitle: 'Mornings',
    seriesPosition: '3',
    summary: 'S & s',
    contentNotes: 'C<i>c</i>',
    notesBefore: 'N<b>b</b>',
    notesAfter: 'Na',
    once: 'a-key',
  }
  const answer = await author.post(urls.newWork(), typed)
  expect(answer.status).toBe(422)
  expect(fieldsIn(answer.text, urls.newWork())).toMatchObject(typed)
  const words = wordsOf(answer.text)
  expect(words).toContain('3 things need another look')
  expect(words).toContain('Name at least one fandom')
  expect(words).toContain('has 1 character too many')
  expect(words).toContain('“many” is not a number of chapters')
  expect(await house.db.selectFrom('works').selectAll().execute()).toEqual([])
})

test('no warning and no rating is ticked beforehand', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const fields = fieldsIn((await author.get(urls.newWork())).text, urls.newWork())
  expect(fields).not.toHaveProperty('warnings')
  expect(fields).not.toHaveProperty('rating')
  expect(fields).not.toHaveProperty('categories')
})

test('75 tags are posted, 76 are refused with their number', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const tags = (count: number) => Array.from({ length: count }, (_, at) => `Mood ${at}`).join(', ')
  await post(author, { additional: tags(74) })
  const refused = await author.post(urls.newWork(), { ...tea, additional: tags(75) })
  expect(refused.status).toBe(422)
  expect(wordsOf(refused.text)).toContain('these are 76, 1 too many')
})

test('500,000 characters are a chapter, 500,001 are not', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const text = 'a'.repeat(500_000)
  await post(author, { text, format: 'html' })
  const refused = await author.post(urls.newWork(), { ...tea, text: `${text}a`, format: 'html' })
  expect(refused.status).toBe(422)
  expect(wordsOf(refused.text)).toContain('this one has 1 character too many')
})

test('markup in a title is shown, not obeyed; titles of any script are kept', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  for (const title of ['<b>Bold</b> & "brave"', '🕯️ Candle 🐈‍⬛', 'אור בחלון', '東京の朝']) {
    const id = await post(author, { title })
    const { text } = await house.guest().get(urls.work(id))
    expect(wordsOf(text)).toContain(title)
    expect(text).not.toContain('<b>Bold</b>')
  }
})

test('pressing Post twice makes one work', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const sent = { ...tea, once: 'one-form', do: 'post' }
  const token = await author.token()
  const answers = await Promise.all([1, 2, 3].map(() => author.post(urls.newWork(), sent, token)))
  const later = await author.post(urls.newWork(), sent)
  expect(new Set([...answers, later].map(({ location }) => location)).size).toBe(1)
  expect(await house.db.selectFrom('works').select('id').execute()).toHaveLength(1)
})

test('a form that was changed after it was sent is a new one: nothing typed is lost', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const first = await post(author, { once: 'one-form' })
  const second = await post(author, { once: 'one-form', title: 'Tea at Dusk' })
  expect(second).not.toBe(first)
})

test('one person’s form cannot lead to another person’s work', async () => {
  await using house = await openTestHouse()
  const first = await post(await house.as('quillfeather'), { once: 'one-form' })
  const second = await post(await house.as('maren'), { once: 'one-form' })
  expect(second).not.toBe(first)
})

test('a preview stores nothing, shows the page, and keeps the form', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const answer = await author.post(urls.newWork(), { ...tea, once: 'k', do: 'preview', fandoms: '' })
  expect(answer.status).toBe(200)
  expect(wordsOf(answer.text)).toContain('Nobody else did.')
  expect(answer.text).toContain('<div id="workskin"')
  expect(fieldsIn(answer.text, urls.newWork())).toMatchObject({ ...tea, fandoms: '' })
  expect(await house.db.selectFrom('works').selectAll().execute()).toEqual([])
})

test('a draft may lack everything, is nobody else’s to see, and waits in the list of drafts', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const answer = await author.post(urls.newWork(), { title: '', text: 'Half a', once: 'k', do: 'draft' })
  const id = Number(/\/works\/(\d+)\/edit/.exec(answer.location ?? '')?.[1])
  expect(wordsOf((await author.get(urls.userDrafts('quillfeather'))).text)).toContain('Untitled draft')
  expect((await house.guest().get(urls.work(id))).status).toBe(404)
  expect((await (await house.as('maren')).get(urls.work(id))).status).toBe(404)
  expect(wordsOf((await author.get(urls.previewWork(id))).text)).toContain('Half a')
})

test('a draft is posted when it has everything, and says what it lacks when it has not', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const saved = await author.post(urls.newWork(), { ...tea, fandoms: '', once: 'k', do: 'draft' })
  const id = Number(/\/works\/(\d+)\/edit/.exec(saved.location ?? '')?.[1])
  const refused = await author.post(urls.postWork(id))
  expect(refused.status).toBe(422)
  expect(wordsOf(refused.text)).toContain('Name at least one fandom')
  const fields = fieldsIn((await author.get(urls.editWork(id))).text, urls.editWork(id))
  house.clock.now = new Date('2026-03-12T08:00:00.000Z')
  const posted = await author.post(urls.editWork(id), { ...fields, fandoms: 'Oz', do: 'post' })
  expect(posted.location).toBe(urls.work(id))
  expect(wordsOf((await house.guest().get(urls.work(id))).text)).toContain('Published: 2026-03-12')
})
