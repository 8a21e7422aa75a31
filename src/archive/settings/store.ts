import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { isOutOfReach } from '../../platform/db/open.ts'
import { fromPrimary } from '../../platform/db/replica.ts'
import type { Db, Transaction } from '../../schema/index.ts'

const FRESH_FOR = 1000

/** What the operator decides on the settings page, each with what it is until then. */
export const siteSettings = z.object({
  /** the archive's name; empty until it has been set up */
  name: z.string().trim().max(80).default(''),
  /** one or two sentences for the front page */
  welcome: z.string().trim().max(500).default(''),
  /** one or two sentences over every page; empty for none */
  banner: z.string().trim().max(300).default(''),
  /** where the source of the running program is to be had; empty for whoever runs the archive */
  source: z.string().trim().max(300).default(''),
  registration: z.enum(['open', 'invitation', 'closed']).default('open'),
  /** ratings that guests may open, by number of their tags */
  guestRatings: z.array(z.number()).default([9, 10, 11, 12, 13]),
  /** what it takes to open works for adults: a yes, an account, or an account whose owner is known to be one */
  adults: z.enum(['ask', 'members', 'confirmed']).default('ask'),
  /** whether search engines may list works whose creators have not chosen */
  engines: z.boolean().default(true),
  /** whether works whose creators have not chosen may be used to train programs that write */
  training: z.boolean().default(false),
})

export type SiteSettings = Readonly<z.output<typeof siteSettings>>

/** The settings of one archive, as this process last saw them. */
export interface Settings {
  /** @returns them as they are in the database, or were at most a second ago, or before it could not be reached */
  read(): Promise<SiteSettings>
  /** Changes some of them; from here on, this process reads the new ones. */
  write(trx: Transaction, changed: Partial<SiteSettings>): Promise<void>
}

/** @param now the clock, in milliseconds */
export function openSettings(db: Db, now: () => number = Date.now): Settings {
  let seen: { readonly at: number; readonly values: SiteSettings } | undefined
  let last: SiteSettings | undefined
  return {
    async read() {
      // a clock that was set back must not make them fresh for as long
      if (seen && Math.abs(now() - seen.at) < FRESH_FOR) return seen.values
      try {
        seen = { at: now(), values: await fromPrimary(() => load(db)) }
      } catch (error) {
        if (!last || !isOutOfReach(error)) throw error
        return last
      }
      last = seen.values
      return seen.values
    },
    async write(trx, changed) {
      for (const [name, value] of Object.entries(changed)) {
        await trx
          .insertInto('settings')
          .values({ name, value: JSON.stringify(value) })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: JSON.stringify(value) }))
          .execute()
      }
      seen = undefined
    },
  }
}

async function load(db: Db): Promise<SiteSettings> {
  const rows = await db.selectFrom('settings').select(['name', 'value']).execute()
  return siteSettings.parse(Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)])))
}

/** What tells this archive from every other, wherever it moves.
 * @returns the same at each call; chosen at the first */
export async function archiveId(trx: Transaction): Promise<string> {
  await trx
    .insertInto('settings')
    .values({ name: 'archive-id', value: JSON.stringify(randomUUID()) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const { value } = await trx
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'archive-id')
    .executeTakeFirstOrThrow()
  return z.string().parse(JSON.parse(value))
}
