import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Catalogue, type MadeTag, type MadeWork, plantCatalogue } from '../../../test/catalogue.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { type Visitor, wordsOf } from '../../../test/visitor.ts'
import { withThousands } from '../../platform/text/dates.ts'
import { urls } from '../urls.ts'
import { binWork } from '../works/store/lifecycle.ts'

let house: TestHouse
let catalogue: Catalogue
let guest: Visitor
let member: Visitor

beforeAll(async () => {
  house = await openTestHouse()
  catalogue = await plantCatalogue(house.db, 300, 5)
  guest = house.guest()
  member = await house.as('maren')
})
afterAll(() => house[Symbol.asyncDispose]())

const listed = (work: MadeWork) => !work.draft && !work.binned
const open = (work: MadeWork) => listed(work) && !work.restricted
const carrying = (tag: MadeTag) => (work: MadeWork) =>
  work.tags.some(({ id, mergerId }) => id === tag.id || mergerId === tag.id)
const tagNamed = (name: string) => catalogue.tags.find((tag) => tag.name === name) as MadeTag
const pathOf = (tag: MadeTag) => (tag.id < 10_000 || tag.type === 'fandom' ? tag.name : `${tag.name} - ${tag.type}`)
const idsIn = (html: string) => [...html.matchAll(/<li id="work_(\d+)"/g)].map(([, id]) => Number(id))
const mainOf = (html: string) => /<div id="main" class="([^"]*)"/.exec(html)?.[1]

test('listings, search and tag pages have the classes that tools compare whole', async () => {
  const mains: Readonly<Record<string, string>> = {
    '/works': 'works-index filtered region',
    '/tags/Sherlock%20Holmes/works': 'works-index filtered region',
    '/users/maren/works': 'works-index dashboard filtered region',
    '/users/maren/pseuds/maren/works': 'works-index dashboard filtered region',
    '/works/search': 'works-search region',
    '/works/search?work_search%5Bquery%5D=lamp': 'works-search region',
    '/tags/Sherlock%20Holmes': 'tags-show region',
    '/media': 'media-index region',
  }
  for (const [address, main] of Object.entries(mains)) {
    const { status, text } = await guest.get(address)
    expect([address, status, mainOf(text)]).toEqual([address, 200, main])
    expect(text, address).toMatch(/<h2 class="heading"/)
  }
})

test('a heading counts from the first to the last of all, also when they fit on one page', async () => {
  const all = catalogue.works.filter(listed).length
  expect((await member.get('/works')).text).toContain(`<h2 class="heading">1 - 20 of ${all} Works</h2>`)
  expect(wordsOf((await member.get('/works?page=2')).text)).toContain(`21 - 40 of ${all} Works`)
  const few = await member.get('/works?work_search[words_from]=4900')
  const count = catalogue.works.filter((work) => listed(work) && work.words >= 4900).length
  expect(few.text).toContain(`1 - ${count} of ${count} Work`)
  expect((await member.get('/works?work_search[words_from]=999999')).text).toContain('0 - 0 of 0 Works')
})

test('the blurb is as tools read it', async () => {
  const { text } = await guest.get('/works')
  expect(text).toMatch(
    /<ol class="work index group"[^>]*><li id="work_\d+" class="work blurb group work-\d+ user-\d+" role="article"><div class="header module"><h4 class="heading"><a href="\/works\/\d+"[^>]*>[^<]+<\/a> by <a rel="author" href="\/users\/\w+\/pseuds\/\w+">/,
  )
  expect(text).toMatch(
    /<h5 class="fandoms heading"><span class="landmark">Fandoms:<\/span> <a class="tag" href="\/tags\/[^"]+\/works"/,
  )
  expect(text).toMatch(
    /<ul class="required-tags"><li><span class="rating [a-z-]+" title="[^"]+"><span class="text">[^<]+<\/span><\/span><\/li><li><span class="warnings /,
  )
  expect(text).toMatch(/<span class="iswip (?:complete|wip)" title="(?:Complete Work|Work in Progress)">/)
  expect(text).toMatch(
    /<p class="datetime">\d\d [A-Z][a-z]{2} \d{4}<\/p><\/div><ul class="tags commas"><li class="warnings(?: none)?"><strong><a class="tag"/,
  )
  expect(text).toMatch(/<dd class="words">[\d,]+<\/dd>/)
  expect(text).toMatch(/<dd class="kudos"><a href="\/works\/\d+#kudos">[\d,]+<\/a><\/dd>/)
  for (const kind of ['relationships', 'characters', 'freeforms'])
    expect(text).toContain(`<li class="${kind}"><a class="tag"`)
})

test('only a restricted work carries the mark of one, after its title', async () => {
  const { text } = await member.get('/works')
  for (const id of idsIn(text)) {
    const blurb = text.slice(text.indexOf(`<li id="work_${id}"`)).split('</h4>')[0] ?? ''
    const restricted = catalogue.works.find((work) => work.id === id)?.restricted === true
    expect(blurb.includes('alt="(Restricted)" title="Restricted"'), blurb).toBe(restricted)
  }
})

test('the form to filter with is the one tools know', async () => {
  const tea = tagNamed('Tea')
  const { text } = await guest.get(
    `${urls.tagWorks(pathOf(tagNamed('Sherlock Holmes')))}?include_work_search[freeform_ids][]=${tea.id}`,
  )
  expect(text).toContain(
    '<form id="work-filters" class="filters" method="get" action="/works"><input type="hidden" name="tag_id" value="Sherlock Holmes"/>',
  )
  expect(text).toContain(
    `name="include_work_search[freeform_ids][]" id="include_work_search_freeform_ids_${tea.id}" value="${tea.id}" checked=""/>`,
  )
  for (const name of [
    'other_tag_names',
    'excluded_tag_names',
    'crossover',
    'complete',
    'words_from',
    'words_to',
    'date_from',
    'date_to',
    'query',
    'language_id',
    'sort_column',
  ]) {
    expect(text, name).toContain(`name="work_search[${name}]"`)
  }
})

test('the counts in the panel are those of the listing, for guests and for members', async () => {
  const fandom = tagNamed('Sherlock Holmes')
  for (const [visitor, may] of [
    [guest, open],
    [member, listed],
  ] as const) {
    const { text } = await visitor.get(urls.tagWorks(fandom.name))
    const works = catalogue.works.filter((work) => may(work) && carrying(fandom)(work))
    for (const tag of catalogue.tags.filter(
      ({ id, type, mergerId }) => mergerId === null && id !== fandom.id && type !== 'fandom',
    )) {
      const count = works.filter(carrying(tag)).length
      const label = `value="${tag.id}"/><span class="text">Include </span><span class="name" dir="auto">${tag.name.replaceAll('&', '&amp;')}</span><span class="count"> (${withThousands(count)})</span>`
      if (count > 0 || tag.id < 10_000) expect(text, tag.name).toContain(label)
    }
  }
})

test('what is excluded stays in the panel with a nought', async () => {
  const tea = tagNamed('Tea')
  const { text } = await guest.get(`/works?exclude_work_search[freeform_ids][]=${tea.id}`)
  expect(text).toMatch(
    new RegExp(
      `id="exclude_work_search_freeform_ids_${tea.id}" value="${tea.id}" checked=""/><span class="text">Exclude Tea \\(0\\)`,
    ),
  )
  expect(text).toContain(
    '<li class="not"><a href="/works" dir="auto"><span class="text">Remove not </span>Tea</a></li>',
  )
})

test('the pages are linked as tools expect, the number first', async () => {
  const { text } = await guest.get('/works?work_search[complete]=T')
  expect(text).toContain(
    '<ol class="pagination actions" role="navigation" title="pagination"><li class="previous" title="previous"',
  )
  expect(text).toContain('<a href="/works?page=2&amp;work_search[complete]=T">2</a>')
  expect(text).toMatch(
    /<li class="next" title="next"[^>]*><a rel="next" href="\/works\?page=2&amp;after=[^"]+&amp;work_search\[complete\]=T">/,
  )
  expect((await guest.get('/works?work_search[words_from]=4900')).text).not.toContain('class="pagination')
  expect((await guest.get('/works?page=500')).text).toContain('These works end before page 500')
})

test('a search says how many were found before anything else', async () => {
  const { text } = await guest.get(
    '/works/search?utf8=✓&work_search%5Bquery%5D=lamp&work_search%5Bquery%5D=&commit=Search',
  )
  const first = /<h3 class="heading">([^<]*)<\/h3>/.exec(text)?.[1]
  const found = catalogue.works.filter((work) => open(work) && `${work.title} ${work.summary}`.includes('lamp')).length
  expect(first).toBe(`${found} Found`)
  const empty = (await guest.get('/works/search?work_search[query]=xyzzy')).text
  expect(empty).toContain('<h3 class="heading">0 Found</h3>')
  expect(empty).toMatch(/<ol class="work index group"[^>]*><\/ol>/)
})

test('the works of a synonym are found under the canonical tag', async () => {
  const { status, location } = await guest.get('/tags/Sherlock%20Holmes%20(or%20so)/works?work_search[complete]=T')
  expect([status, location]).toEqual([302, '/tags/Sherlock%20Holmes/works?work_search[complete]=T'])
})

test('a tag page says what the tag is, what else it is called and what stands beside it', async () => {
  const fandom = tagNamed('Sherlock Holmes')
  const words = wordsOf((await guest.get('/tags/Sherlock%20Holmes')).text)
  expect(words).toContain(
    `Fandom, on ${catalogue.works.filter((work) => open(work) && carrying(fandom)(work)).length} works`,
  )
  expect(words).toContain('Also called Sherlock Holmes (or so)')
  expect(words).toContain('Relationships')
  expect(wordsOf((await guest.get('/tags/Sherlock%20Holmes%20(or%20so)')).text)).toContain(
    'It is another name for Sherlock Holmes',
  )
})

test('the fandoms are counted right for guest and member', async () => {
  for (const [visitor, may] of [
    [guest, open],
    [member, listed],
  ] as const) {
    const words = wordsOf((await visitor.get('/media')).text)
    for (const name of ['Sherlock Holmes', 'Alice in Wonderland', 'Arsène Lupin']) {
      const count = catalogue.works.filter((work) => may(work) && carrying(tagNamed(name))(work)).length
      expect(words).toContain(`${name} (${count})`)
    }
    expect(wordsOf((await visitor.get('/media?letter=A')).text)).not.toContain('Sherlock')
    expect(wordsOf((await visitor.get('/media?term=lup')).text)).toContain('Names with “lup” Arsène Lupin')
  }
})

const namesFor = async (visitor: Visitor, kind: string, term: string) =>
  (
    JSON.parse((await visitor.get(`/autocomplete/${kind}?term=${encodeURIComponent(term)}`)).text) as { name: string }[]
  ).map(({ name }) => name)

test('names are offered by the beginnings of their words, whatever case and accents, the most used first', async () => {
  expect(await namesFor(guest, 'fandom', 'ARSENE')).toEqual(['Arsène Lupin'])
  expect(await namesFor(guest, 'character', 'wat jo')).toEqual(['John Watson'])
  expect(await namesFor(guest, 'freeform', '日本')).toEqual(['日本の庭'])
  expect(await namesFor(guest, 'tag', 'herlock')).toEqual([])
  expect(await namesFor(guest, 'freeform', '')).toEqual([])
  expect(await namesFor(guest, 'pseud', 'GARE')).toEqual(['gare_du_nord'])
  const uses = (name: string) =>
    catalogue.works.filter(
      (work) => open(work) && work.tags.some((tag) => tag.name.startsWith(name) && tag.type === 'additional'),
    ).length
  const offered = ['Fluff', 'Found Family', 'Case Fic'].sort((left, right) => uses(right) - uses(left))
  expect(await namesFor(guest, 'freeform', 'f')).toEqual(offered)
  expect((await guest.get('/autocomplete/nonsense?term=a')).status).toBe(404)
})

test('what stands on hidden works alone is nowhere to be found by a guest', async () => {
  await using other = await openTestHouse()
  const { works, tags } = await plantCatalogue(other.db, 40, 9)
  const tea = tags.find(({ name }) => name === 'Epistolary') as MadeTag
  for (const { id, tags: own } of works) {
    if (own.includes(tea)) await other.db.updateTable('works').set({ restricted: 1 }).where('id', '=', id).execute()
  }
  const [reader, outsider] = [await other.as('maren'), other.guest()]
  expect(await namesFor(reader, 'freeform', 'epis')).toEqual(['Epistolary'])
  expect(await namesFor(outsider, 'freeform', 'epis')).toEqual([])
  const [page, listing] = [urls.tag(pathOf(tea)), urls.tagWorks(pathOf(tea))]
  const missing = (await outsider.get('/tags/No%20Such%20Tag')).text
  for (const address of [page, listing]) {
    expect((await reader.get(address)).status, address).toBe(200)
    const answer = await outsider.get(address)
    expect(answer.status, address).toBe(404)
    expect(answer.text.replaceAll(/content="[^"]*"|value="[^"]*"/g, '')).toBe(
      missing.replaceAll(/content="[^"]*"|value="[^"]*"/g, ''),
    )
  }
  const asked = (await outsider.get(`/works?include_work_search[freeform_ids][]=${tea.id}`)).text
  expect(wordsOf(asked)).toContain('There is no tag with the number')
  expect(asked).not.toContain('Epistolary')
})

test('a restricted work and a draft are in no list of a guest', async () => {
  const seen = new Set<number>()
  for (let page = 1; page <= 15; page++)
    for (const id of idsIn((await guest.get(`/works?page=${page}`)).text)) seen.add(id)
  expect([...seen].sort((a, b) => a - b)).toEqual(catalogue.works.filter(open).map(({ id }) => id))
})

test('a change is seen at once', async () => {
  await using other = await openTestHouse()
  const { works } = await plantCatalogue(other.db, 30, 2)
  const work = works.find(open) as MadeWork
  const reader = await other.as('maren')
  expect((await reader.get(`/works?work_search[title]=${encodeURIComponent(work.title)}`)).text).toContain(
    `work_${work.id}"`,
  )
  await other.db.transaction().execute((trx) => binWork(trx, work.id, other.now()))
  other.clock.now = new Date(other.now().getTime() + 1500)
  expect((await reader.get(`/works?work_search[title]=${encodeURIComponent(work.title)}`)).text).not.toContain(
    `work_${work.id}"`,
  )
})

test('a listing of nobody and of no tag is absent', async () => {
  for (const address of [
    '/users/nobody/works',
    '/users/maren/pseuds/nobody/works',
    '/tags/Nothing/works',
    '/works?user_id=nobody',
    '/tags/%00/works',
  ]) {
    expect((await guest.get(address)).status, address).toBe(404)
  }
})

test('what is wrong in a query is marked under its box, with a link to what was probably meant', async () => {
  for (const [path, list] of [
    ['/works', 'works'],
    ['/works/search', 'search'],
  ]) {
    const { status, text } = await guest.get(
      `${path}?work_search[query]=${encodeURIComponent('lamp fandm:"Treasure Island"')}`,
    )
    expect([list, status]).toEqual([list, 200])
    expect(text).toContain('There is no field “fandm:”')
    expect(text).toMatch(/lamp <mark>fandm:<\/mark>/)
    expect(text).toContain(`${path}?work_search[query]=lamp+fandom%3A%22Treasure+Island%22`)
    expect(text).toMatch(/aria-describedby="[^"]*work_search_query_mistakes"/)
  }
  const unknown = wordsOf((await guest.get('/works?work_search[query]=fandom:Nowhere')).text)
  expect(unknown).toContain('No tag is called “Nowhere”, so works with these words in their tags are shown.')
})

test('for a name that no tag has, one that begins so or is spelt nearly so is offered, and only what one may see', async () => {
  const offered = async (visitor: Visitor, line: string) => {
    const { text } = await visitor.get(`/works?work_search[query]=${encodeURIComponent(line)}`)
    return [...text.matchAll(/Search for <code dir="auto">([^<]*)<\/code>/g)].map(([, better = '']) =>
      better.replaceAll('&quot;', '"'),
    )
  }
  expect(await offered(guest, 'lamp fandom:"Treasure Isl"')).toEqual(['lamp fandom:"Treasure Island"'])
  expect(await offered(guest, 'fandom:Alice,"Tresure Iland" lamp')).toContain('fandom:Alice,"Treasure Island" lamp')
  expect(await offered(guest, 'character:"arsen lupine"')).toEqual(['character:"Arsène Lupin"'])
  expect(await offered(guest, 'fandom:Nothing')).toEqual([])
  await using other = await openTestHouse()
  const { works, tags } = await plantCatalogue(other.db, 40, 9)
  const hidden = tags.find(({ name }) => name === 'Epistolary') as MadeTag
  for (const { id, tags: own } of works)
    if (own.includes(hidden)) await other.db.updateTable('works').set({ restricted: 1 }).where('id', '=', id).execute()
  expect(await offered(await other.as('maren'), 'additional:Epistolry')).toEqual(['additional:"Epistolary"'])
  expect(await offered(other.guest(), 'additional:Epistolry')).toEqual([])
})

test('where words find nothing, the tag that is spelt nearly so is offered', async () => {
  const meant = async (line: string) =>
    /Did you mean <a href="([^"]*)"/.exec(
      (await guest.get(`/works/search?work_search[query]=${encodeURIComponent(line)}`)).text,
    )?.[1]
  expect(await meant('Treasur Islnd')).toBe('/works/search?work_search[query]=tagged%3A%22Treasure+Island%22')
  expect(await meant('lamp epistolry')).toBe('/works/search?work_search[query]=tagged%3A%22Epistolary%22+lamp')
  expect(await meant('xyzzy')).toBeUndefined()
  expect(await meant('lamp')).toBeUndefined()
})

test('the words that were asked for are marked in summaries, and nowhere in links', async () => {
  const { text } = await guest.get(`/works?work_search[query]=${encodeURIComponent('lamp -kettle')}`)
  const summaries = [...text.matchAll(/<blockquote class="userstuff summary"[^>]*>(.*?)<\/blockquote>/g)].map(
    ([, summary = '']) => summary,
  )
  expect(summaries.some((summary) => summary.includes('<mark>lamp</mark>'))).toBe(true)
  expect(summaries.filter((summary) => summary.replaceAll('<mark>lamp</mark>', '').includes('lamp'))).toEqual([])
  expect(text).not.toMatch(/<a [^>]*>[^<]*<mark>/)
  expect((await guest.get('/works')).text).not.toContain('<mark>')
})

test('an order that is written is the order of the list, and leaves the box', async () => {
  const { text } = await guest.get(
    `/works?work_search[sort_column]=revised_at&work_search[query]=${encodeURIComponent('lamp sort:words asc')}`,
  )
  expect(wordsOf(text)).toContain('Sorted by words')
  expect(text).toMatch(/name="work_search\[query\]" type="search" value="lamp"/)
  const expected = catalogue.works.filter((work) => open(work) && `${work.title} ${work.summary}`.includes('lamp'))
  expect(idsIn(text)[0]).toBe(expected.sort((a, b) => a.words - b.words || a.id - b.id)[0]?.id)
})

test('a search begins with what fits best, a listing with what is new, and each keeps the other order when asked', async () => {
  const best = idsIn((await guest.get('/works?work_search[sort_column]=_score&work_search[query]=lamp')).text)
  const newest = idsIn((await guest.get('/works?work_search[query]=lamp')).text)
  expect(best).not.toEqual(newest)
  expect(idsIn((await guest.get('/works/search?work_search[query]=lamp')).text)).toEqual(best)
  const byDate = (await guest.get('/works/search?work_search[query]=lamp&work_search[sort_column]=revised_at')).text
  expect(idsIn(byDate)).toEqual(newest)
  expect(byDate).toMatch(/rel="next" href="[^"]*sort_column\]=revised_at/)
  const titled = catalogue.works.find(({ id }) => id === best[0])
  expect(titled?.title).toContain('lamp')
})

test('the panel writes what it asks for as text, and the text finds the same works', async () => {
  const tea = tagNamed('Tea')
  for (const address of [
    `${urls.tagWorks('Sherlock Holmes')}?include_work_search[rating_ids][]=10&include_work_search[rating_ids][]=11`,
    `/users/maren/works?exclude_work_search[freeform_ids][]=${tea.id}&work_search[words_from]=1000&work_search[complete]=T`,
    `/works?work_search[other_tag_names]=Fluff,hudson&work_search[query]=lamp OR winter&work_search[title]=lamp`,
    '/users/maren/pseuds/maren/works?work_search[language_id]=ja&work_search[crossover]=F&work_search[date_from]=2026-01-05',
  ]) {
    const listing = (await guest.get(address)).text
    const line = /<textarea id="query_as_text"[^>]*>([^<]*)<\/textarea>/.exec(listing)?.[1] ?? ''
    const plain = line
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replaceAll('&gt;', '>')
      .replaceAll('&lt;', '<')
      .trim()
    expect(plain, address).not.toBe('')
    const found = (await guest.get(`/works/search?work_search[query]=${encodeURIComponent(plain)}`)).text
    expect(idsIn(found), plain).toEqual(idsIn(listing))
    expect(/([\d,]+) Found/.exec(found)?.[1], plain).toBe(/of ([\d,]+) Works?/.exec(listing)?.[1])
  }
})

test('each part of a query can be taken away by itself', async () => {
  const { text } = await guest.get(`/works?work_search[query]=${encodeURIComponent('lamp -winter words:>500')}`)
  expect(text).toContain(
    '<a href="/works?work_search[query]=-winter+words%3A%3E500" dir="auto"><span class="text">Remove </span>“lamp”</a>',
  )
  expect(text).toContain('<li class="not"><a href="/works?work_search[query]=lamp+words%3A%3E500"')
})

test('the help leads to searches that find something or nothing, and never an error', async () => {
  const { text } = await guest.get(urls.searchHelp())
  const links = [...text.matchAll(/<dt><a href="([^"]+)"/g)].map(([, href = '']) => href)
  expect(links.length).toBeGreaterThan(30)
  for (const link of links) expect([link, (await guest.get(link.replaceAll('&amp;', '&'))).status]).toEqual([link, 200])
})

test('nothing in an address breaks a listing', { timeout: 60_000 }, async () => {
  const thousands = Array.from({ length: 5000 }, (_, at) => `exclude_work_search[freeform_ids][]=${at + 1}`).join('&')
  const addresses = [
    `/works?${thousands}`,
    '/works?work_search[word_count]=500-100&work_search[hits]=many',
    `/works?work_search[query]=${encodeURIComponent('🎻🎻 ‮right to left‬ "')}`,
    `/works/search?work_search[query]=${encodeURIComponent('\'; drop table works; -- NEAR(a b) AND OR NOT * ^ : {} () "')}`,
    '/works?work_search[sort_column]=nonsense&work_search[nonsense]=1&page=-4&after=;;;&before=1~n1',
    '/works?page=99999999999&include_work_search[fandom_ids][]=99999999999999999999',
    `/works/search?work_search[title]=${encodeURIComponent('x'.repeat(3000))}`,
    `/works/search?work_search[query]=${'('.repeat(10_000)}`,
    `/works?work_search[query]=${encodeURIComponent('words:5000-1000 colour:blue -( OR "')}`,
    `/works?work_search[query]=${encodeURIComponent(`a'b" OR 1=1; select * from users where fts match 'x' {a b}: ^c`)}`,
    `/works?work_search[query]=${encodeURIComponent(Array.from({ length: 60 }, (_, at) => `(w${at} OR -title:t${at})`).join(' '))}`,
    `/works?work_search[other_tag_names]=${encodeURIComponent('!!!,,,%,_,')}`,
    `/media?letter=${encodeURIComponent("'")}&after=%01&term=${encodeURIComponent('%_\\')}`,
    `/autocomplete/pseud?term=${encodeURIComponent("%_\\'\u0001")}`,
  ]
  for (const address of addresses) {
    const { status, text } = await guest.get(address)
    expect([address.slice(0, 60), status]).toEqual([address.slice(0, 60), 200])
    expect(text).not.toMatch(/\bat .+\.ts:\d+/)
  }
  expect(wordsOf((await guest.get(`/works?${thousands}`)).text)).toContain('At most 100 tags can be left out at once')
})
