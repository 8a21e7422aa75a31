import { expect, test } from 'vitest'
import { fieldsIn } from '../../../../test/forms.ts'
import { openTestHouse } from '../../../../test/house.ts'
import { tea } from '../../../../test/posting.ts'
import { wordsOf } from '../../../../test/visitor.ts'
import { urls } from '../../urls.ts'

test('a chapter of markup alone is refused beside its field, with all that was typed; as a draft it is kept', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const text = '<p><br></p>\n<div><span> &nbsp; </span></div>\n<hr>\n<table><tr><td></td></tr></table>'
  for (const format of ['html', 'detect']) {
    const typed = { ...tea, text, format, notesAfter: 'Thank you.' }
    const refused = await author.post(urls.newWork(), typed)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('id="error-text"')
    expect(wordsOf(refused.text)).toContain('There is no text yet.')
    expect(fieldsIn(refused.text, urls.newWork())).toMatchObject(typed)
  }
  expect((await author.post(urls.newWork(), { ...tea, text, format: 'html', do: 'draft' })).status).toBe(303)
})

test('what is no UTF-8 is refused beside its field, and every other field stays', async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  const others = new URLSearchParams({ authenticity_token: await author.token() })
  for (const [name, value] of Object.entries({ ...tea, text: '' })) {
    if (name !== 'text' && name !== 'title') for (const one of [value].flat()) others.append(name, String(one))
  }
  const body = `${others}&title=Caf%E9&text=It+was+%C3%A9t%C3%A9.+%FF%FE`
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const refused = await author.send(urls.newWork(), { method: 'POST', body, headers })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('id="error-title"')
  expect(refused.text).toContain('id="error-text"')
  expect(wordsOf(refused.text)).toContain('could not be read')
  const fields = fieldsIn(refused.text, urls.newWork())
  expect(fields).toMatchObject({ title: 'Caf\ufffd', text: 'It was été. \ufffd\ufffd', fandoms: tea.fandoms })
  const sound = { ...tea, title: 'A \ufffd in a title', text: 'Somebody may write \ufffd.' }
  expect((await author.post(urls.newWork(), sound)).status).toBe(303)
})
