import { expect, test } from 'vitest'
import { guest, type Viewer } from '../platform/web/viewer.ts'
import { isStaff, may, RIGHTS, type Right } from './rights.ts'

const rights = Object.keys(RIGHTS) as Right[]
const holding = (...roles: readonly string[]): Viewer => ({
  kind: 'member',
  id: 1,
  login: 'maren',
  roles,
  sessionId: 'x',
})
const mayDo = (viewer: Viewer) => rights.filter((right) => may(viewer, right))

test('an administrator may do everything, a guest and a member nothing of it', () => {
  expect(mayDo(holding('admin'))).toEqual(rights)
  expect(mayDo(guest)).toEqual([])
  expect(mayDo(holding())).toEqual([])
  expect(mayDo(holding('king'))).toEqual([])
})

test('each role has its own part, and policy may do what moderators may', () => {
  expect(mayDo(holding('wrangler'))).toEqual(['wrangle-tags', 'read-trail'])
  expect(mayDo(holding('archivist'))).toEqual(['import-for-others', 'read-trail'])
  expect(mayDo(holding('moderator'))).not.toContain('decide-for-good')
  expect(mayDo(holding('policy'))).toEqual(expect.arrayContaining([...mayDo(holding('moderator'))]))
  expect(isStaff(holding('wrangler'))).toBe(true)
  expect(isStaff(holding())).toBe(false)
})
