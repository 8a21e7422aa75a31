import { z } from 'zod'

/** One mail, as it waits in the queue. */
export const letter = z.object({
  to: z.string(),
  subject: z.string(),
  /** plain text, lines ended by \n */
  text: z.string(),
})

export type Letter = Readonly<z.output<typeof letter>>
