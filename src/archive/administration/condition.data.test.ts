import { expect, test } from 'vitest'
import { openTestHouse } from '../../../test/house.ts'
import { urls } from '../urls.ts'

const TOKEN = 'a token of the watchman'

test('whoever runs the archive sees how it fares, and nobody else does', async () => {
  await using house = await openTestHouse()
  const { status, text } = await (await house.as('lamplighter', ['admin'])).get(urls.adminCondition())
  expect(status).toBe(200)
  for (const words of ['Database', 'Free on the disk', 'Works in the index', 'Mails that have not left', 'Turned away'])
    expect(text).toContain(words)
  expect(text).not.toContain('not known now')
  expect((await (await house.as('maren')).get(urls.adminCondition())).status).toBe(403)
})

test('a program that knows the token reads the figures; for all others nothing is there', async () => {
  await using house = await openTestHouse({ FANLIGHT_METRICS_TOKEN: TOKEN })
  const read = (token: string) => house.guest().get('/metrics', { authorization: `Bearer ${token}` })
  const { status, text } = await read(TOKEN)
  expect(status).toBe(200)
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(?:# (?:HELP|TYPE) fanlight_\w+ .+|fanlight_\w+(?:\{\w+="[^"]+"\})? -?\d[\d.e+-]*)$/)
  expect(text).toContain('fanlight_jobs_failed 0\n')
  expect(text).toMatch(/fanlight_database_bytes \d{5,}/)
  for (const other of ['', 'a token of the watchman2', 'none']) expect((await read(other)).status).toBe(404)
  await using closed = await openTestHouse()
  expect((await closed.guest().get('/metrics', { authorization: 'Bearer ' })).status).toBe(404)
})
