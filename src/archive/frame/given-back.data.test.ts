import { sql } from 'kysely'
import { parse } from 'parse5'
import { expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import type { Fields } from '../../../test/visitor.ts'
import { urls } from '../urls.ts'

const STORY = `<p>The lamp & the "sea".</p>\n<p>${'It was late. '.repeat(20)}</p>`

/** What a browser is shown when the table that says who somebody is has gone in between. */
async function broken(house: TestHouse, fields: Fields, headers: Readonly<Record<string, string>> = {}) {
  const member = await house.as('maren')
  const token = await member.token()
  await sql`alter table sessions rename to sessions_away`.execute(house.db)
  try {
    return await member.post(urls.newWork(), fields, token, { 'content-length': '2000', ...headers })
  } finally {
    await sql`alter table sessions_away rename to sessions`.execute(house.db)
  }
}

test('what somebody wrote stands in the page that says that something broke, ready to be sent again', async () => {
  await using house = await openTestHouse()
  const { status, text } = await broken(house, { title: 'Tea at Dawn', text: STORY, 'warnings[]': ['One', 'Two'] })
  expect(status).toBe(500)
  expect(text).toContain('what you wrote stands below')
  expect(text).toContain(`<form class="given-back" method="post" action="${urls.newWork()}">`)
  expect(text).toContain('name="title" value="Tea at Dawn"')
  expect(text.match(/name="warnings\[\]"/g)).toHaveLength(2)
  expect(JSON.stringify(parse(text), (key, value) => (key === 'parentNode' ? undefined : value))).toContain(
    JSON.stringify(STORY),
  )
  expect(text).not.toMatch(/\bat \w+.*\.(?:ts|js):\d+/)
})

test('a password is not written into a page, nor is anything that another site sent', async () => {
  await using house = await openTestHouse()
  const secret = await broken(house, { text: STORY, password: 'tea and toast' })
  expect(secret.text).toContain('It was late.')
  expect(secret.text).not.toContain('tea and toast')
  expect(secret.text).not.toContain('Send it again')
  const foreign = await broken(house, { text: STORY }, { 'sec-fetch-site': 'cross-site' })
  expect(foreign.text).not.toContain('It was late.')
})

test('a form whose length nobody told is not read for its own sake', async () => {
  await using house = await openTestHouse()
  expect((await broken(house, { text: STORY }, { 'content-length': '' })).text).not.toContain('It was late.')
})

test('where nothing was written there is nothing to give back', async () => {
  await using house = await openTestHouse()
  const { text } = await broken(house, { title: 'Tea at Dawn' })
  expect(text).not.toContain('given-back')
  expect(text).toContain('still in your browser')
})
