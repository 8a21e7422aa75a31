import { expect, test } from 'vitest'
import { lookSeldom, unacceptedAt, waitingIn } from './unaccepted.ts'

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:0000002A 00:00000000 00000000     0        0 1 1
   1: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2 1
   2: 0100007F:1F90 0100007F:D431 01 00000000:00000007 00:00000000 00000000     0        0 3 1`

test('those who wait at a port are counted where the system tells it', () => {
  expect([8080, 8081, 80].map((port) => waitingIn(TABLE, port))).toEqual([42, 0, 0])
  expect(waitingIn('', 8080)).toBe(0)
  expect(unacceptedAt(1)()).toBe(0)
})

test('who waits is looked up when the loop has had no rest, and seldom enough to cost a twenty-fifth of the time', () => {
  let [time, share, waiting, looks] = [0, 1, 7, 0]
  const look = () => {
    looks++
    time += 3
    return waiting
  }
  const seen = lookSeldom(look, { now: () => time, busy: () => share })
  expect(seen()).toBe(7)
  waiting = 90
  time += 74
  expect([seen(), looks]).toEqual([7, 1])
  time += 1
  expect([seen(), looks]).toEqual([90, 2])
  time += 75
  share = 0.5
  expect([seen(), looks]).toEqual([0, 2])
  share = 1
  time += 20
  expect([seen(), looks]).toEqual([90, 3])
})
