import { z } from 'zod'

/** One mail, as it waits in the queue. */
export const letter = z.object({
  to: z.string(),
  subject: z.string(),
  /** plain text, lines ended by \n */
  text: z.string(),
  /** more headers, by name */
  headers: z.record(z.string(), z.string()).optional(),
  /** files of this machine that go with it */
  attachments: z.array(z.object({ filename: z.string(), path: z.string(), contentType: z.string() })).optional(),
})

export type Letter = Readonly<z.output<typeof letter>>
