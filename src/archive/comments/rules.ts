import { createHash } from 'node:crypto'
import { guessFormat, plainText, storyHtml } from '../../platform/text/blocks.ts'
import { isBlankName } from '../../platform/text/fold.ts'
import type { Viewer } from '../../platform/web/viewer.ts'
import type { CommentersAllowed, CommentState, Moderated } from '../../schema/index.ts'
import { emailProblem } from '../accounts/index.ts'

export const MOST_CHARACTERS = 10_000
const MOST_OF_NAME = 60
/** Markup may be so many times as long as what a person sees of it. */
const MARKUP_TIMES = 10
const NEW_FOR = 30 * 86_400_000

/** What can be wrong with a comment; each has its sentence in sentences.ts. */
export type CommentProblem =
  | 'text-missing'
  | 'text-long'
  | 'name-missing'
  | 'name-long'
  | 'email-unusable'
  | 'said-already'
  | 'passage-missing'
  | 'paragraph-gone'
  | Refusal

/** Why somebody cannot comment here at all, whatever they write. */
export type Refusal =
  | 'members-only'
  | 'nobody'
  | 'no-margin'
  | 'blocked-theirs'
  | 'blocked-own'
  | 'answer-frozen'
  | 'answer-gone'
  | 'answer-waiting'
  | 'too-fast'

/** By field of the form; `comment` for the whole. */
export type CommentProblems = Readonly<Record<string, CommentProblem>>

/** What an author lets others do. */
export interface Ground {
  readonly workId: number
  /** accounts that the work is credited to */
  readonly creators: readonly number[]
  readonly allowed: CommentersAllowed
  readonly moderated: Moderated
  /** paragraphs can be commented on */
  readonly margin: boolean
}

/** @returns clean HTML of what was typed, or what is wrong with it */
export function checkText(
  typed: string,
): { readonly html: string; readonly problem?: undefined } | { readonly html: ''; readonly problem: CommentProblem } {
  if (typed.length > MOST_CHARACTERS * MARKUP_TIMES) return { html: '', problem: 'text-long' }
  const clean = typed.toWellFormed()
  const html = clean.trim() === '' ? '' : storyHtml(clean, guessFormat(clean), 'note')
  const seen = plainText(html)
  if (isBlankName(seen)) return { html: '', problem: 'text-missing' }
  if ([...seen].length > MOST_CHARACTERS || html.length > MOST_CHARACTERS * MARKUP_TIMES)
    return { html: '', problem: 'text-long' }
  return { html }
}

/** @returns what is wrong with how a guest signs, by field */
export function guestProblems(name: string, email: string): CommentProblems {
  const tidy = name.trim()
  return {
    ...(isBlankName(tidy) ? { 'comment[name]': 'name-missing' as const } : {}),
    ...([...tidy].length > MOST_OF_NAME ? { 'comment[name]': 'name-long' as const } : {}),
    ...(emailProblem(email) ? { 'comment[email]': 'email-unusable' as const } : {}),
  }
}

/** @returns why this viewer cannot comment on works with this ground; undefined when they can */
export function refusalOn(ground: Ground, viewer: Viewer): Refusal | undefined {
  if (viewer.kind === 'member' && ground.creators.includes(viewer.id)) return undefined
  if (ground.allowed === 'nobody') return 'nobody'
  return ground.allowed === 'members' && viewer.kind === 'guest' ? 'members-only' : undefined
}

/** What is known of a comment that somebody wants to answer. */
export interface Answered {
  readonly state: CommentState
  /** it, or one that it stands below */
  readonly frozen: boolean
}

export function refusalToAnswer(answered: Answered): Refusal | undefined {
  if (answered.state === 'gone' || answered.state === 'hidden' || answered.state === 'held') return 'answer-gone'
  if (answered.state === 'waiting') return 'answer-waiting'
  return answered.frozen ? 'answer-frozen' : undefined
}

/** Who writes, as far as it decides whether the author looks first. */
export interface Writer {
  readonly userId: number | undefined
  /** UTC instant; undefined for a guest */
  readonly memberSince: string | undefined
  /** some comment of theirs is shown already */
  readonly known: boolean
}

/** Whether a comment waits for the author. Somebody is new for thirty days, until the first comment is shown; a guest
 * always is, since anybody can sign with any address. */
export function mustWait({ creators, moderated }: Ground, writer: Writer, now: Date): boolean {
  if (writer.userId !== undefined && creators.includes(writer.userId)) return false
  if (moderated !== 'new') return moderated === 'all'
  if (writer.memberSince === undefined) return true
  return !writer.known && now.getTime() - Date.parse(writer.memberSince) < NEW_FOR
}

/** @returns the same for the same words by the same person in the same place */
export function onceKey(place: string, who: string, html: string): string {
  return createHash('sha256')
    .update(JSON.stringify([place, who, html]))
    .digest('base64url')
}
