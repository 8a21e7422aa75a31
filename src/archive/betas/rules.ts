import type { BetaRole } from '../../schema/index.ts'

/** A beta room as one of those who may come in sees it. */
export interface Room {
  readonly id: number
  readonly workId: number
  /** whether its notes stay for the author when it ends */
  readonly keeps: boolean
  /** UTC instant; null while betas may come in */
  readonly endedAt: string | null
  readonly side: 'author' | 'beta'
  /** of a beta; undefined for the author's side, which may do everything */
  readonly role: BetaRole | undefined
}

/** Somebody on one of the two sides. */
export interface Person {
  readonly userId: number
  readonly login: string
}

export const MOST_BETAS = 20
export const MOST_INVITATIONS = 20
export const INVITATION_DAYS = 14
/** notes in one room, answers to one note */
export const MOST_NOTES = 3000
export const MOST_REPLIES = 200
/** characters of a note, an answer, and of what the author asks */
export const LONGEST_WORDS = 5000

export const ROLE_WORDS: Readonly<Record<BetaRole, string>> = {
  comment: 'writes notes in the margin',
  suggest: 'writes notes and suggests other words',
}

/** @returns whether somebody in the room may suggest other words */
export function maySuggest({ side, role, endedAt }: Room): boolean {
  return endedAt === null && (side === 'author' || role === 'suggest')
}

/** Why an invitation is refused. */
export type InviteProblem = 'nobody' | 'oneself' | 'creator' | 'there' | 'invited' | 'full' | 'apart' | 'many'

export const INVITE_SENTENCES: Readonly<Record<InviteProblem, string>> = {
  nobody: 'Nobody here has this name.',
  oneself: 'This is you.',
  creator: 'They are a creator of this work and come in anyway.',
  there: 'They read here already.',
  invited: 'They have been invited already; the invitation waits for an answer.',
  full: `No more than ${MOST_BETAS} people can read in one room.`,
  apart: 'You have blocked them.',
  many: `No more than ${MOST_INVITATIONS} invitations can wait at once. Take one back first.`,
}

/** Why a note is refused. */
export type NoteProblem =
  | 'words-missing'
  | 'words-too-long'
  | 'passage-missing'
  | 'no-paragraph'
  | 'not-one-paragraph'
  | 'no-edits'
  | 'suggestion-too-long'
  | 'too-many'

export const NOTE_SENTENCES: Readonly<Record<NoteProblem, string>> = {
  'words-missing': 'Write what you think, or change a word.',
  'words-too-long': `A note has at most ${LONGEST_WORDS} characters.`,
  'passage-missing':
    'These words do not stand in the paragraph like this. Copy them from it, or leave the field empty.',
  'no-paragraph': 'Other words can be suggested for a paragraph of text only.',
  'not-one-paragraph': 'A suggestion stays within its paragraph: without empty lines, and not empty itself.',
  'no-edits': 'Nothing is different that a reader would see.',
  'suggestion-too-long': 'This is more than one paragraph holds.',
  'too-many': 'There is no room for more here. Resolve or take back some first.',
}

/** Beside which field of the form a sentence stands. */
export const FIELD_OF: Readonly<Record<NoteProblem, 'words' | 'quote' | 'suggested'>> = {
  'words-missing': 'words',
  'words-too-long': 'words',
  'passage-missing': 'quote',
  'no-paragraph': 'suggested',
  'not-one-paragraph': 'suggested',
  'no-edits': 'suggested',
  'suggestion-too-long': 'suggested',
  'too-many': 'words',
}

/** @returns a problem with plain words that somebody typed; undefined for none */
export function wordsProblem(words: string, needed: boolean): NoteProblem | undefined {
  if (needed && words.trim() === '') return 'words-missing'
  return [...words].length > LONGEST_WORDS ? 'words-too-long' : undefined
}

/** @returns "maren", "maren and tobias", "maren, tobias and wren" */
export function namesOf(people: readonly Person[]): string {
  const names = people.map(({ login }) => login)
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
