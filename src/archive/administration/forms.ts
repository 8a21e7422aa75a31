import { z } from 'zod'
import { ROLES } from '../accounts/index.ts'
import { tidyName } from './rules.ts'

const text = z.string().trim()
const name = z.string().transform(tidyName)
const tick = z.string().transform((value) => value !== '')
const id = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

export const settingsForm = z.object({
  name,
  welcome: text,
  source: text,
  registration: z.enum(['open', 'invitation', 'closed']),
  engines: tick,
  training: tick,
})

/** What to do with a task that was given up. */
export const jobForm = z.object({ job: id, what: z.enum(['again', 'discard']) })

/** Which roles a member holds: as many values as boxes are ticked. */
export const rolesForm = z.array(z.enum(ROLES))

/** Keeping a member out until a day, or letting them in again. */
export const suspensionForm = z.object({ until: text, lift: tick })

/** Taking an invitation back. */
export const withdrawalForm = z.object({ withdraw: text })

/** The first page of a new archive. */
export const setUpForm = z.object({ name, login: text, email: text, password: z.string(), shelf: tick })
