import type { SiteSettings } from '../settings/index.ts'
import { isCommonPassword } from './common-passwords.ts'

/** Everything that can be wrong with what people send about themselves; each has its sentence in pages/sentences.ts. */
export type AccountProblem =
  | 'login-missing'
  | 'login-length'
  | 'login-characters'
  | 'login-reserved'
  | 'login-taken'
  | 'email-missing'
  | 'email-broken'
  | 'email-same'
  | 'email-taken'
  | 'password-missing'
  | 'password-short'
  | 'password-long'
  | 'password-obvious'
  | 'password-wrong'
  | 'age-missing'
  | 'terms-missing'
  | 'program'
  | 'registration-closed'
  | 'invitation-missing'
  | 'invitation-gone'
  | 'invitations-open'
  | 'email-refused'
  | 'network-refused'
  | 'login-failed'
  | 'name-missing'
  | 'name-long'
  | 'pseud-missing'
  | 'pseud-length'
  | 'pseud-characters'
  | 'pseud-taken'
  | 'description-long'
  | 'profile-long'
  | 'key-name-missing'
  | 'key-name-long'
  | 'key-opens-nothing'
  | 'keys-many'

/** What is wrong, by name of field; nothing when all is well. */
export type Problems = Readonly<Record<string, AccountProblem>>

/** Texts about people, in characters. */
export const MOST_CHARACTERS = { password: 500, email: 254, profile: 5000, pseudDescription: 500 } as const

/** Words that stand where a login stands in addresses, and names that bylines use for nobody in particular. */
const RESERVED = new Set('login logout register password confirm new edit anonymous guest orphan_account'.split(' '))
/** Names that would speak for the archive: those who run it may take them, a stranger may not. */
const OFFICIAL = new Set('admin administrator archive archivist fanlight moderator support'.split(' '))

/** @returns undefined when an account may have this login name */
export function loginProblem(login: string): AccountProblem | undefined {
  if (login === '') return 'login-missing'
  if (!/^[A-Za-z0-9_]*$/.test(login)) return 'login-characters'
  if (login.length < 3 || login.length > 40) return 'login-length'
  return RESERVED.has(login.toLowerCase()) ? 'login-reserved' : undefined
}

/** @param name as an old archive had it, in any script
 * @returns what is most like it among the login names that an import may give; who runs the archive keeps their names */
export function loginFrom(name: string): string {
  const letters = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40)
  const login = letters.length < 3 ? `${letters || 'member'}_${'0'.repeat(Math.max(0, 2 - letters.length))}` : letters
  return loginProblem(login) || OFFICIAL.has(login.toLowerCase()) ? `member_${login}`.slice(0, 40) : login
}

/** Only what any mail server takes as one recipient: no names, no lists, no quoting.
 * @see https://datatracker.ietf.org/doc/html/rfc5321#section-4.1.2 */
export function emailProblem(email: string): AccountProblem | undefined {
  if (email === '') return 'email-missing'
  if (email.length > MOST_CHARACTERS.email) return 'email-broken'
  return /^[^\s\p{C}@<>()[\]\\,;:"]+@[^\s\p{C}@<>()[\]\\,;:"]+$/u.test(email) ? undefined : 'email-broken'
}

/** @param known words that a stranger would try first: the login name, the address */
export function passwordProblem(password: string, known: readonly string[] = []): AccountProblem | undefined {
  if (password === '') return 'password-missing'
  const length = [...password].length
  if (length < 8) return 'password-short'
  if (length > MOST_CHARACTERS.password) return 'password-long'
  const obvious = known.some((word) => word.toLowerCase() === password.toLowerCase())
  return obvious || new Set(password).size < 3 || isCommonPassword(password) ? 'password-obvious' : undefined
}

/** What a person fills in to become a member. */
export interface Registration {
  readonly login: string
  readonly email: string
  readonly password: string
  readonly age: boolean
  readonly terms: boolean
  /** a field that people do not see */
  readonly homepage: string
  /** secret of the invitation; empty without one */
  readonly invitation: string
}

/** What is wrong with a registration before anyone has asked the database. */
export function registrationProblems(form: Registration, mode: SiteSettings['registration']): Problems {
  if (mode === 'closed') return { login: 'registration-closed' }
  return named({
    login: loginProblem(form.login) ?? (OFFICIAL.has(form.login.toLowerCase()) ? 'login-reserved' : undefined),
    email: emailProblem(form.email),
    password: passwordProblem(form.password, [form.login, form.email]),
    age: form.age ? undefined : 'age-missing',
    terms: form.terms ? undefined : 'terms-missing',
    homepage: form.homepage === '' ? undefined : 'program',
    invitation: mode === 'invitation' && form.invitation === '' ? 'invitation-missing' : undefined,
  })
}

/** @returns the fields that have a problem */
export function named(fields: Readonly<Record<string, AccountProblem | undefined>>): Problems {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, AccountProblem] => entry[1] !== undefined),
  )
}

/** @returns the name with single spaces, in the composed form, as it is kept */
export function tidyPseud(name: string): string {
  return name.normalize('NFC').trim().replace(/ +/g, ' ')
}

/** @param name tidied */
export function pseudProblem(name: string): AccountProblem | undefined {
  if (name === '') return 'pseud-missing'
  if ([...name].length > 40) return 'pseud-length'
  return /^[\p{L}\p{M}\p{N} _-]+$/u.test(name) && /[\p{L}\p{N}]/u.test(name) ? undefined : 'pseud-characters'
}

/**
 * Where a person who logged in came from.
 * @param address as a form or a link sent it
 * @returns an address inside the archive, from its root; undefined for anything that a browser could take elsewhere
 */
export function insideAddress(address: string | undefined): string | undefined {
  // a backslash is a slash to browsers, and they drop tabs and line ends before they look
  if (!address?.startsWith('/') || /^\/[/\\]|[\p{Cc}\\]/u.test(address)) return undefined
  const here = 'http://archive.invalid'
  const read = URL.parse(address, here)
  return read?.origin === here ? read.pathname.replace(/^\/+/, '/') + read.search + read.hash : undefined
}
