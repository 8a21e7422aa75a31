import type { ReportAbout, ReportCategory } from '../../schema/index.ts'
import { emailProblem } from '../accounts/index.ts'

/** What can be reported, in the order of the form; the urgent ones are told to those who decide at once. */
export const CATEGORIES: Readonly<Record<ReportCategory, readonly [label: string, words: string]>> = {
  illegal: ['Illegal', 'What the law forbids to show, such as sexual pictures of real children. Looked at first.'],
  private: ['Private information', 'A real person’s name, address, workplace, pictures. Looked at first.'],
  harassment: ['Harassment', 'Somebody is threatened, insulted or followed around.'],
  spam: ['Spam or a scam', 'Advertising, or somebody after money or accounts.'],
  tags: ['Rating, warnings or tags', 'They are missing, or they mislead.'],
  plagiarism: ['Copied', 'It is somebody else’s writing.'],
  other: ['Something else', 'Whatever else breaks the rules of the archive.'],
}

export const isUrgent = (category: ReportCategory): boolean => category === 'illegal' || category === 'private'

/** What can be wrong with a report; each has its sentence in sentences.ts. */
export type ReportProblem =
  | 'category-missing'
  | 'text-missing'
  | 'text-long'
  | 'email-unusable'
  | 'address-unknown'
  | 'program'
  | 'too-fast'

export type ReportProblems = Readonly<Record<string, ReportProblem>>

export const MOST_CHARACTERS = 5000

/** A report as it was typed. */
export interface TypedReport {
  readonly category: string
  readonly text: string
  /** where the answer goes; empty for nowhere, and for members */
  readonly email: string
  /** a field that people do not see */
  readonly homepage: string
}

/** @returns what is wrong, by name of field; nothing when all is well */
export function reportProblems({ category, text, email, homepage }: TypedReport): ReportProblems {
  const length = [...text.trim()].length
  return {
    ...(isCategory(category) ? {} : { category: 'category-missing' as const }),
    ...(length === 0 ? { text: 'text-missing' as const } : {}),
    ...(length > MOST_CHARACTERS ? { text: 'text-long' as const } : {}),
    ...(email !== '' && emailProblem(email) ? { email: 'email-unusable' as const } : {}),
    ...(homepage === '' ? {} : { homepage: 'program' as const }),
  }
}

export function isCategory(word: string): word is ReportCategory {
  return Object.hasOwn(CATEGORIES, word)
}

/** What a report may name by an address. */
export interface Named {
  readonly about: Extract<ReportAbout, 'work' | 'chapter' | 'comment' | 'profile' | 'tag'>
  /** a number, a login, or a tag's name as an address writes it */
  readonly key: string
}

const PLACES: readonly (readonly [about: Named['about'], pattern: RegExp])[] = [
  ['comment', /^\/comments\/(\d{1,10})(?:\/|$)/],
  ['chapter', /^\/works\/\d{1,10}\/chapters\/(\d{1,10})(?:\/|$)/],
  ['chapter', /^\/chapters\/(\d{1,10})(?:\/|$)/],
  ['work', /^\/works\/(\d{1,10})(?:\/|$)/],
  ['profile', /^\/users\/([A-Za-z0-9_]{3,40})(?:\/|$)/],
  ['tag', /^\/tags\/([^/]+)(?:\/|$)/],
]

/** @param typed an address, whole or from the root
 * @returns what stands there; undefined when it is nothing that can be reported */
export function namedBy(typed: string): Named | undefined {
  const read = URL.parse(typed.trim(), 'http://archive.invalid')
  if (!read) return undefined
  const comment = /^#comment_(\d{1,10})$/.exec(read.hash)?.[1]
  if (comment) return { about: 'comment', key: comment }
  for (const [about, pattern] of PLACES) {
    const key = pattern.exec(read.pathname)?.[1]
    if (key) return { about, key }
  }
  return undefined
}
