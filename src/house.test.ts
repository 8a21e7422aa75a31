import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** Floors from the ground up: a file may import what stands below its own floor. Docs: docs/architecture.md. */
const FLOORS: readonly (readonly string[])[] = [
  ['platform/text'],
  [
    'platform/db',
    'platform/matching',
    'platform/pictures',
    'platform/s3',
    'platform/sets',
    'platform/tar',
    'platform/ui',
    'platform/web',
    'platform/zip',
  ],
  ['schema', 'config'],
  [
    'archive/urls',
    'archive/absolute',
    'archive/house',
    'archive/jobs',
    'archive/mail',
    'archive/rights',
    'archive/settings',
  ],
  ['archive/belongings', 'archive/frame'],
  ['archive/accounts', 'archive/media', 'archive/tags'],
  ['archive/suggesting'],
  [
    'archive/works',
    'archive/distance',
    'archive/notices',
    'archive/policy',
    'archive/reports',
    'archive/spam',
    'archive/trail',
  ],
  ['archive/catalogue'],
  ['archive/search', 'archive/wrangling'],
  [
    'archive/betas',
    'archive/bonds',
    'archive/bookmarks',
    'archive/collections',
    'archive/comments',
    'archive/feeds',
    'archive/files',
    'archive/following',
    'archive/kudos',
    'archive/place',
    'archive/robots',
    'archive/skins',
    'archive/statistics',
    'archive/ties',
  ],
  [
    'archive/api',
    'archive/bulk',
    'archive/bundle',
    'archive/challenges',
    'archive/checking',
    'archive/dashboard',
    'archive/exporting',
    'archive/importing',
    'archive/moderation',
    'archive/moving',
    'archive/news',
    'archive/offline',
    'archive/own-feeds',
    'archive/reading',
    'archive/sending',
    'archive/syncing',
  ],
  ['archive/administration', 'archive/backups', 'archive/freezing', 'archive/demo'],
  ['account-parts'],
  ['app'],
  ['open'],
  ['cli'],
  ['main'],
]

/** Where the plan has one more arrow than the floors say, and why. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'archive/house': ['archive/settings'], // the type of what every room is handed
  'archive/absolute': ['archive/house'],
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('client/') && !/\.test\.tsx?$/.test(file))

function roomOf(file: string): string {
  const [first = '', second = ''] = file.replace(/\.tsx?$/, '').split('/')
  return first === 'platform' || first === 'archive' ? `${first}/${second}` : first
}

function importsOf(file: string): readonly string[] {
  const source = readFileSync(path.join('src', file), 'utf8')
  return [...source.matchAll(/from '(\.[^']+)'/g)].map(([, to = '']) => path.posix.join(path.posix.dirname(file), to))
}

const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room))
const arrows = files.flatMap((file) =>
  importsOf(file).map((to) => ({ file, to, from: roomOf(file), room: roomOf(to) })),
)

test('every file stands in a room that the plan knows', () => {
  expect(files.filter((file) => floorOf(roomOf(file)) < 0)).toEqual([])
})

test('imports go down', () => {
  const up = arrows.filter(
    ({ from, room }) => from !== room && floorOf(room) >= floorOf(from) && !ALLOWED[from]?.includes(room),
  )
  expect(up.map(({ file, to }) => `${file} → ${to}`)).toEqual([])
})

test('a room of the archive is entered by its door', () => {
  const past = arrows.filter(
    ({ from, room, to }) => room.startsWith('archive/') && from !== room && /^archive\/[^/]+\/(?!index\.ts$)/.test(to),
  )
  expect(past.map(({ file, to }) => `${file} → ${to}`)).toEqual([])
})

test('nothing is called utils, helpers, common or shared', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|shared)(\/|\.)/.test(file))).toEqual([])
})

test('the browser scripts and the rest do not know each other, but for the text model that the editor works with', () => {
  expect(arrows.filter(({ to }) => to.startsWith('client/'))).toEqual([])
  const scripts = readdirSync('src/client', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const out = scripts.flatMap((file) => importsOf(`client/${file}`)).filter((to) => !to.startsWith('client/'))
  expect([...new Set(out)]).toEqual(['platform/text/for-the-browser.ts'])
})

/** Where words go into a statement as they are: each of them stands in the source, none is anybody's. */
const OWN_WORDS: Readonly<Record<string, number>> = {
  'schema/migrations/0031-trail.ts': 1, // the name of a kind of statement
  'platform/db/whole.ts': 3, // tables and definitions as the database itself names them
  'archive/checking/talk.ts': 1, // conditions from this file
  'archive/search/listing/conditions.ts': 1, // a comparison with a number that was read as one
  'archive/search/listing/store.ts': 1, // < or >
}

test('no statement is built from text: values are bound, names are quoted, and the few exceptions are known', () => {
  const raw = Object.fromEntries(
    files.flatMap((file) => {
      const found = readFileSync(path.join('src', file), 'utf8').match(/\b(?:sql|CompiledQuery)\.raw\(/g)
      return found ? [[file, found.length]] : []
    }),
  )
  expect(raw).toEqual(OWN_WORDS)
})
