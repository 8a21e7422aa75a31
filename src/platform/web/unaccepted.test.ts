import { expect, test } from 'vitest'
import { unacceptedAt, waitingIn } from './unaccepted.ts'

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:0000002A 00:00000000 00000000     0        0 1 1
   1: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2 1
   2: 0100007F:1F90 0100007F:D431 01 00000000:00000007 00:00000000 00000000     0        0 3 1`

test('those who wait at a port are counted where the system tells it', () => {
  expect([8080, 8081, 80].map((port) => waitingIn(TABLE, port))).toEqual([42, 0, 0])
  expect(waitingIn('', 8080)).toBe(0)
  expect(unacceptedAt(1)()).toBe(0)
})
