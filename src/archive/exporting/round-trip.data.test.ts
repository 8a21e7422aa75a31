import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAccount, type Drawn, furnish } from '../../../test/an-account.ts'
import { draws } from '../../../test/draws.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { pictures } from '../../../test/pictures.ts'
import { zipOf } from '../../../test/zips.ts'
import { ACCOUNT_PARTS } from '../../account-parts.ts'
import { readZip } from '../../platform/zip/read.ts'
import { checkArchive } from '../checking/index.ts'
import { keepPicture, markupOf } from '../media/index.ts'
import { urls } from '../urls.ts'
import { insertWork } from '../works/index.ts'
import { bringAccount, makeAccountFile, openAccountFile } from './index.ts'
import { ownerOf } from './out/make.ts'
import { kindsOf } from './schemas.ts'

let there: TestHouse
let here: TestHouse
let drawnSoFar = 0

beforeAll(async () => {
  there = await openTestHouse()
  here = await openTestHouse()
  await here.as('somebody')
  const [drawn] = fc.sample(anAccount, { seed: 3, numRuns: 1 })
  if (drawn) await furnish(here, 'somebody', drawn)
})

afterAll(async () => {
  await there[Symbol.asyncDispose]()
  await here[Symbol.asyncDispose]()
})

/** Kinds that come back, and the records of each. */
type All = Readonly<Record<string, readonly unknown[]>>

async function numberOf(house: TestHouse, login: string): Promise<number> {
  const { id } = await house.db.selectFrom('users').select('id').where('login', '=', login).executeTakeFirstOrThrow()
  return id
}

async function exported(house: TestHouse, login: string): Promise<string> {
  const file = path.join(house.folder, `${login}-${drawnSoFar++}.zip`)
  await makeAccountFile(house, ACCOUNT_PARTS, { id: await numberOf(house, login), login }, file)
  return file
}

const COMING = kindsOf(ACCOUNT_PARTS).filter((kind) => kind.bring !== undefined)

function recordsIn(file: string): All {
  const open = openAccountFile(readFileSync(file))
  return Object.fromEntries(COMING.map((kind) => [kind.name, [...open.recordsOf(kind)]]))
}

/** What a file would hold now. */
async function recordsOf(house: TestHouse, login: string): Promise<All> {
  const owner = ownerOf(house, house.db, { id: await numberOf(house, login), login })
  const all: Record<string, unknown[]> = {}
  for (const kind of COMING) {
    all[kind.name] = []
    for await (const record of kind.read(owner)) all[kind.name]?.push(JSON.parse(JSON.stringify(record)))
  }
  return all
}

/** Which kind a number under this name is of. */
const OF: Readonly<Record<string, string>> = {
  work: 'works',
  works: 'works',
  chapter: 'chapters',
  answers: 'comments-received',
  comment: 'comments-received',
  own: 'pen-names',
  pen_names: 'pen-names',
  bookmarks: 'bookmarks',
}

/** The same with every number in the order in which it comes, since two archives give their own. */
function numbered(all: All): unknown {
  const ranks = new Map<string, number>()
  const rank = (kind: string, id: unknown) => {
    const name = `${kind} ${String(id)}`
    if (!ranks.has(name)) ranks.set(name, ranks.size)
    return `${kind} #${ranks.get(name)}`
  }
  const turned = (kind: string, key: string, value: unknown): unknown => {
    if (typeof value === 'number' && (key === 'id' || OF[key] !== undefined)) return rank(OF[key] ?? kind, value)
    if (key === 'address') return String(value).replace(/\/works\/\d+/, '/works/1')
    if (Array.isArray(value)) return value.map((one) => turned(key === 'chapters' ? 'chapters' : kind, key, one))
    if (typeof value !== 'object' || value === null) return value
    const inner = key === 'of' ? 'works' : kind
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, turned(inner, name, one)]))
  }
  return Object.fromEntries(
    Object.entries(all).map(([kind, records]) => [kind, records.map((r) => turned(kind, '', r))]),
  )
}

async function bring(file: string, login: string, stopAfter = Number.POSITIVE_INFINITY) {
  const open = openAccountFile(readFileSync(file))
  return bringAccount(
    here,
    ACCOUNT_PARTS,
    open,
    { id: await numberOf(here, login), login },
    {
      trusted: true,
      dryRun: 'no',
      told: (done) => done < stopAfter,
    },
  )
}

async function roundTrip(drawn: Drawn, stopAfter: number): Promise<void> {
  const login = `member${drawnSoFar++}`
  await furnish(there, login, drawn)
  const file = await exported(there, login)
  const before = recordsIn(file)
  await here.as(login)
  await bring(file, login, stopAfter)
  const report = await bring(file, login)
  expect(report.broken).toBe('')
  const why = report.kinds.filter(({ name }) => before[name] !== undefined).flatMap((kind) => Object.keys(kind.why))
  expect(why).toEqual([])
  const after = await recordsOf(here, login)
  expect(numbered(after)).toEqual(numbered(before))
  const again = await bring(file, login)
  expect(again.kinds.map((kind) => kind.new)).toEqual(again.kinds.map(() => 0))
  expect(await recordsOf(here, login)).toEqual(after)
}

test('an account that comes into another archive is the one that left, broken off on the way and sent twice', {
  tags: 'long',
}, async () => {
  await fc.assert(fc.asyncProperty(anAccount, fc.integer({ min: 1, max: 80 }), roundTrip), {
    numRuns: draws(3),
    endOnFailure: true,
  })
  expect((await checkArchive(here.db)).faults).toEqual([])
})

/** The file with one of its parts changed, and its list made to fit. */
async function forged(file: string, name: string, change: (text: string) => string, fitting = true): Promise<Buffer> {
  const zip = readZip(readFileSync(file))
  if (!zip.ok) throw new Error(zip.problem)
  const parts = zip.value.names.map((part) => {
    const opened = zip.value.open(part)
    if (!opened?.ok) throw new Error(part)
    return { name: part, content: Buffer.from(opened.value).toString() }
  })
  const changed = parts.map((part) => (part.name === name ? { name, content: change(part.content) } : part))
  const sum = createHash('sha256')
    .update(changed.find((part) => part.name === name)?.content ?? '')
    .digest('hex')
  return zipOf(
    changed
      .filter((part) => /^data|^manifest/.test(part.name))
      .map((part) =>
        part.name === 'manifest.json' && fitting
          ? {
              ...part,
              content: part.content.replace(new RegExp(`("${name}",\\s*"size": \\d+,\\s*"sha256": ")\\w+`), `$1${sum}`),
            }
          : part,
      ),
  )
}

test('a file that somebody has written themselves is held to the rules of this archive', async () => {
  const [drawn] = fc.sample(anAccount, { seed: 21, numRuns: 1 })
  const [work] = drawn?.works ?? []
  if (!drawn || !work) throw new Error('nothing drawn')
  await furnish(there, 'forger', { ...drawn, works: [{ ...work, title: 'Forged', draft: false }] })
  await here.as('forger')
  const file = await exported(there, 'forger')
  const html = '<p id="p1">x<script>alert(1)</script><img src=x alt="x id="p1" onerror=alert(1) x="></p>'
  const posted_at = '2999-01-01T00:00:00.000Z'
  const bytes = await forged(file, 'data/works.json', (text) => {
    const works = JSON.parse(text) as { readonly chapters: readonly object[] }[]
    return JSON.stringify(
      works.map((one) => ({ ...one, posted_at, chapters: one.chapters.map((chapter) => ({ ...chapter, html })) })),
    )
  })
  const member = { id: await numberOf(here, 'forger'), login: 'forger' }
  const wishes = { trusted: false, dryRun: 'no', told: () => true } as const
  const report = await bringAccount(here, ACCOUNT_PARTS, openAccountFile(bytes), member, wishes)
  expect(report.broken).toBe('')
  const row = await here.db
    .selectFrom('works')
    .innerJoin('chapters', 'chapters.work_id', 'works.id')
    .innerJoin('chapter_texts', 'chapter_texts.chapter_id', 'chapters.id')
    .select(['html', 'works.posted_at'])
    .where('works.title', '=', 'Forged')
    .orderBy('chapters.position')
    .executeTakeFirstOrThrow()
  expect(row.html).not.toMatch(/script|<[^>]*onerror/)
  expect(row.posted_at).toBe(here.now().toISOString())
})

test('a file that was cut, damaged or made to burst says so, and nothing comes in', async () => {
  await there.as('unlucky')
  const file = await exported(there, 'unlucky')
  const bytes = readFileSync(file)
  const wrong = await forged(file, 'data/account.json', (text) => text.replace('unlucky', 'lucky'), false)
  expect(() => openAccountFile(bytes.subarray(0, bytes.length - 30))).toThrow('cut off')
  expect(() => openAccountFile(zipOf([{ name: 'a.txt', content: 'a' }]))).toThrow('not an account')
  const manifest = { name: 'manifest.json', content: ' '.repeat(20_000_000) }
  expect(() => openAccountFile(zipOf([manifest]))).toThrow('far larger')
  const [account] = kindsOf(ACCOUNT_PARTS)
  if (!account) throw new Error('no kinds')
  const damaged = openAccountFile(wrong)
  expect(() => [...damaged.recordsOf(account)]).toThrow('not what it was')
})

test('pictures come along, and texts show them under their new names', async () => {
  const login = 'painter'
  await there.as(login)
  const { id: userId } = await there.db
    .selectFrom('users')
    .select('id')
    .where('login', '=', login)
    .executeTakeFirstOrThrow()
  const pseud = await there.db.selectFrom('pseuds').select('id').where('user_id', '=', userId).executeTakeFirstOrThrow()
  const kept = await keepPicture(there, userId, await pictures.png(20, 10), 'A lamp')
  if (!kept.ok) throw new Error(kept.problem)
  const details = {
    ...{ title: 'The Lamp', summary: '', notesBefore: '', notesAfter: '', language: 'en', rating: 'Not Rated' },
    ...{ warnings: ['Creator Chose Not To Use Archive Warnings'], categories: [], fandoms: ['Lamps'] },
    ...{ relationships: [], characters: [], additional: [], restricted: false, expectedChapters: 1 },
  }
  const html = `<p>See:</p><p>${markupOf(kept.value)}</p>`
  const chapters = [{ title: '', summary: '', contentNotes: '', notesBefore: '', notesAfter: '', html }]
  await there.db
    .transaction()
    .execute((trx) =>
      insertWork(trx, { details, pseudIds: [pseud.id], chapters, postedAt: there.now(), now: there.now() }),
    )
  const file = await exported(there, login)
  await here.as(login)
  const report = await bring(file, login)
  expect(report.kinds.find(({ name }) => name === 'pictures')).toMatchObject({ new: 1, left: 0 })
  const text = await here.db
    .selectFrom('chapter_texts')
    .innerJoin('chapters', 'chapters.id', 'chapter_texts.chapter_id')
    .innerJoin('works', 'works.id', 'chapters.work_id')
    .select('html')
    .where('works.title', '=', 'The Lamp')
    .executeTakeFirstOrThrow()
  const [, src = ''] = /src="([^"]+)"/.exec(text.html) ?? []
  expect(src).not.toBe(kept.value.src)
  expect((await here.guest().get(src)).status).toBe(200)
  expect((await bring(file, login)).kinds.find(({ name }) => name === 'pictures')).toMatchObject({ new: 0, known: 1 })
})

test('a file that comes back to the account it left brings what was deleted since, and nothing else', {
  tags: 'long',
}, async () => {
  const login = 'homecomer'
  const [drawn] = fc.sample(anAccount, { seed: 5, numRuns: 1 })
  if (!drawn) throw new Error('nothing drawn')
  await furnish(here, login, { ...drawn, bookmarks: [{ title: 'Kept', notes: 'yes', hidden: true }] })
  const before = await exported(here, login)
  expect((await bring(before, login)).kinds.filter((kind) => kind.new > 0)).toEqual([])
  const { id } = await here.db.selectFrom('users').select('id').where('login', '=', login).executeTakeFirstOrThrow()
  await here.db.deleteFrom('bookmarks').where('user_id', '=', id).execute()
  const report = await bring(before, login)
  expect(report.kinds.filter((kind) => kind.new > 0).map(({ name }) => name)).toEqual(['bookmarks'])
})

test('through the browser one looks first; then it comes in, and counts of readers stay', async () => {
  const login = 'traveller'
  const [drawn] = fc.sample(anAccount, { seed: 9, numRuns: 1 })
  const [work] = drawn?.works ?? []
  if (!drawn || !work) throw new Error('nothing drawn')
  await furnish(there, login, { ...drawn, works: [{ ...work, draft: false, kudos: 2, hits: 50 }] })
  const file = await exported(there, login)
  const member = await here.as(login)
  const page = urls.importAccount(login)
  expect((await member.post(page)).status).toBe(422)
  const wrong = await member.post(page, { file: new File(['no account'], 'account.zip') })
  expect(wrong.text).toContain('This is not a ZIP archive')
  await member.post(page, { file: new File([readFileSync(file)], 'account.zip') })
  expect((await member.get(page)).text).toContain('Nothing has come in yet')
  await member.post(page, { do: 'start' })
  expect((await member.get(page)).text).toContain('Coming in')
  await here.workOff()
  const told = (await member.get(page)).text
  expect(told).toContain('What came in')
  expect(told).toContain('Numbers of readers come in only')
  const counted = await here.db
    .selectFrom('work_counters')
    .innerJoin('works', 'works.id', 'work_counters.work_id')
    .select(['hits', 'kudos'])
    .where('works.title', '=', work.title)
    .executeTakeFirstOrThrow()
  expect(counted).toEqual({ hits: 0, kudos: 0 })
})
