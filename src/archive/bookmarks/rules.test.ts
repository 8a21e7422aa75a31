import { expect, test } from 'vitest'
import { checkBookmark, checkExternal, urlKey } from './rules.ts'

const NOTHING = { notes: '', tags: '', private: false, rec: false, status: '' }

test('own tags are told apart as tags are, and an unknown status is none', () => {
  const checked = checkBookmark({ ...NOTHING, tags: ' Cosy,  rainy   day ,cosy，茶、', status: 'eaten' })
  expect(checked).toMatchObject({ ok: true, value: { tags: ['cosy', 'rainy day', '茶'], status: '' } })
})

test('what is too much is said beside its field', () => {
  const typed = { ...NOTHING, notes: 'x'.repeat(5001), tags: Array.from({ length: 76 }, (_, n) => `t${n}`).join() }
  expect(checkBookmark(typed)).toEqual({ ok: false, problem: { notes: 'notes-long', tags: 'tags-many' } })
  expect(checkBookmark({ ...NOTHING, tags: 'x'.repeat(151) })).toEqual({ ok: false, problem: { tags: 'tag-long' } })
})

test('spellings of one address are one page', () => {
  const key = urlKey('https://stories.example/tea?page=2')
  for (const same of [
    'http://www.stories.example/tea/?page=2#top',
    'https://STORIES.example/tea?utm_source=x&page=2&fbclid=y',
  ])
    expect(urlKey(same)).toBe(key)
  expect(urlKey('https://stories.example/tea?page=3')).not.toBe(key)
})

test('what is no address of a page is refused, as is a page without title or author', () => {
  for (const url of [
    '',
    'tea',
    'javascript:alert(1)',
    'ftp://stories.example/',
    'http://localhost/',
    'https://a:b@c.example/',
  ])
    expect(urlKey(url), url).toBeUndefined()
  expect(checkExternal({ url: 'tea', title: '', author: 'x'.repeat(256) })).toEqual({
    ok: false,
    problem: { url: 'url-wrong', title: 'title-missing', author: 'author-long' },
  })
})
