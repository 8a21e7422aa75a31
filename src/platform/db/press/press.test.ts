import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { bindPrinted, Press, planPrint } from './press.ts'

const SCHEMA = `
  create table "authors" ("id" integer not null primary key autoincrement, "name" text not null unique, "note" text, "mood" text default 'good' not null);
  create table "works" ("id" integer not null primary key autoincrement, "title" text not null, "text" text not null, "size" integer not null,
    "gone" text, "stars" integer default 3, constraint "works_size_title" unique ("size", "title"));
  create index "works_by_title" on "works" ("title", "id", "size");
  create index "works_shown" on "works" ("size") where "gone" is null and "stars" is not null;
  create table "pairs" ("one" integer not null, "other" integer not null, constraint "pairs_key" primary key ("one", "other"));
  create index "pairs_other" on "pairs" ("other", "one");`

function openFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-press-'))
  const file = path.join(folder, 'a.sqlite')
  using database = new DatabaseSync(file)
  database.exec(`pragma journal_mode = wal; ${SCHEMA}`)
  database.exec(`insert into authors (name) values ('Zoë'), ('Ada'); delete from authors where name = 'Zoë'`)
  return { file, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Numbers that look random and are the same each time. */
function* numbers(): Generator<number, never> {
  for (let state = 1; ; ) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
    yield (state >>> 0) % 1_000_003
  }
}

const WORDS = ['a', 'Ä', 'tea', '月', '\ufffd', '😀', 'harbour', '']

function worksOf(count: number) {
  const dice = numbers()
  const roll = (below: number) => dice.next().value % below
  const text = (words: number) => Array.from({ length: words }, () => WORDS[roll(WORDS.length)]).join(' ')
  return Array.from({ length: count }, (_, at) => ({
    id: at * 2 + 1,
    title: `${text(roll(6))} ${roll(5)}`,
    text: text(roll(20) === 0 ? roll(20_000) : roll(30)),
    size: [at, -at, at * 1000, at * 700_000, 0, 1][roll(6)] ?? 0,
    gone: roll(3) === 0 ? 'yes' : null,
  }))
}

test.each([0, 1, 50, 20_000])('%i rows are what SQLite itself would have kept', (count) => {
  using printed = openFolder()
  const works = [
    ...new Map(worksOf(Math.min(count, 3000)).map((work) => [`${work.size} ${work.title}`, work])).values(),
  ].toSorted((one, other) => one.id - other.id)
  const pairs = Array.from({ length: count }, (_, at) => ({ one: at >> 3, other: (at * 7919) % 1009 }))
  const plan = planPrint(printed.file, ['authors', 'works', 'pairs'])
  const [press, beside] = [new Press(plan, ['authors', 'works']), new Press(plan, ['pairs'])]
  const first = press.reserve('authors', 2)
  press.add('authors', [
    { id: first, name: 'Éva', note: null },
    { id: first + 1, name: 'éva', note: 'small' },
  ])
  press.add('works', works)
  beside.add('pairs', pairs)
  bindPrinted(plan, [beside.finish(), press.finish()])

  using database = new DatabaseSync(printed.file)
  const all = (query: string) =>
    database
      .prepare(query)
      .all()
      .map((row) => ({ ...row }))
  expect(all('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
  expect(all('select id, name, note, mood from authors order by name')).toEqual([
    { id: 2, name: 'Ada', note: null, mood: 'good' },
    { id: 3, name: 'Éva', note: null, mood: 'good' },
    { id: 4, name: 'éva', note: 'small', mood: 'good' },
  ])
  expect(all('select id, title, text, size, gone from works order by id')).toEqual(works)
  expect(
    all('select count(*) as found from works indexed by works_shown where gone is null and stars is not null'),
  ).toEqual([{ found: works.filter(({ gone }) => gone === null).length }])
  expect(all('select one, other from pairs order by rowid')).toEqual(pairs)
  const byTitle = works.toSorted(
    (one, other) => Buffer.compare(Buffer.from(one.title), Buffer.from(other.title)) || one.id - other.id,
  )
  expect(all('select id from works indexed by works_by_title order by title, id').map(({ id }) => id)).toEqual(
    byTitle.map(({ id }) => id),
  )
  database.exec(
    `insert into authors (name) values ('new'); insert into pairs values (-1, -1); delete from works where id % 3 = 0`,
  )
  expect(all("select id from authors where name = 'new'")).toEqual([{ id: 5 }])
  expect(all('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
})

test('two rows that a unique index would not take are refused', () => {
  using printed = openFolder()
  const press = new Press(planPrint(printed.file, ['authors']), ['authors'])
  press.add('authors', [{ id: 7, name: 'Ada', note: null }])
  expect(() => press.finish()).toThrow(/two rows are alike/)
})
