import { type Kysely, type RawBuilder, sql } from 'kysely'
import { insertMany } from './bulk.ts'
import { isPostgres } from './open.ts'

/** The parts of a document whose words are told apart, by the letter under which both engines keep them. */
export type Field = 'a' | 'b' | 'c' | 'd'
const FIELDS: readonly Field[] = ['a', 'b', 'c', 'd']

/** What is kept of one document: for each part a list of texts, each a list of words. A phrase never reaches from one
 * text into the next. */
export type Document = Readonly<Record<Field, readonly (readonly string[])[]>>

/** Words that stand next to each other; the last may go on. */
export interface Phrase {
  readonly words: readonly string[]
  /** where it must stand; anywhere when absent */
  readonly field?: Field
  /** whether the last word may be the beginning of a longer one */
  readonly open?: boolean
}

/** Parts texts in SQLite; a character that no text holds once it is folded to words. */
const BETWEEN = '\ue000'
/** Positions left out between two texts in PostgreSQL, and the last position it keeps. */
const GAP = 10
const LAST_POSITION = 16_383

/**
 * Makes the table that {@link writeWords} fills: FTS5 without the texts themselves in SQLite, a tsvector with a GIN
 * index in PostgreSQL. Words come folded and parted, so neither engine's own idea of a word matters.
 * @param table its name, `owner` the table whose ids it goes by: a row goes when its owner does
 */
export async function createWordIndex(db: Kysely<never>, table: string, owner: string): Promise<void> {
  if (isPostgres(db)) {
    await sql`create table ${sql.table(table)} (
      id integer primary key references ${sql.table(owner)} (id) on delete cascade, words tsvector not null)`.execute(
      db,
    )
    await sql`create index ${sql.ref(`${table}_words`)} on ${sql.table(table)} using gin (words)`.execute(db)
    return
  }
  await sql`create virtual table ${sql.table(table)} using fts5(
    a, b, c, d, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'")`.execute(
    db,
  )
  await sql`create trigger ${sql.ref(`${table}_gone`)} after delete on ${sql.table(owner)} begin
    delete from ${sql.table(table)} where rowid = old.id; end`.execute(db)
}

/** Keeps the words of a document in place of those it had. */
export async function writeWords<Tables>(
  trx: Kysely<Tables>,
  table: string,
  id: number,
  document: Document,
): Promise<void> {
  if (isPostgres(trx)) {
    const words = vectorOf(document)
    await sql`insert into ${sql.table(table)} (id, words) values (${id}, ${words}::tsvector)
      on conflict (id) do update set words = excluded.words`.execute(trx)
    return
  }
  const [a, b, c, d] = textsOf(document)
  await sql`insert or replace into ${sql.table(table)} (rowid, a, b, c, d) values (${id}, ${a}, ${b}, ${c}, ${d})`.execute(
    trx,
  )
}

/** Documents of one statement. */
const MOST_DOCUMENTS = 64

/** What an insert into the index of SQLite names. */
interface IndexedTexts {
  readonly [table: string]: Readonly<Record<Field, string>> & { readonly rowid: number }
}

/** Keeps the words of documents that have none yet, many in each statement. */
export async function writeManyWords<Tables>(
  trx: Kysely<Tables>,
  table: string,
  documents: readonly { readonly id: number; readonly document: Document }[],
): Promise<void> {
  if (!isPostgres(trx)) {
    const rows = documents.map(({ id, document }) => {
      const [a = '', b = '', c = '', d = ''] = textsOf(document)
      return { rowid: id, a, b, c, d }
    })
    return insertMany(trx as unknown as Kysely<IndexedTexts>, table, rows)
  }
  for (let at = 0; at < documents.length; at += MOST_DOCUMENTS) {
    const rows = documents
      .slice(at, at + MOST_DOCUMENTS)
      .map(({ id, document }) => sql`(${id}, ${vectorOf(document)}::tsvector)`)
    await sql`insert into ${sql.table(table)} (id, words) values ${sql.join(rows)}`.execute(trx)
  }
}

function textsOf(document: Document): readonly string[] {
  return FIELDS.map((field) => document[field].map((text) => text.join(' ')).join(` ${BETWEEN} `))
}

/** The documents that hold one of these phrases, as a query for `in (…)`.
 * @param phrases at least one, none empty */
export function holding<Tables>(
  db: Kysely<Tables>,
  table: string,
  phrases: readonly Phrase[],
): RawBuilder<{ readonly id: number }> {
  if (isPostgres(db)) {
    const query = phrases.map(tsPhrase).join(' | ')
    return sql`select id from ${sql.table(table)} where words @@ ${query}::tsquery`
  }
  const query = phrases.map(ftsPhrase).join(' OR ')
  return sql`select rowid as id from ${sql.table(table)} where ${sql.table(table)} match ${query}`
}

/** Words hold letters, digits and marks alone, or one character of the private use area before them, so quoting them is all
 * there is to do.
 * @see https://sqlite.org/fts5.html#full_text_query_syntax */
function ftsPhrase({ words, field, open }: Phrase): string {
  return `${field ? `${field} : ` : ''}"${words.join(' ')}"${open ? ' *' : ''}`
}

/** @see https://www.postgresql.org/docs/current/datatype-textsearch.html */
function tsPhrase({ words, field, open }: Phrase): string {
  const last = words.length - 1
  return `(${words.map((word, at) => `'${word}'${mark(field?.toUpperCase() ?? '', open === true && at === last)}`).join(' <-> ')})`
}

function mark(weight: string, open: boolean): string {
  return weight || open ? `:${open ? '*' : ''}${weight}` : ''
}

function vectorOf(document: Document): string {
  const places = new Map<string, string[]>()
  let position = 1
  for (const field of FIELDS) {
    for (const text of document[field]) {
      for (const word of text) {
        if (position > LAST_POSITION) break
        const known = places.get(word)
        const place = `${position++}${field.toUpperCase()}`
        if (known) known.push(place)
        else places.set(word, [place])
      }
      position += GAP
    }
  }
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ')
}
