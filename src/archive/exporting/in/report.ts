import { z } from 'zod'
import type { Kind } from '../../belongings/index.ts'

const kindReport = z.object({
  name: z.string(),
  /** came in, or would */
  new: z.int(),
  /** was here already */
  known: z.int(),
  left: z.int(),
  /** why, each sentence once, with how often */
  why: z.record(z.string(), z.int()),
  /** what is not as it was, the same way */
  remarks: z.record(z.string(), z.int()),
})

const reportSchema = z.object({
  from: z.object({ archive: z.string(), address: z.string(), login: z.string() }),
  kinds: z.array(kindReport),
  /** why it ended before its end; empty for not at all */
  broken: z.string(),
})

/** What became of an account that came in, or would. */
export type Report = z.output<typeof reportSchema>
export type KindReport = z.output<typeof kindReport>

export function emptyReport(kind: Pick<Kind, 'name'>): KindReport {
  return { name: kind.name, new: 0, known: 0, left: 0, why: {}, remarks: {} }
}

/** Adds a sentence to those that were said; there are few, since records are not named in them. */
export function say(sentences: Record<string, number>, sentence: string): void {
  sentences[sentence] = (sentences[sentence] ?? 0) + 1
}

/** @returns undefined for what was kept before there was a report */
export function parseReport(kept: string): Report | undefined {
  return kept === '' ? undefined : reportSchema.parse(JSON.parse(kept))
}
