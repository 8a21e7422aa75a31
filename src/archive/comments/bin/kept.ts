import { z } from 'zod'

/** What a row of the bin holds besides the words. */
const keptShape = z.object({
  state: z.enum(['shown', 'waiting']),
  chapter_id: z.int().nullable(),
  parent_id: z.int().nullable(),
  thread_id: z.int(),
  path: z.string(),
  number: z.int().nullable(),
  frozen: z.literal([0, 1]),
  user_id: z.int().nullable(),
  pseud_id: z.int().nullable(),
  guest_name: z.string().nullable(),
  guest_email: z.string().nullable(),
  once_key: z.string().nullable(),
  created_at: z.string(),
  edited_at: z.string().nullable(),
  /** whose inbox holds it */
  inbox: z.array(z.object({ user_id: z.int(), is_read: z.literal([0, 1]), replied: z.literal([0, 1]) })),
  anchor: z
    .object({ block: z.string(), paragraph: z.string(), begins: z.int(), ends: z.int(), quote: z.string() })
    .nullable(),
})
export type Kept = z.output<typeof keptShape>

/** @param row with more in it than is kept */
export function keptFrom(row: Readonly<Record<keyof Kept, unknown>>): Kept {
  return keptShape.parse(row)
}

/** @param json as the bin holds it */
export function keptOf(json: string): Kept {
  return keptShape.parse(JSON.parse(json))
}
