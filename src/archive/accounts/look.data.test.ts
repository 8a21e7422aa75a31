import { expect, test } from 'vitest'
import { openTestHouse } from '../../../test/house.ts'
import { plantWork, workDetails } from '../../../test/stories.ts'
import { LOOK_COOKIE } from '../frame/index.ts'
import { urls } from '../urls.ts'
import { hashPassword } from './passwords.ts'

const PASSWORD = 'a lamp in the hall'

test('how pages look follows a member to the browser that they log in with next; a guest’s stays in the browser', async () => {
  await using house = await openTestHouse()
  const maren = await house.as('maren')
  await house.db
    .updateTable('users')
    .set({ password_hash: await hashPassword(PASSWORD) })
    .execute()
  await maren.post(urls.look(), { theme: 'dusk', tags: 'folded', warnings: 'of ours', face: 'literata' })
  await house.guest().post(urls.look(), { theme: 'sepia' })
  const next = house.guest()
  const login = { 'user[login]': 'maren', 'user[password]': PASSWORD, commit: 'Log in' }
  await next.post(urls.login(), login)
  expect((await next.get(urls.works())).text).toMatch(/<html lang="en" data-theme="dusk" [^>]*data-tags="folded"/)
  expect(new URLSearchParams(decodeURIComponent(next.cookie(LOOK_COOKIE) ?? '')).get('warnings')).toBeNull()
  await next.post(urls.look(), { reset: '1' })
  const last = house.guest()
  await last.post(urls.login(), login)
  expect(last.cookie(LOOK_COOKIE)).toBeUndefined()
})

test('a blurb and the head of a work have a box for each kind of tag that can be folded away, and the same for everybody', async () => {
  await using house = await openTestHouse()
  const { workId } = await plantWork(house, ['quillfeather'], {
    details: workDetails({ additional: ['Tea', 'Steam'] }),
  })
  const folded = house.guest()
  await folded.post(urls.look(), { tags: 'folded', warnings: 'folded' })
  for (const address of [urls.userWorks('quillfeather'), urls.work(workId)]) {
    const { text } = await folded.get(address)
    expect(text).toContain(' data-warnings="folded" data-tags="folded"')
    expect(text).toContain('> 2 additional tags</label>')
    expect(text).toContain('> 1 archive warning</label>')
    expect((await house.guest().get(address)).text).toContain('> 2 additional tags</label>')
  }
})
