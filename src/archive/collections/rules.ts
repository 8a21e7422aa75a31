import { guessFormat, plainText, storyHtml } from '../../platform/text/blocks.ts'
import type { CollectionRole } from '../../schema/index.ts'
import type { CollectionDetails } from './kinds.ts'

export const MOST = { name: 60, title: 255, summary: 1250, text: 50_000 } as const

/** What somebody typed about a collection. */
export interface CollectionTyped extends Omit<CollectionDetails, 'name'> {
  readonly name: string
  /** the name of the collection that it is to be part of; empty for none */
  readonly parent: string
}

export type CollectionProblem =
  | 'name-missing'
  | 'name-wrong'
  | 'name-long'
  | 'name-taken'
  | 'title-missing'
  | 'title-long'
  | 'summary-long'
  | 'text-long'
  | 'parent-unknown'
  | 'parent-deep'
  | 'parent-not-yours'

export type Problems = Readonly<Partial<Record<string, CollectionProblem>>>

/** Words that stand where a collection's name stands in addresses. */
const TAKEN: ReadonlySet<string> = new Set([
  'new',
  'search',
  'list_challenges',
  'list_ge_challenges',
  'list_pm_challenges',
])

/** What can be said against it without looking further.
 * @returns the details with sanitised texts, or a problem for each field */
export function checkCollection(
  typed: CollectionTyped,
): { readonly ok: true; readonly value: CollectionDetails } | { readonly ok: false; readonly problem: Problems } {
  const problems: Problems = {
    ...named(typed.name),
    ...(typed.title === '' ? { title: 'title-missing' } : {}),
    ...(lengthOf(typed.title) > MOST.title ? { title: 'title-long' } : {}),
    ...(lengthOf(typed.summary) > MOST.summary ? { summary: 'summary-long' } : {}),
    ...(lengthOf(typed.intro) > MOST.text ? { intro: 'text-long' } : {}),
    ...(lengthOf(typed.rules) > MOST.text ? { rules: 'text-long' } : {}),
  }
  if (Object.keys(problems).length > 0) return { ok: false, problem: problems }
  const { parent: _, ...details } = typed
  return {
    ok: true,
    value: { ...details, summary: kept(typed.summary), intro: kept(typed.intro), rules: kept(typed.rules) },
  }
}

function named(name: string): Problems {
  if (name === '') return { name: 'name-missing' }
  if (name.length > MOST.name) return { name: 'name-long' }
  if (!/^[A-Za-z0-9_]+$/.test(name)) return { name: 'name-wrong' }
  return TAKEN.has(name.toLowerCase()) ? { name: 'name-taken' } : {}
}

/** @returns sanitised HTML; empty for nothing to be seen */
export function kept(typed: string): string {
  const html = typed.trim() === '' ? '' : storyHtml(typed, guessFormat(typed), 'note')
  return plainText(html).trim() === '' ? '' : html
}

function lengthOf(text: string): number {
  return [...text].length
}

/** What somebody is to a collection; undefined for nothing. */
export type Standing = CollectionRole | undefined

/** Whether they decide about works, people and what is revealed. */
export function maintains(standing: Standing): boolean {
  return standing === 'owner' || standing === 'moderator'
}

/** What becomes of a work that its creator brings: `closed` when it may not come. */
export function entryFor(
  { moderated, closed }: Pick<CollectionDetails, 'moderated' | 'closed'>,
  standing: Standing,
): 'yes' | 'waiting' | 'closed' {
  if (standing !== undefined) return 'yes'
  if (closed) return 'closed'
  return moderated ? 'waiting' : 'yes'
}
