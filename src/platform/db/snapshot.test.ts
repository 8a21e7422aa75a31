import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { snapshotSqlite } from './snapshot.ts'

function inFolder(run: (folder: string) => void): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-snapshot-'))
  try {
    run(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('a copy holds what was committed, while another connection is in the middle of writing', () => {
  inFolder((folder) => {
    const file = path.join(folder, 'archive.sqlite')
    using writer = new DatabaseSync(file)
    writer.exec("pragma journal_mode = wal; create table t (x text); insert into t values ('kept')")
    writer.exec("begin immediate; insert into t values ('not yet')")
    const copy = path.join(folder, 'copy.sqlite')
    expect(snapshotSqlite(file, copy).bytes).toBeGreaterThan(0)
    writer.exec('commit')
    using read = new DatabaseSync(copy, { readOnly: true })
    expect(read.prepare('select x from t').all()).toEqual([{ x: 'kept' }])
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

test('a file that is there already is left as it was', () => {
  inFolder((folder) => {
    const file = path.join(folder, 'archive.sqlite')
    new DatabaseSync(file).close()
    const taken = path.join(folder, 'taken')
    writeFileSync(taken, 'a letter')
    expect(() => snapshotSqlite(file, taken)).toThrow('is there already')
    expect(readdirSync(folder).sort()).toEqual(['archive.sqlite', 'taken'])
  })
})

test('a database with a fault is not passed on as a backup', () => {
  inFolder((folder) => {
    const file = path.join(folder, 'archive.sqlite')
    using damaged = new DatabaseSync(file)
    damaged.exec(
      'pragma foreign_keys = off; create table a (id integer primary key); create table b (a_id references a (id)); insert into b values (7)',
    )
    expect(() => snapshotSqlite(file, path.join(folder, 'copy'))).toThrow('no backup was made')
    expect(readdirSync(folder)).toEqual(['archive.sqlite'])
  })
})
