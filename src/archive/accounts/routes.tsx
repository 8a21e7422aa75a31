import { Hono } from 'hono'
import type { House, WebEnv } from '../house.ts'

/** Registering, logging in and out, and a person's own account. */
export function accountRoutes(_house: House): Hono<WebEnv> {
  return new Hono<WebEnv>()
}
