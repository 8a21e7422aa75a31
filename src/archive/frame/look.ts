import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { WebEnv } from '../house.ts'

/** The choices of the Aa sheet: attributes of <html> that the style sheet knows, and what each may be. */
export const LOOK_CHOICES = {
  theme: ['day', 'dusk', 'sepia', 'paper'],
  face: ['literata', 'source', 'atkinson', 'dyslexic', 'serif', 'sans'],
  size: ['1', '2', '3', '4', '5', '6', '7'],
  width: ['1', '2', '3', '4', '5'],
  spacing: ['1', '2', '3', '4'],
  align: ['start', 'justify'],
  style: ['hidden'],
  warnings: ['folded'],
  tags: ['folded'],
  notes: ['open'],
} as const

export type LookName = keyof typeof LOOK_CHOICES

/** What the person chose; whatever is absent stays as the system or the style sheet has it. */
export type Look = Readonly<Partial<Record<LookName, string>>>

export const LOOK_COOKIE = 'look'

/** For a year, wherever one comes from. */
export const LOOK_SCOPE = { path: '/', sameSite: 'Lax', maxAge: 365 * 86_400 } as const

/** @param text as {@link printLook} wrote it, or anything at all: what is not a choice of ours is left out */
export function parseLook(text: string | undefined): Look {
  if (!text) return {}
  const sent = new URLSearchParams(text)
  const chosen = Object.entries(LOOK_CHOICES).flatMap(([name, values]) => {
    const value = sent.get(name)
    return value !== null && (values as readonly string[]).includes(value) ? [[name, value]] : []
  })
  return Object.fromEntries(chosen) as Look
}

/** @returns the look as the cookie keeps it */
export function printLook(look: Look): string {
  return new URLSearchParams(look as Record<string, string>).toString()
}

/** @returns what the person at this browser chose */
export function readLook(c: Context<WebEnv>): Look {
  return parseLook(getCookie(c, LOOK_COOKIE))
}
