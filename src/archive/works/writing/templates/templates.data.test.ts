import { expect, test } from 'vitest'
import { fieldsIn } from '../../../../../test/forms.ts'
import { openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { post, tea } from '../../../../../test/posting.ts'
import { wordsOf } from '../../../../../test/visitor.ts'
import { urls } from '../../../urls.ts'

const mine = urls.templates('quillfeather')
const letters = {
  name: 'Letters',
  language: 'de',
  restricted: '1',
  downloads: 'members',
  categories: ['Gen'],
  fandoms: 'Dracula - Bram Stoker',
  additional: 'Epistolary, Fog',
  notesBefore: 'For *you*.',
  format: 'markdown',
}

test('a template is kept, opens the form of a new work when it is the usual one, and leaves rating and warnings alone', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  expect(wordsOf((await author.get(mine)).text)).toContain('No templates')
  expect((await author.post(urls.newTemplate('quillfeather'), letters)).location).toBe(mine)
  const [id = 0] = await templateIds(house)
  expect(fieldsIn((await author.get(urls.newWork())).text, urls.newWork())).toMatchObject({ fandoms: '', template: '' })
  await author.post(urls.editTemplate('quillfeather', id), { ...letters, usual: '1' })
  const fields = fieldsIn((await author.get(urls.newWork())).text, urls.newWork())
  expect(fields).toMatchObject({
    language: 'de',
    restricted: '1',
    downloads: 'members',
    categories: ['Gen'],
    fandoms: 'Dracula - Bram Stoker',
    additional: 'Epistolary, Fog',
    notesBefore: '<p>For <em>you</em>.</p>',
    template: String(id),
  })
  expect(fields).not.toHaveProperty('rating')
  expect(fields).not.toHaveProperty('warnings')
  const bare = fieldsIn((await author.get(`${urls.newWork()}?template=`)).text, urls.newWork())
  expect(bare).toMatchObject({ fandoms: '', notesBefore: '' })
})

test('a template is filled in beside what was typed, changed for another and taken out again', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  await author.post(urls.newTemplate('quillfeather'), letters)
  await author.post(urls.newTemplate('quillfeather'), {
    name: 'Casebook',
    fandoms: 'Sherlock Holmes',
    additional: 'Rain',
  })
  const [first, second] = await templateIds(house)
  const typed = { ...tea, fandoms: '', language: '', template: String(first), do: 'fill' }
  const filled = await author.post(urls.newWork(), typed)
  expect(wordsOf(filled.text)).toContain('Filled in from “ Letters ”')
  const fields = fieldsIn(filled.text, urls.newWork())
  expect(fields).toMatchObject({ title: tea.title, text: tea.text, rating: tea.rating, fandoms: letters.fandoms })
  const again = { ...fields, additional: 'Epistolary, Fog, Bats', template: String(second), do: 'fill' }
  const other = fieldsIn((await author.post(urls.newWork(), again)).text, urls.newWork())
  expect(other).toMatchObject({ fandoms: 'Sherlock Holmes', additional: 'Epistolary, Fog, Bats', notesBefore: '' })
  expect(await house.db.selectFrom('works').selectAll().execute()).toEqual([])
  expect((await author.post(urls.newWork(), { ...other, language: 'en', do: 'post' })).location).toMatch(
    /^\/works\/\d+$/,
  )
})

test('a template is taken from a work, and does not change with it', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const work = await post(author, { additional: 'Fluff', notesAfter: 'Thank you for reading.', downloads: 'nobody' })
  const address = urls.newTemplateLike('quillfeather', work)
  expect((await author.get(urls.editWork(work))).text).toContain(address)
  const form = fieldsIn((await author.get(address)).text, urls.newTemplate('quillfeather'))
  expect(form).toMatchObject({
    name: '',
    additional: 'Fluff',
    notesAfter: '<p>Thank you for reading.</p>',
    downloads: 'nobody',
  })
  await author.post(urls.newTemplate('quillfeather'), { ...form, name: 'Thanks' })
  const [id = 0] = await templateIds(house)
  const fields = fieldsIn((await author.get(urls.newWorkFrom(id))).text, urls.newWork())
  expect(fields).toMatchObject({ title: '', additional: 'Fluff', notesAfter: '<p>Thank you for reading.</p>' })
})

test('what no work could say is refused beside its field, with what was typed; names stand once; one is the usual one', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const tags = Array.from({ length: 76 }, (_, at) => `Mood ${at}`).join(', ')
  const typed = { name: '', additional: tags, notesBefore: 'x'.repeat(5001), format: 'plain' }
  const refused = await author.post(urls.newTemplate('quillfeather'), typed)
  expect(refused.status).toBe(422)
  expect(fieldsIn(refused.text, urls.newTemplate('quillfeather'))).toMatchObject(typed)
  for (const sentence of ['A template needs a name', 'these are 76, 1 too many', 'these have 1 character too many'])
    expect(wordsOf(refused.text)).toContain(sentence)
  await author.post(urls.newTemplate('quillfeather'), { name: 'One', usual: '1' })
  await author.post(urls.newTemplate('quillfeather'), { name: 'Two', usual: '1' })
  const twice = await author.post(urls.newTemplate('quillfeather'), { name: 'ONE' })
  expect(wordsOf(twice.text)).toContain('You have a template “ONE” already')
  const rows = await house.db.selectFrom('templates').select(['name', 'usual']).orderBy('name').execute()
  expect(rows).toEqual([
    { name: 'One', usual: 0 },
    { name: 'Two', usual: 1 },
  ])
})

test('templates are their owner’s alone, and go when they say so', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const other = await house.as('maren')
  await author.post(urls.newTemplate('quillfeather'), letters)
  const [id = 0] = await templateIds(house)
  for (const address of [mine, urls.editTemplate('quillfeather', id), urls.editTemplate('maren', id)])
    expect((await other.get(address)).status).toBe(404)
  expect((await other.post(urls.deleteTemplate('maren', id))).status).toBe(404)
  const stranger = fieldsIn((await other.get(urls.newWorkFrom(id))).text, urls.newWork())
  expect(stranger.fandoms).toBe('')
  expect((await author.get(urls.deleteTemplate('quillfeather', id))).text).toContain('cannot be undone')
  expect((await author.post(urls.deleteTemplate('quillfeather', id))).location).toBe(mine)
  expect(await templateIds(house)).toEqual([])
})

async function templateIds({ db }: TestHouse): Promise<readonly number[]> {
  const rows = await db.selectFrom('templates').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}
