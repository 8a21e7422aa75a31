import { emailProblem } from '../accounts/index.ts'

/** Addresses that one member can keep, and how many works may leave for them in a day. */
export const MOST_ADDRESSES = 5
export const MOST_A_DAY = 50

/** Mail servers refuse greater letters; in a letter a file is a third larger. */
export const MOST_BYTES = 15 * 1024 * 1024

/** How long a code is good, and how long what was handed over can be fetched. */
export const CODE_MINUTES = 20
export const FETCH_HOURS = 24

/** Works that one device is given at once. */
export const MOST_HANDED = 100

/** What became of a work that was sent: it waits in the queue; it left; it was too large; its member may not have it any more. */
export type SentState = 'waits' | 'sent' | 'too-large' | 'gone'

/** What is wrong with an address or a code. */
export type SendingProblem =
  | 'address-missing'
  | 'address-broken'
  | 'address-known'
  | 'too-many-addresses'
  | 'too-many-today'
  | 'address-gone'
  | 'code-missing'
  | 'code-unknown'
  | 'nothing-there'

/** Services that deliver to devices: nobody reads mail there, and they take it only from senders whom the owner has named. */
const DEVICES: ReadonlySet<string> = new Set(['kindle.com', 'free.kindle.com', 'pbsync.com'])

/** @returns undefined when mails can go there */
export function addressProblem(address: string): SendingProblem | undefined {
  const problem = emailProblem(address)
  if (problem === undefined) return undefined
  return problem === 'email-missing' ? 'address-missing' : 'address-broken'
}

/** Whether an address may be written to without a yes from it: it is the member's own, or takes mail from nobody it was not told of. */
export function isTrusted(address: string, confirmed: string | undefined): boolean {
  return address === confirmed || DEVICES.has(address.slice(address.lastIndexOf('@') + 1))
}

/** No vowels, so that no words come of it, and nothing that looks like something else. */
const LETTERS = '2346789CDFGHJKMPQRTVWX'
const CODE_LENGTH = 6

/** @param bytes random, six or more
 * @returns a code for a person to type: six signs, more than a hundred million of them */
export function codeFrom(bytes: Uint8Array): string {
  return [...bytes.subarray(0, CODE_LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
}

/** @returns a code as it is kept, whatever blanks, dashes and small letters it was typed with; empty for what cannot be one */
export function codeTyped(typed: string): string {
  const code = typed.toUpperCase().replace(/[\s\p{Pd}]+/gu, '')
  return code.length === CODE_LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : ''
}

/** @returns the code in two halves, which are easier to carry from one screen to another */
export function codeShown(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)} ${code.slice(CODE_LENGTH / 2)}`
}
