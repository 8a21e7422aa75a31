import { guessFormat, plainText, storyHtml } from '../../platform/text/blocks.ts'
import { foldName, isBlankName } from '../../platform/text/fold.ts'
import { allow, type Result, refuse } from '../../platform/text/result.ts'

export const LIMITS = { title: 200, text: 20_000, section: 100, question: 300, banner: 300 } as const
/** Markup may be so many times as long as what a person sees of it. */
const MARKUP_TIMES = 10

/** What can be wrong with what staff write; each has its sentence in sentences.ts. */
export type NewsProblem =
  | 'title-missing'
  | 'title-long'
  | 'text-missing'
  | 'text-long'
  | 'time-unusable'
  | 'section-missing'
  | 'section-long'
  | 'question-missing'
  | 'question-long'
  | 'banner-long'

/** By field of the form. */
export type NewsProblems = Readonly<Record<string, NewsProblem>>

/** What has passed the rules, or what is wrong with each field. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: NewsProblems }

export interface PostTyped {
  readonly title: string
  readonly text: string
  readonly state: 'draft' | 'posted'
  /** "2026-12-01 18:00", UTC; empty for now */
  readonly at: string
}

export interface CheckedPost {
  readonly title: string
  readonly html: string
  readonly postedAt: string | null
}

/** May this stand among the news?
 * @param was when it was posted before, which holds while no other time is typed */
export function checkPost(typed: PostTyped, was: string | null, now: Date): Checked<CheckedPost> {
  const text = checkText(typed.text)
  const at = typed.at.trim() === '' ? (was ?? now.toISOString()) : instantIn(typed.at)
  const problems: NewsProblems = {
    ...lineProblem('title', typed.title, LIMITS.title, 'title-missing', 'title-long'),
    ...(text.ok ? {} : { text: text.problem }),
    ...(at === undefined ? { at: 'time-unusable' as const } : {}),
  }
  if (!text.ok || at === undefined || Object.keys(problems).length > 0) return { ok: false, problems }
  return allow({ title: tidy(typed.title), html: text.value, postedAt: typed.state === 'posted' ? at : null })
}

export interface EntryTyped {
  readonly section: string
  readonly question: string
  readonly text: string
  /** where it stands among all; empty for the end */
  readonly position: string
}

export interface CheckedEntry {
  readonly section: string
  readonly question: string
  readonly html: string
  /** undefined for the end */
  readonly position: number | undefined
}

/** May this stand among the questions? */
export function checkEntry(typed: EntryTyped): Checked<CheckedEntry> {
  const text = checkText(typed.text)
  const problems: NewsProblems = {
    ...lineProblem('section', typed.section, LIMITS.section, 'section-missing', 'section-long'),
    ...lineProblem('question', typed.question, LIMITS.question, 'question-missing', 'question-long'),
    ...(text.ok ? {} : { text: text.problem }),
  }
  if (!text.ok || Object.keys(problems).length > 0) return { ok: false, problems }
  const position = /^\s*\d{1,6}\s*$/.test(typed.position) ? Math.max(1, Number(typed.position)) : undefined
  return allow({ section: tidy(typed.section), question: tidy(typed.question), html: text.value, position })
}

/** @returns which of these questions somebody means who looks for words: all of the words stand in it or in its answer */
export function matching<Entry extends { readonly question: string; readonly section: string; readonly html: string }>(
  entries: readonly Entry[],
  wanted: string,
): readonly Entry[] {
  const words = foldName(wanted).split(/\s+/).filter(Boolean)
  return entries.filter(({ section, question, html }) => {
    const text = foldName(`${section} ${question} ${plainText(html)}`)
    return words.every((word) => text.includes(word))
  })
}

/** The banner over every page. */
export function bannerProblem(typed: string): NewsProblem | undefined {
  return [...tidy(typed)].length > LIMITS.banner ? 'banner-long' : undefined
}

/** A line that people type, with single white space. */
export function tidy(line: string): string {
  return line.toWellFormed().replace(/\s+/g, ' ').trim()
}

function lineProblem(
  field: string,
  typed: string,
  most: number,
  missing: NewsProblem,
  long: NewsProblem,
): NewsProblems {
  const line = tidy(typed)
  if (isBlankName(line)) return { [field]: missing }
  return [...line].length > most ? { [field]: long } : {}
}

function checkText(typed: string): Result<string, NewsProblem> {
  if (typed.length > LIMITS.text * MARKUP_TIMES) return refuse('text-long')
  const clean = typed.toWellFormed().replaceAll('\0', '')
  const html = clean.trim() === '' ? '' : storyHtml(clean, guessFormat(clean), 'note')
  if (isBlankName(plainText(html))) return refuse('text-missing')
  return [...plainText(html)].length > LIMITS.text ? refuse('text-long') : allow(html)
}

/** @returns a UTC instant; undefined for what is none */
function instantIn(typed: string): string | undefined {
  const match = /^\s*(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})\s*$/.exec(typed)
  if (!match) return undefined
  const [, year, month, day, hour, minute] = match
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:00.000Z`)
  return Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(`${year}-${month}-${day}`)
    ? undefined
    : instant.toISOString()
}
