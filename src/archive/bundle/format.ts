import { z } from 'zod'

export const FORMAT = 'fanlight-bundle'
export const VERSION = 1

/** The first part of a bundle, and the last: a bundle without its end was cut short. */
export const HEAD = 'bundle.json'
export const END = 'end.json'
/** The file of an archive on SQLite, in a backup. */
export const DATABASE = 'fanlight.sqlite'

const column = z.object({ name: z.string(), kind: z.enum(['whole', 'real', 'text', 'bytes']) })
const table = z.object({ name: z.string(), columns: z.array(column).min(1) })

const headSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  made_at: z.string(),
  /** tables: rows as lines, for either engine; sqlite: the file of a database, as it is */
  holds: z.enum(['tables', 'sqlite']),
  /** those that the database had gone through, oldest first */
  migrations: z.array(z.string()),
  tables: z.array(table),
  /** what does not stand in it, and why, for people */
  left_out: z.record(z.string(), z.string()),
})

const partSchema = z.object({
  name: z.string().refine(isPartName, 'a part lies outside of the bundle'),
  size: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

const endSchema = z.object({
  tables: z.record(z.string(), z.object({ rows: z.number().int(), last_id: z.number().int() })),
  parts: z.array(partSchema),
})

export type BundleHead = z.output<typeof headSchema>
export type BundleTable = BundleHead['tables'][number]
export type BundleColumn = BundleTable['columns'][number]
export type BundleEnd = z.output<typeof endSchema>
export type BundlePart = BundleEnd['parts'][number]

/** @throws with a sentence that says why these bytes are not the head of a bundle */
export function readHead(text: string): BundleHead {
  const value = parsed(text)
  if (value?.format !== FORMAT) throw new Error('it is not a bundle of Fanlight')
  if (value.version !== VERSION)
    throw new Error(`it is a bundle of version ${String(value.version)}, and this Fanlight reads version ${VERSION}`)
  const head = headSchema.safeParse(value)
  if (!head.success) throw new Error(`its head cannot be read: ${sayWhere(head.error)}`)
  return head.data
}

/** @throws with a sentence that says why these bytes are not the end of a bundle */
export function readEnd(text: string): BundleEnd {
  const end = endSchema.safeParse(parsed(text))
  if (!end.success) throw new Error(`its end cannot be read: ${sayWhere(end.error)}`)
  return end.data
}

/** @returns the name of the nth part of a table, from 1 */
export function tablePart(table: string, number: number): string {
  return `tables/${table}/${String(number).padStart(6, '0')}.jsonl.gz`
}

/** @returns the table whose rows a part holds; undefined when it holds none */
export function tableOf(part: string): string | undefined {
  return /^tables\/([a-z0-9_]+)\/\d{6,}\.jsonl\.gz$/.exec(part)?.[1]
}

/** @returns where below the folder of media a part belongs; undefined when it belongs elsewhere */
export function mediumOf(part: string): string | undefined {
  return part.startsWith('media/') ? part.slice('media/'.length) : undefined
}

/** A part never leads out of the folder that it is unpacked into. */
function isPartName(name: string): boolean {
  if (name === HEAD || name === DATABASE || tableOf(name) !== undefined) return true
  return /^media\/[^\0\\:]+$/.test(name) && name.split('/').every((step) => !['', '.', '..'].includes(step))
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}

function sayWhere({ issues }: z.ZodError): string {
  const [issue] = issues
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'it is damaged'
}
