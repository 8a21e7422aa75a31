import { z } from 'zod'

const text = z.string().trim()
/** Passwords are taken as typed, blanks at the ends included. */
const secret = z.string()
const tick = z.string().transform((value) => value !== '')

/** Becoming a member. */
export const registrationForm = z.object({
  login: text,
  email: text,
  password: secret,
  age: tick,
  terms: tick,
  homepage: text,
  invitation: text,
})

/** Asking to be invited. */
export const waitingForm = z.object({ email: text, homepage: text })

/** Logging in; the names are those that readers' tools send, and "0" is how they write an empty box. */
export const loginForm = z.object({
  'user[login]': text,
  'user[password]': secret,
  'user[remember_me]': z.string().transform((value) => !['', '0', 'false'].includes(value)),
  return_to: text,
})

/** Asking for a link to a new password. */
export const forgottenForm = z.object({ account: text })

/** Choosing a new password with such a link. */
export const resetForm = z.object({ password: secret })

/** Changing the password while logged in. */
export const passwordForm = z.object({ old_password: secret, password: secret })

/** Changing the e-mail address; `again` asks for the confirming mail once more. */
export const emailForm = z.object({ email: text, password: secret, again: tick })

/** Logging out a browser by its session's id, or all others. */
export const sessionsForm = z.object({ session: text, others: tick })

/** Making a key for a program, or making one useless by its number. */
export const keyForm = z.object({ name: text, read: tick, place: tick, change: tick, withdraw: text })

/** A pen name; what people write about it is HTML or plain. */
export const pseudForm = z.object({ name: text, description: text })

/** What a person says about themselves. */
export const profileForm = z.object({ profile: text })

export const preferencesForm = z.object({ show_adult: tick, entire_work: tick, keep_history: tick, hide_skins: tick })

/** Inviting somebody, or taking an invitation back by its id. */
export const invitationForm = z.object({ email: text, withdraw: text })
