import { expect, test } from 'vitest'
import { urls } from '../src/archive/urls.ts'
import { openTestHouse } from './house.ts'
import { plantShapes } from './shapes.ts'

/** What readers' tools need of served bytes: each row is a hook without which one of them was seen to break. */
type Row = readonly [hook: string, pattern: RegExp]

const EVERY_PAGE: readonly Row[] = [
  ['a body that says whether one is logged in', /<body class="logged-(?:in|out)">/],
  ['the token in the head', /<meta name="csrf-token" content="[^"]+"/],
  [
    'the token in a form of the header, name before value',
    /<input type="hidden" name="authenticity_token" value="[^"]+"/,
  ],
  ['the language of the page', /<meta name="language" content="[^"]+"/],
  ['a heading', /<h2 class="(?:title )?heading"/],
  ['the navigation that scripts add to', /<ul class="primary navigation actions"><li class="dropdown">/],
  ['the search in the navigation', /<li class="search">/],
  ['the footer', /<footer id="footer" class="region">\s*<ul class="navigation actions">/],
]

const WORK: readonly Row[] = [
  ['the block of metadata', /<dl class="work meta group">/],
  [
    'rating',
    /<dt class="rating tags">[^<]+<\/dt><dd class="rating tags"><ul class="commas"><li><a class="tag" href="\/tags\/[^"]+\/works"[^>]*>/,
  ],
  ['warnings', /<dd class="warning tags"><ul class="commas"><li><a class="tag"/],
  ['fandoms', /<dd class="fandom tags"><ul class="commas"><li><a class="tag"/],
  ['language, class before lang', /<dd class="language" lang="[\w-]+">[^<]+<\/dd>/],
  ['the place in a series', /<span class="series">.*?<span class="position">Part \d+ of <a href="\/series\/\d+">/s],
  ['dates without an element in them', /<dd class="published">\d{4}-\d\d-\d\d<\/dd>/],
  ['words with commas', /<dd class="words">\d{1,3}(?:,\d{3})*<\/dd>/],
  ['chapters without a link', /<dd class="chapters">\d+\/(?:\d+|\?)<\/dd>/],
  ['the actions', /<ul class="work navigation actions">/],
  [
    'the list of files',
    /<li class="download">.*?<ul class="[^"]*"><li><a href="\/downloads\/\d+\/[^"?]+\.epub\?updated_at=\d+">EPUB<\/a>/s,
  ],
  ['the preface', /<div class="preface group"><h2 class="title heading"/],
  ['the byline', /<h3 class="byline heading"><a rel="author" href="\/users\/\w+\/pseuds\/[^"]+">/],
  ['the chapters', /<div id="chapters">/],
  ['a text', /<div class="userstuff module" role="article">/],
  ['what scripts put their buttons beside', /<div id="feedback" class="feedback">\s*<ul class="actions/],
]

const ORDER = [
  'chapter_index',
  'class="download"',
  'rating tags',
  'fandom tags',
  'class="language"',
  'class="series"',
  'class="stats"',
  'title heading',
  'byline heading',
]

const missing = (html: string, rows: readonly Row[]) =>
  rows.filter(([, pattern]) => !pattern.test(html)).map(([hook]) => hook)

test('the page of a work of any shape has every hook that readers’ tools know', async () => {
  await using house = await openTestHouse()
  const { seriesId: _, ...shapes } = await plantShapes(house)
  const reader = await house.as('maren')
  for (const [shape, { workId, chapterIds }] of Object.entries(shapes)) {
    const page = await reader.get(`${urls.work(workId)}?view_adult=true&view_full_work=true`)
    expect([shape, page.status, page.headers.get('content-type')]).toEqual([shape, 200, 'text/html; charset=utf-8'])
    expect([shape, missing(page.text, [...EVERY_PAGE, ...WORK])]).toEqual([shape, []])
    const places = ORDER.map((part) => page.text.indexOf(part)).filter((at) => at >= 0)
    expect([shape, places.toSorted((one, other) => one - other)]).toEqual([shape, places])
    const stats = /<dl class="stats">(.*?)<\/dl>/s.exec(page.text)?.[1] ?? ''
    expect([shape, stats.match(/<dt/g)?.length]).toEqual([shape, stats.match(/<dd/g)?.length])
    expect([shape, page.text.match(/ href="(?:https?:\/\/archive\.test|\.\/)/g)]).toEqual([shape, null])
    expect([shape, page.text.match(/<div class="chapter" id="chapter-\d+">/g)?.length ?? 0]).toEqual([
      shape,
      chapterIds.length > 1 ? chapterIds.length : 0,
    ])
    const before = page.text.slice(0, page.text.indexOf('<div class="preface group">'))
    expect([shape, /<blockquote class="userstuff|<p class="caution/.test(before)]).toEqual([shape, false])
  }
})

test('a chapter has one text and its title is a link to it, also when there is no other', async () => {
  await using house = await openTestHouse()
  const { seriesId: _, ...shapes } = await plantShapes(house)
  const reader = await house.as('maren')
  for (const [shape, { workId, chapterIds }] of Object.entries(shapes)) {
    const [first = 0] = chapterIds
    const { text } = await reader.get(`${urls.chapter(workId, first)}?view_adult=true`)
    expect([shape, text.match(/<div class="userstuff module" role="article">/g)?.length]).toEqual([shape, 1])
    expect([shape, text]).toEqual([
      shape,
      expect.stringContaining(`<h3 class="title"><a href="${urls.chapter(workId, first)}">Chapter 1</a>`),
    ])
    expect([shape, /<div id="main" class="chapters-show region"/.test(text)]).toEqual([shape, true])
    const index = (await reader.get(urls.chapterIndex(workId))).text
    const title = /<a href="\/works\/(\d+)">/.exec(index)
    expect([shape, Number(title?.[1])]).toEqual([shape, workId])
    expect([
      shape,
      [
        ...index.matchAll(
          /<li[^>]*><a href="\/works\/\d+\/chapters\/\d+">(\d+)\. [^<]+<\/a> <span class="datetime">\(\d{4}-\d\d-\d\d\)<\/span>/g,
        ),
      ].length,
    ]).toEqual([shape, chapterIds.length])
    expect([shape, /<ol class="chapter index group" role="navigation">/.test(index)]).toEqual([shape, true])
  }
})

test('a series, a listing and a search have the hooks that readers’ tools know', async () => {
  await using house = await openTestHouse()
  const { seriesId } = await plantShapes(house)
  const guest = house.guest()
  const series = await guest.get(urls.series(seriesId))
  expect(
    missing(series.text, [
      ...EVERY_PAGE,
      ['the page', /<div id="main" class="series-show region"/],
      ['the metadata', /<dl class="series meta group"><dt>Creators?:<\/dt>/],
      [
        'the figures',
        /<dd class="words">[\d,]+<\/dd><dt class="works">Works:<\/dt><dd class="works">\d+<\/dd><dt>Complete:<\/dt><dd>(?:Yes|No)<\/dd><dt class="bookmarks">Bookmarks:<\/dt>/,
      ],
      ['the works', /<ul class="series work index group"/],
    ]),
  ).toEqual([])
  const blurb: readonly Row[] = [
    ['a blurb', /<li id="work_(\d+)" class="work blurb group work-\1[^"]*" role="article"/],
    [
      'title before byline',
      /<div class="header module"><h4 class="heading"><a href="\/works\/\d+"[^>]*>[^<]+<\/a> by\s*<a rel="author"/,
    ],
    ['fandoms', /<h5 class="fandoms heading">.*?<a class="tag"/s],
    ['the squares', /<ul class="required-tags">.*?<span class="rating[^"]*" title="[^"]+">\s*<span class="text">/s],
    ['the date', /<p class="datetime">\d\d [A-Z][a-z]{2} \d{4}<\/p>/],
    ['the tags', /<ul class="tags commas">.*?<li class="warnings">/s],
    ['the figures', /<dl class="stats">.*?<dd class="language"/s],
  ]
  const listing = (await guest.get(urls.works())).text
  expect(missing(listing, [...EVERY_PAGE, ...blurb])).toEqual([])
  expect(listing).toMatch(/<h2 class="heading">1 - 8 of 8 Works/)
  expect(listing).toMatch(/<ol class="work index group"/)
  const found = (await guest.get(`${urls.searchWorks()}?work_search[query]=tea`)).text
  expect(found).toMatch(/<div id="main" class="works-search region"/)
  expect(found).toMatch(/<h3 class="heading">\d+ Found/)
})

test('what is absent, what asks first and who logs in are told as readers’ tools expect', async () => {
  await using house = await openTestHouse()
  const { rich, many } = await plantShapes(house)
  const guest = house.guest()
  const absent = await guest.get(urls.work(999_999))
  expect([
    absent.status,
    /<div id="main" class="system errors error-404 region"/.test(absent.text),
    /<h2 class="heading">Error 404/.test(absent.text),
  ]).toEqual([404, true, true])
  const asks = await guest.get(urls.work(rich.workId))
  expect(asks.text).toMatch(/<p class="caution">/)
  expect(asks.text).toMatch(/<ul class="actions"><li><a href="\/works\/\d+\?view_adult=true">Yes, Continue<\/a>/)
  const redirected = await guest.get(`/chapters/${many.chapterIds[1]}?view_adult=true`)
  expect([redirected.status, redirected.location]).toEqual([
    302,
    `${urls.chapter(many.workId, many.chapterIds[1] ?? 0)}?view_adult=true`,
  ])
  const login = (await guest.get(urls.login())).text
  expect(
    missing(login, [
      [
        'the form',
        /<div id="loginform">\s*<form id="new_user" [^>]*action="\/users\/login"[^>]*method="post"|<div id="loginform">\s*<form id="new_user" [^>]*method="post"[^>]*action="\/users\/login"/,
      ],
      ['the name', /name="user\[login\]"/],
      ['the password', /name="user\[password\]"/],
      ['whether to stay', /name="user\[remember_me\]"/],
    ]),
  ).toEqual([])
  expect(login).not.toContain('href="/users/logout')
  expect((await house.as('maren').then((member) => member.get('/'))).text).toContain('href="/users/logout')
  expect((await guest.get('/token_dispenser.json')).text).toMatch(/^\{"token":"[^"]+"\}$/)
  expect((await guest.get(`//downloads/${many.workId}/work.epub`)).status).toBe(200)
})
