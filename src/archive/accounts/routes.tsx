import { Hono } from 'hono'
import type { House, WebEnv } from '../house.ts'
import { passkeyRoutes } from './passkeys/routes.tsx'
import { emailRoutes } from './routes/email.tsx'
import { invitationRoutes } from './routes/invitations.tsx'
import { keyRoutes } from './routes/keys.tsx'
import { loginRoutes } from './routes/login.tsx'
import { passwordRoutes } from './routes/passwords.tsx'
import { profileRoutes } from './routes/profile.tsx'
import { pseudRoutes } from './routes/pseuds.tsx'
import { registerRoutes } from './routes/register.tsx'
import { secondStepRoutes } from './routes/second-step.tsx'
import { sessionRoutes } from './routes/sessions.tsx'

const ROUTES: readonly ((house: House) => Hono<WebEnv>)[] = [
  registerRoutes,
  loginRoutes,
  passwordRoutes,
  emailRoutes,
  sessionRoutes,
  keyRoutes,
  secondStepRoutes,
  passkeyRoutes,
  pseudRoutes,
  profileRoutes,
  invitationRoutes,
]

/** Registering, logging in and out, and a person's own account. */
export function accountRoutes(house: House): Hono<WebEnv> {
  const all = new Hono<WebEnv>()
  for (const routes of ROUTES) all.route('/', routes(house))
  return all
}
