import { type Kysely, sql } from 'kysely'
import { Client } from 'pg'
import { type DatabaseAddress, isPostgres } from './open.ts'

const FIRST_WAIT = 200
const LONGEST_WAIT = 10_000

/** Tells every process that listens, when the transaction ends well; nothing where the database is one process's own.
 * @param words at most 7,900 bytes
 * @see https://www.postgresql.org/docs/current/sql-notify.html */
export async function notify<Tables>(trx: Kysely<Tables>, channel: string, words: string): Promise<void> {
  if (isPostgres(trx)) await sql`select pg_notify(${channel}, ${words})`.execute(trx)
}

/** Who hears what other processes tell. */
export interface Listening {
  /** Called with the words of each notification. */
  readonly onHeard: (words: string) => void
  /** Called when hearing begins, for the first time and after each break: what was told before went unheard. */
  readonly onBegun: () => void
}

/** Listens on a connection of its own, which is opened again as often as it breaks.
 * @returns what ends it */
export function listenTo(address: DatabaseAddress, channel: string, { onHeard, onBegun }: Listening): () => void {
  if (address.startsWith('sqlite:')) {
    onBegun()
    return () => undefined
  }
  let [over, wait] = [false, FIRST_WAIT]
  let client: Client | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const again = () => {
    if (over || timer) return
    timer = setTimeout(open, wait).unref()
    wait = Math.min(wait * 2, LONGEST_WAIT)
  }
  const open = async () => {
    timer = undefined
    const mine = new Client({ connectionString: address, application_name: 'fanlight listens', keepAlive: true })
    client = mine
    mine.on('error', () => void mine.end().catch(() => undefined))
    mine.on('end', again)
    mine.on('notification', ({ payload = '' }) => onHeard(payload))
    try {
      await mine.connect()
      await mine.query(`listen ${channel}`)
      wait = FIRST_WAIT
      if (over) await mine.end()
      else onBegun()
    } catch {
      await mine.end().catch(() => undefined)
      again()
    }
  }
  void open()
  return () => {
    over = true
    clearTimeout(timer)
    void client?.end().catch(() => undefined)
  }
}
