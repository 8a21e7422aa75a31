import { z } from 'zod'

/** Pieces of which the records are made; each says in the published schema what it is. */
export const id = z.int().describe('a number of the archive that wrote this')
export const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/)
  .describe('UTC, ISO 8601')
export const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
export const html = z.string().max(8_000_000).describe('HTML as the archive keeps it: sanitised')
export const line = z.string().max(2000)
export const count = z.int().min(0)

/** Something of the archive that is not the member's own, as it was shown to them. */
export const about = z
  .object({
    kind: z.enum(['work', 'series', 'external', 'gone']),
    id: id.nullable(),
    title: line,
    by: line.describe('whom it is credited to; empty where that is not shown'),
    address: line.describe('empty where there is none any more'),
  })
  .describe('what it is about; of what is not shown any more only the title')

/** A tag by name. */
export const tag = z.object({ type: line, name: line })
