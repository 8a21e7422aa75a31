/** A value of a made row: text is written in UTF-8, bytes as they are. */
export type Cell = string | number | null | Buffer

/** Rows of a table, each with its cells by column. */
export type Rows = readonly Readonly<Record<string, Cell>>[]

/** A made archive, before it is written down. */
export type MadeTables = Readonly<Record<string, Rows>>

/** Who made the dump: each writes differently. */
export type Shape = 'mysqldump' | 'phpmyadmin' | 'backup' | 'hex'

/** Columns in the order in which installers made them, with their declared types. Versions differ in a few. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  authors:
    'uid int(11)|penname varchar(200)|realname varchar(200)|email varchar(200)|website varchar(200)|bio text|image varchar(200)|date datetime|admincreated char(1)|password varchar(40)'.split(
      '|',
    ),
  authorprefs:
    'uid int(11)|newreviews tinyint(1)|newrespond tinyint(1)|ageconsent tinyint(1)|alertson tinyint(1)|tinyMCE tinyint(1)|sortby tinyint(1)|storyindex tinyint(1)|validated tinyint(1)|userskin varchar(60)|level tinyint(1)|categories varchar(200)|contact tinyint(1)|stories int(11)'.split(
      '|',
    ),
  authorfields:
    'field_id int(11)|field_type tinyint(4)|field_name varchar(30)|field_title varchar(255)|field_options text|field_code_in text|field_code_out text|field_on tinyint(1)'.split(
      '|',
    ),
  authorinfo: 'uid int(11)|field int(11)|info varchar(255)'.split('|'),
  categories:
    'catid int(11)|parentcatid int(11)|category varchar(60)|description text|image varchar(100)|locked char(1)|leveldown tinyint(4)|displayorder int(11)|numitems int(11)'.split(
      '|',
    ),
  characters: 'charid int(11)|catid int(11)|charname varchar(60)|bio text|image varchar(200)'.split('|'),
  classtypes: 'classtype_id int(11)|classtype_name varchar(50)|classtype_title varchar(50)'.split('|'),
  classes: 'class_id int(11)|class_type int(11)|class_name varchar(100)'.split('|'),
  ratings: 'rid int(11)|rating varchar(60)|ratingwarning char(1)|warningtext text'.split('|'),
  stories:
    'sid int(11)|title varchar(200)|summary text|storynotes text|catid varchar(100)|classes varchar(200)|charid varchar(250)|rid varchar(25)|date datetime|updated datetime|uid int(11)|coauthors varchar(200)|featured char(1)|validated char(1)|completed char(1)|rr char(1)|wordcount int(11)|rating tinyint(4)|reviews smallint(6)|count int(11)|challenges varchar(200)'.split(
      '|',
    ),
  coauthors: 'sid int(11)|uid int(11)'.split('|'),
  chapters:
    'chapid int(11)|title varchar(250)|inorder int(11)|notes text|storytext text|endnotes text|validated char(1)|wordcount int(11)|rating tinyint(4)|reviews smallint(6)|sid int(11)|uid int(11)|count int(11)'.split(
      '|',
    ),
  series:
    'seriesid int(11)|title varchar(200)|summary text|uid int(11)|isopen tinyint(4)|catid varchar(200)|rating tinyint(4)|classes varchar(200)|characters varchar(250)|reviews smallint(6)|challenges varchar(200)'.split(
      '|',
    ),
  inseries: 'seriesid int(11)|sid int(11)|subseriesid int(11)|confirmed int(11)|inorder int(11)'.split('|'),
  reviews:
    'reviewid int(11)|item int(11)|chapid int(11)|reviewer varchar(60)|uid int(11)|review text|date datetime|rating int(11)|respond char(1)|type varchar(2)'.split(
      '|',
    ),
  favorites: 'uid int(11)|item int(11)|type char(2)|comments text'.split('|'),
  challenges:
    'chalid int(11)|challenger varchar(200)|uid int(11)|title varchar(250)|catid varchar(200)|characters varchar(200)|summary text'.split(
      '|',
    ),
  news: 'nid int(11)|author varchar(60)|title varchar(255)|story text|time datetime'.split('|'),
  settings:
    'sitekey varchar(50)|sitename varchar(200)|slogan varchar(200)|url varchar(200)|siteemail varchar(200)|tableprefix varchar(50)|storiespath varchar(20)|store varchar(5)|version varchar(10)|smtp_password varchar(60)'.split(
      '|',
    ),
}

/** How the archive is written. */
export interface Written {
  readonly shape: Shape
  readonly prefix?: string
  /** tables and columns (`stories.coauthors`) that this version does not have */
  readonly without?: readonly string[]
  /** as the dump says; nothing of the values depends on it */
  readonly charset?: string
}

/** Writes a made archive as that program would, a table after the other in the order of the alphabet.
 * @returns the dump in pieces */
export function* writtenDump(tables: MadeTables, written: Written): Iterable<Buffer> {
  const { shape, prefix = '', without = [], charset = 'utf8' } = written
  yield Buffer.from(HEADS[shape](charset))
  for (const name of Object.keys(TABLES).toSorted()) {
    const columns = (TABLES[name] ?? []).filter((column) => !without.includes(`${name}.${column.split(' ')[0]}`))
    const rows = tables[name] ?? []
    if (without.includes(name) || (shape === 'backup' && rows.length === 0)) continue
    yield* writtenTable(name, prefix, columns, rows, shape)
  }
  yield Buffer.from(
    shape === 'backup' ? '' : '/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;\n-- Dump completed\n',
  )
}

const HEADS: Readonly<Record<Shape, (charset: string) => string>> = {
  mysqldump: (charset) =>
    `-- MySQL dump 10.13  Distrib 5.5.62, for Linux\n--\n-- Host: it's; (a host)\n\n/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;\n/*!40101 SET NAMES ${charset} */;\n/*!40103 SET TIME_ZONE='+00:00' */;\n`,
  hex: (charset) =>
    `/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19\n/*!40101 SET NAMES ${charset} */;\n`,
  phpmyadmin: (charset) =>
    `-- phpMyAdmin SQL Dump\n-- version 4.9.5\n\nSET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";\nSTART TRANSACTION;\n/*!40101 SET NAMES ${charset} */;\n\n`,
  backup: () => '',
}

/** Tables whose rows tie two things, so that their first number comes oftener. */
const TIES = new Set(['authorinfo', 'coauthors', 'favorites', 'inseries'])

function* writtenTable(
  name: string,
  prefix: string,
  columns: readonly string[],
  rows: Rows,
  shape: Shape,
): Iterable<Buffer> {
  const table = `${prefix}fanfiction_${name}`
  const names = columns.map((column) => column.split(' ')[0] ?? '')
  if (shape !== 'backup') {
    const lines = columns.map((column) => `  \`${column.split(' ')[0]}\` ${column.split(' ')[1]} ${defaultOf(column)}`)
    yield Buffer.from(
      `DROP TABLE IF EXISTS \`${table}\`;\nCREATE TABLE \`${table}\` (\n${lines.join(',\n')},\n  ${TIES.has(name) ? 'KEY' : 'PRIMARY KEY'} (\`${names[0]}\`)\n) ENGINE=MyISAM DEFAULT CHARSET=latin1;\n`,
    )
    yield Buffer.from(`LOCK TABLES \`${table}\` WRITE;\n/*!40000 ALTER TABLE \`${table}\` DISABLE KEYS */;\n`)
  }
  const together = shape === 'backup' ? 1 : 50
  for (let from = 0; from < rows.length; from += together) {
    const part = rows
      .slice(from, from + together)
      .map((row) => Buffer.concat([Buffer.from('('), ...cells(row, names, shape), Buffer.from(')')]))
    const listed = shape === 'phpmyadmin' ? ` (${names.map((name) => `\`${name}\``).join(', ')})` : ''
    yield Buffer.from(
      `INSERT INTO ${shape === 'backup' ? table : `\`${table}\``}${listed} VALUES${shape === 'backup' ? '' : ' '}`,
    )
    yield Buffer.concat(
      part.flatMap((bytes, at) => (at === 0 ? [bytes] : [Buffer.from(shape === 'phpmyadmin' ? ',\n' : ','), bytes])),
    )
    yield Buffer.from(shape === 'backup' ? ';\r\n' : ';\n')
  }
  if (shape !== 'backup') yield Buffer.from('UNLOCK TABLES;\n')
}

function defaultOf(column: string): string {
  if (column.includes('text')) return ''
  return column.endsWith('datetime') ? "NOT NULL DEFAULT '0000-00-00 00:00:00'" : "NOT NULL DEFAULT '0'"
}

function cells(row: Readonly<Record<string, Cell>>, names: readonly string[], shape: Shape): Buffer[] {
  return names.flatMap((name, at) => {
    const value = row[name] === undefined ? '' : row[name]
    const cell = written(value ?? null, shape)
    return at === 0 ? [cell] : [Buffer.from(','), cell]
  })
}

function written(value: Cell, shape: Shape): Buffer {
  if (value === null) return Buffer.from(shape === 'backup' ? '""' : 'NULL')
  if (typeof value === 'number' && shape !== 'backup') return Buffer.from(String(value))
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value))
  if (shape === 'hex' && bytes.length > 0) return Buffer.from(`0x${bytes.toString('hex')}`)
  const quote = shape === 'backup' ? '"' : "'"
  const escaped = bytes
    .toString('latin1')
    .replace(/[\\'"]/g, (sign) => (shape === 'phpmyadmin' && sign === "'" ? "''" : `\\${sign}`))
    .replaceAll('\0', '\\0')
  const lines = shape === 'backup' ? escaped : escaped.replaceAll('\n', '\\n').replaceAll('\r', '\\r')
  return Buffer.from(quote + lines + quote, 'latin1')
}
