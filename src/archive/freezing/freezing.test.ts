import { expect, test } from 'vitest'
import { linkBetween, placeOf } from './addresses.ts'
import { rewritePage, standIn } from './rewrite.ts'

const fileOf = (address: string) => placeOf(address)?.file

test('an address is kept as a path that a static server answers', () => {
  expect(fileOf('/')).toBe('index.html')
  expect(fileOf('/works/12')).toBe('works/12/index.html')
  expect(fileOf('/works?page=3')).toBe('works/page-3/index.html')
  expect(fileOf('/works?page=1')).toBe('works/index.html')
  expect(fileOf('/works/12?view_full_work=true&view_adult=true')).toBe('works/12/asked/entire/index.html')
  expect(fileOf('/tags/Fish%20*a*%20Chips/works')).toBe('tags/Fish *a* Chips/works/index.html')
  expect(fileOf('/downloads/12/Tea.epub?updated_at=7')).toBe('downloads/12/Tea.epub')
  expect(fileOf('/works/feed.atom')).toBe('works/feed.atom')
})

test('what needs somebody who answers has no place', () => {
  for (const address of [
    '/users/login',
    '/works/new',
    '/works/1/edit',
    '/works?sort_column=hits',
    '/look',
    '/opds/works',
    '/downloads/1/x.pdf',
    'https://elsewhere.example/',
  ])
    expect(placeOf(address), address).toBeUndefined()
})

test('no name leads out of the folder or is longer than a file system takes', () => {
  expect(fileOf('/tags/%2E%2E%2F%2E%2E%2Fetc/works')).not.toContain('..' + '/')
  const long = fileOf(`/tags/${encodeURIComponent('月'.repeat(150))}`) ?? ''
  expect(long.split('/').every((step) => Buffer.byteLength(step) < 255)).toBe(true)
})

const PAGE = { address: '/works/12', file: 'works/12/index.html' }

test('links lead to files from wherever the folder lies, and forms and scripts are gone', () => {
  const { html, leadsTo } = rewritePage(
    '<a href="/works/12/chapters/4#c1">Next</a><a href="/works/12/edit">Edit</a><a href="https://x.example/">Out</a><form action="/kudos"><button>Kudos</button></form><script src="/a.js"></script>',
    PAGE,
    'https://stories.example',
  )
  expect(html).toBe(
    '<a href="../../works/12/chapters/4/index.html#c1">Next</a><a>Edit</a><a href="https://x.example/">Out</a>',
  )
  expect(leadsTo.map(({ address }) => address)).toEqual(['/works/12/chapters/4'])
})

test('whoever has agreed to see a work goes on in it without being asked again', () => {
  const page = { address: '/works/12?view_adult=true', file: 'works/12/asked/index.html' }
  const { leadsTo } = rewritePage('<a href="/works/12/chapters/4">Next</a><a href="/works/125">Other</a>', page, '')
  expect(leadsTo.map(({ address }) => address)).toEqual(['/works/12/chapters/4?view_adult=true', '/works/125'])
})

test('a page that there is none of says so and leads home', () => {
  expect(standIn(PAGE, undefined)).toContain('href="../../index.html"')
  expect(linkBetween('a/b/index.html', 'tags/Fish *a* Chips/index.html')).toBe(
    '../../tags/Fish%20*a*%20Chips/index.html',
  )
})
