import { z } from 'zod'

const text = z.string().trim()
const tick = z.string().transform((value) => value !== '')
const number = z.string().transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : 0))

/** What is done with a claim link; `what` is the button. */
export const claimForm = z.object({
  what: text,
  login: text,
  password: z.string(),
  age: tick,
  terms: tick,
  orphan: tick,
  down: tick,
})

/** How an archivist can tell. */
export const askForm = z.object({ words: text })

/** The buttons of the archivist's page: one of them carries a number. */
export const archivistForm = z.object({
  accept: number,
  refuse: number,
  mail: number,
  link: number,
  back: number,
  all: tick,
})
