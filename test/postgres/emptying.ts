import { Client } from 'pg'

/** How a database that a test has used is brought back to no rows and first ids; tables and ids are asked for once. */
export interface Emptying {
  /** Deletes every row of every table but the migrations'. Nothing else may be at work on the database. */
  empty(): Promise<void>
  end(): Promise<void>
}

/** as migration 0002 leaves it; the server does not tell where a count was told to go on */
const FIRST_IDS: Readonly<Record<string, number>> = { tags_id_seq: 10_000 }

/** A connection of its own, since deleting in any order takes a role that asks no foreign key.
 * Rows are deleted where there are any: truncating makes new files for every table and index, which costs
 * ten times what a small test does.
 * @param address of a migrated database whose tables stay as they are */
export async function emptyingOf(address: string): Promise<Emptying> {
  const client = new Client({ connectionString: address, application_name: 'fanlight empties' })
  client.on('error', () => undefined) // the server may be stopped before the last test file says goodbye
  await client.connect()
  const tables = await namesOf(
    client,
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely_%'`,
  )
  const sequences = await namesOf(client, `select sequencename as name from pg_sequences where schemaname = 'public'`)
  const { rows } = await client.query<{ super: string }>(`select current_setting('is_superuser') as super`)
  if (rows[0]?.super === 'on') await client.query('set session_replication_role = replica')
  else return { empty: async () => void (await client.query(truncating(tables, sequences))), end: () => client.end() }
  const filled = {
    name: 'filled',
    text: `select array_remove(array[${tables
      .map((table) => `case when exists (select from "${table}") then '${table}' end`)
      .join(', ')}], null) as tables`,
  }
  const first = { name: 'first', text: firstIds(sequences) }
  return {
    async empty() {
      const { rows } = await client.query<{ tables: string[] }>(filled)
      const deleting = rows.flatMap(({ tables }) => tables.map((table) => `delete from "${table}";`))
      if (deleting.length > 0) await client.query(deleting.join('\n'))
      await client.query(first)
    },
    end: () => client.end(),
  }
}

async function namesOf(client: Client, question: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(question)
  return rows.map(({ name }) => name)
}

function firstIds(sequences: readonly string[]): string {
  return `select ${sequences.map((name) => `setval('"${name}"', ${FIRST_IDS[name] ?? 1}, false)`).join(', ')}`
}

function truncating(tables: readonly string[], sequences: readonly string[]): string {
  return `truncate ${tables.map((table) => `"${table}"`).join(', ')}; ${firstIds(sequences)}`
}
