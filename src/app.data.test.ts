import { expect, test } from 'vitest'
import { openTestHouse } from '../test/house.ts'

test('slashes at the start of an address count as one', async () => {
  await using house = await openTestHouse()
  const [one, two] = await Promise.all(['/works', '//works'].map((address) => house.guest().get(address)))
  expect([two?.status, two?.text]).toEqual([200, one?.text])
})

test('whoever watches the process hears that it runs and can answer', async () => {
  await using house = await openTestHouse()
  expect(await house.guest().get('/healthz')).toMatchObject({ status: 200, text: 'ok' })
  expect(await house.guest().get('/readyz')).toMatchObject({ status: 200, text: 'ready' })
})

test('every answer carries an id and the headers that keep strangers out', async () => {
  await using house = await openTestHouse()
  for (const address of ['/', '/works/999', '/token_dispenser.json', '/users/logout', '/assets/none.css']) {
    const { headers } = await house.guest().get(address)
    expect([address, headers.get('x-request-id')?.length]).toEqual([address, 36])
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
})
