import { expect, test } from 'vitest'
import { fieldsIn } from '../../../../test/forms.ts'
import { openTestHouse } from '../../../../test/house.ts'
import { post, tea } from '../../../../test/posting.ts'
import { urls } from '../../urls.ts'

const TEXT =
  '“Come at once, Mina,” said Jonas. Mina took her hat.\n\n“Jonas,” said Mina, “it rains.” Jonas laughed. “It always rains, Mina.”'

test('suggestions come with the form as it was left, and each is added by its own button', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const typed = { ...tea, title: '', text: TEXT, additional: 'Rain', characters: '' }
  const asked = await author.post(urls.newWork(), { ...typed, suggest: '' })
  expect(asked.status).toBe(200)
  expect(asked.text).toContain('Add <bdi>Mina</bdi>')
  expect(asked.text).toContain('because named 4 times')
  const added = await author.post(urls.newWork(), { ...typed, suggest: 'characters:Mina' })
  expect(fieldsIn(added.text, urls.newWork())).toMatchObject({
    title: '',
    text: TEXT,
    additional: 'Rain',
    characters: 'Mina',
  })
  expect(added.text).not.toContain('Add <bdi>Mina</bdi>')
  expect(added.text).toContain('Add <bdi>Jonas</bdi>')
})

test('a stored work is read for suggestions, on its form and by a link', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const id = await post(author, { text: TEXT, characters: '' })
  expect((await author.get(urls.editWork(id))).text).not.toContain('Add <bdi>')
  expect((await author.get(urls.suggestTags(id))).text).toContain('Add <bdi>Mina</bdi>')
})

test('without a text it is said that there is none', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const answer = await author.post(urls.newWork(), { ...tea, text: ' ', suggest: '' })
  expect(answer.text).toContain('There is no text to read yet.')
})
