import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLetter } from '../../../../test/any-letters.ts'
import { draws } from '../../../../test/draws.ts'
import { openDump } from './read.ts'
import { DumpScanner, type Piece } from './scanner.ts'

function scan(dump: string, chunk = dump.length || 1): Piece[] {
  const scanner = new DumpScanner()
  const pieces: Piece[] = []
  for (let at = 0; at < dump.length; at += chunk) pieces.push(...scanner.feed(dump.slice(at, at + chunk)))
  return [...pieces, ...scanner.end()]
}

const rowsOf = (pieces: readonly Piece[]) => pieces.flatMap((piece) => (piece.kind === 'row' ? [piece.values] : []))

const MYSQLDUMP = `-- MySQL dump 10.13  Distrib 5.5.62; it's a server
--
/*M!999999\\- enable the sandbox mode */
/*!40101 SET NAMES latin1 */;
DROP TABLE IF EXISTS \`x_fanfiction_stories\`;
CREATE TABLE \`x_fanfiction_stories\` (
  \`sid\` int(11) NOT NULL AUTO_INCREMENT,
  \`catid\` varchar(100) NOT NULL DEFAULT '0,(;',
  \`rr\` enum('a,b','c)') COMMENT 'it''s; (odd',
  PRIMARY KEY (\`sid\`), KEY \`title\` (\`catid\`)
) ENGINE=MyISAM DEFAULT CHARSET=latin1;
LOCK TABLES \`x_fanfiction_stories\` WRITE;
/*!40000 ALTER TABLE \`x_fanfiction_stories\` DISABLE KEYS */;
INSERT INTO \`x_fanfiction_stories\` VALUES (1,'O\\'Brien; said \\"hi\\"\\r\\n(1,2),','c'),(2,'a''b\\\\',NULL);
INSERT INTO \`x_fanfiction_stories\` (\`sid\`, \`catid\`) VALUES
\t(3, 0x48690a),
\t(-4, _binary 'x'), (5.5e3, X'4869');
UNLOCK TABLES;
`

test('a dump of mysqldump gives its tables and rows, wherever it is cut into pieces', () => {
  const whole = scan(MYSQLDUMP)
  expect(whole).toEqual([
    { kind: 'charset', name: 'latin1' },
    {
      kind: 'table',
      table: 'x_fanfiction_stories',
      columns: [
        { name: 'sid', length: 11 },
        { name: 'catid', length: 100 },
        { name: 'rr', length: undefined },
      ],
    },
    {
      kind: 'row',
      table: 'x_fanfiction_stories',
      columns: undefined,
      values: ['1', 'O\'Brien; said "hi"\r\n(1,2),', 'c'],
    },
    { kind: 'row', table: 'x_fanfiction_stories', columns: undefined, values: ['2', "a'b\\", null] },
    { kind: 'row', table: 'x_fanfiction_stories', columns: ['sid', 'catid'], values: ['3', 'Hi\n'] },
    { kind: 'row', table: 'x_fanfiction_stories', columns: ['sid', 'catid'], values: ['-4', 'x'] },
    { kind: 'row', table: 'x_fanfiction_stories', columns: ['sid', 'catid'], values: ['5.5e3', 'Hi'] },
  ])
  for (const chunk of [1, 2, 3, 7, 13, 64]) expect(scan(MYSQLDUMP, chunk)).toEqual(whole)
})

test('the backup button’s own dumps are read: double quotes, no names, line ends of Windows, line ends inside', () => {
  const dump =
    'INSERT INTO fanfiction_authors VALUES("1","Ann \\"A\\" O\'Neill","one;\r\ntwo");\r\nINSERT INTO fanfiction_authors VALUES("2","","");\r\n'
  expect(rowsOf(scan(dump))).toEqual([
    ['1', 'Ann "A" O\'Neill', 'one;\r\ntwo'],
    ['2', '', ''],
  ])
})

test('whatever a value holds, it comes back', () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.string({ unit: anyLetter, maxLength: 12 }).map((text) => Buffer.from(text).toString('latin1')),
  )
  fc.assert(
    fc.property(
      fc.array(fc.array(value, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      fc.nat(40),
      fc.boolean(),
      (rows, chunk, hex) => {
        const dump = `INSERT INTO t VALUES ${rows.map((row) => `(${row.map((one) => written(one, hex)).join(',')})`).join(',\n')};\n`
        expect(rowsOf(scan(dump, chunk + 1))).toEqual(rows)
      },
    ),
    { numRuns: draws(100) },
  )
})

function written(value: string | null, hex: boolean): string {
  if (value === null) return 'NULL'
  if (hex) return `X'${Buffer.from(value, 'latin1').toString('hex')}'`
  return `'${value.replace(/[\\']/g, '\\$&').replaceAll('\0', '\\0').replaceAll('\n', '\\n')}'`
}

test('a dump that ends too early says where, and gives the rows before', () => {
  const pieces = scan(MYSQLDUMP.slice(0, MYSQLDUMP.indexOf('(2,') + 5))
  expect(rowsOf(pieces)).toHaveLength(1)
  expect(pieces.at(-1)).toEqual({ kind: 'cut', table: 'x_fanfiction_stories' })
})

test('a damaged row costs its statement, not the dump', () => {
  const pieces = scan("INSERT INTO a VALUES (1,'x'),(2,!!);\nINSERT INTO b VALUES (3);\n")
  expect(rowsOf(pieces)).toEqual([['1', 'x'], ['3']])
  expect(pieces).toContainEqual({ kind: 'broken', table: 'a', near: expect.stringContaining('!!') })
})

test('packed dumps, dumps with a byte order mark and dumps in UTF-16 are read; a packed one may be cut', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-dump-'))
  try {
    const dump = "INSERT INTO t VALUES ('é');\n".repeat(2000)
    const files = {
      packed: gzipSync(dump),
      marked: Buffer.from(`\ufeff${dump}`),
      wide: Buffer.from(`\ufeff${dump}`, 'utf16le'),
    }
    for (const [name, bytes] of Object.entries(files)) {
      const file = path.join(folder, name)
      writeFileSync(file, bytes)
      const rows = await rowsIn(file)
      expect(rows).toHaveLength(2000)
      expect(Buffer.from(rows[0]?.[0] ?? '', 'latin1').toString()).toBe('é')
    }
    writeFileSync(path.join(folder, 'cut'), files.packed.subarray(0, files.packed.length - 20))
    expect((await rowsIn(path.join(folder, 'cut'))).length).toBeGreaterThan(100)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

async function rowsIn(file: string) {
  const rows: (readonly (string | null)[])[] = []
  for await (const pieces of openDump(file).pieces) rows.push(...rowsOf(pieces))
  return rows
}
