import { expect, test } from 'vitest'
import { networkOf, openLimit } from './limits.ts'

test('one try too many is told how many whole seconds to wait', async () => {
  const limit = openLimit(2, 20)
  expect(await limit.take('maren')).toBeUndefined()
  expect(await limit.take('maren')).toBeUndefined()
  const wait = await limit.take('maren')
  expect(wait).toBeGreaterThanOrEqual(1)
  expect(wait).toBeLessThanOrEqual(20)
  expect(Number.isInteger(wait)).toBe(true)
})

test('one key does not use up the tries of another, and a forgotten key begins anew', async () => {
  const limit = openLimit(1, 20)
  await limit.take('maren')
  expect(await limit.take('tobias')).toBeUndefined()
  await limit.forget('maren')
  expect(await limit.take('maren')).toBeUndefined()
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['unknown', 'unknown'],
])('%s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
