import { expect, test } from 'vitest'
import { type LiveColumn, readingOf } from './tables.ts'

const column = (written: string, charset?: string): LiveColumn => ({
  written,
  charset,
  name: written.toLowerCase(),
  length: undefined,
})
const tableOf = (name: string, ...columns: readonly LiveColumn[]) => ({ name, rows: 1, columns })

test('of a table only what moves is asked for, and that as bytes', () => {
  const authors = tableOf(
    'x`_fanfiction_authors',
    column('UID'),
    column('penname', 'latin1'),
    column('realname', 'utf8'),
  )
  expect(readingOf(authors)).toEqual({
    sql: 'select `UID`, `penname` from `x``_fanfiction_authors`',
    columns: ['uid', 'penname'],
    charset: 'utf8',
  })
  expect(readingOf(tableOf('fanfiction_news', column('title', 'utf8')))).toBeUndefined()
  expect(readingOf(tableOf('fanfiction_authors', column('realname', 'utf8')))).toBeUndefined()
})

test('bytes of a known character set come with its name; those of others the server turns to UTF-8', () => {
  const authors = tableOf(
    'fanfiction_authors',
    column('penname', 'cp1251'),
    column('bio', 'ucs2'),
    column('email', 'utf8'),
  )
  expect(readingOf(authors)).toEqual({
    sql: 'select `penname`, convert(`bio` using utf8mb4), `email` from `fanfiction_authors`',
    columns: ['penname', 'bio', 'email'],
    charset: 'cp1251',
  })
})
