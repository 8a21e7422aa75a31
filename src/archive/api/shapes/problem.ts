import { z } from 'zod'

/** Why there is no answer.
 * @see RFC 9457 */
export const problem = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string().optional(),
  errors: z
    .array(
      z.strictObject({
        pointer: z.string().describe('where it stands: “#/title” in what was sent, “?size” in the address'),
        detail: z.string(),
      }),
    )
    .optional(),
})
