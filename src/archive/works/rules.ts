import { foldName } from '../../platform/text/fold.ts'
import { FIXED_TAGS, type FixedTag, tagNameFrom } from '../tags/index.ts'
import type { ChapterDetails, DownloadRight, WorkDetails } from './kinds.ts'
import { findLanguage, UNKNOWN_LANGUAGE } from './languages.ts'
import { LIMITS } from './limits.ts'
import { charactersOf, checkNote, checkStory, tidyLine } from './texts.ts'
import type {
  ChapterField,
  ChapterTyped,
  Checked,
  Problem,
  ProblemName,
  Problems,
  Stage,
  WorkField,
  WorkTyped,
} from './typed.ts'

/** What a draft is called until it has a title. */
export const UNTITLED = 'Untitled draft'

type Found<Value> = { readonly value: Value; readonly problem?: Problem | undefined }

/** May a work say this about itself? Choosing not to warn is a choice; leaving the field empty is not.
 * @param stage a draft may lack what a posted work needs */
export function checkWork(typed: WorkTyped, stage: Stage = 'posted'): Checked<WorkDetails, WorkField> {
  const posted = stage === 'posted'
  const title = checkTitle(typed.title, posted ? 'title-missing' : undefined)
  const language = checkLanguage(typed.language, posted)
  const rating = checkRating(typed.rating, posted)
  const warnings = checkFixed('warning', typed.warnings, posted ? 'warning-missing' : undefined)
  const categories = checkFixed('category', typed.categories)
  const tags = checkTags(typed, posted)
  const expected = checkExpected(typed.expectedChapters, typed.chapters)
  const summary = checkNote(typed.summary, LIMITS.summary, 'summary-too-long')
  const before = checkNote(typed.notesBefore, LIMITS.notes, 'notes-too-long')
  const after = checkNote(typed.notesAfter, LIMITS.notes, 'notes-too-long')
  return answer<WorkDetails, WorkField>(
    {
      title: title.value || UNTITLED,
      summary: summary.html,
      notesBefore: before.html,
      notesAfter: after.html,
      language: language.value,
      rating: rating.value,
      warnings: warnings.value,
      categories: categories.value,
      ...tags.names,
      restricted: typed.restricted,
      ...(typed.downloads === undefined ? {} : { downloads: downloadRightFrom(typed.downloads) }),
      expectedChapters: expected.value,
    },
    {
      title: title.problem,
      language: language.problem,
      rating: rating.problem,
      warnings: warnings.problem,
      categories: categories.problem,
      ...tags.problems,
      expectedChapters: expected.problem,
      summary: summary.problem,
      notesBefore: before.problem,
      notesAfter: after.problem,
    },
  )
}

function downloadRightFrom(typed: string): DownloadRight {
  return typed === 'members' || typed === 'nobody' ? typed : 'everyone'
}

/** May this stand as a chapter? */
export function checkChapter(typed: ChapterTyped, stage: Stage = 'posted'): Checked<ChapterDetails, ChapterField> {
  const title = checkTitle(typed.title)
  const text = checkStory(typed.text, stage === 'posted')
  const summary = checkNote(typed.summary, LIMITS.summary, 'summary-too-long')
  const content = checkNote(typed.contentNotes, LIMITS.notes, 'notes-too-long')
  const before = checkNote(typed.notesBefore, LIMITS.notes, 'notes-too-long')
  const after = checkNote(typed.notesAfter, LIMITS.notes, 'notes-too-long')
  return answer<ChapterDetails, ChapterField>(
    {
      title: title.value,
      summary: summary.html,
      contentNotes: content.html,
      notesBefore: before.html,
      notesAfter: after.html,
      html: text.html,
    },
    {
      title: title.problem,
      text: text.problem,
      summary: summary.problem,
      contentNotes: content.problem,
      notesBefore: before.problem,
      notesAfter: after.problem,
    },
  )
}

/** A title of a work, a chapter or a series.
 * @param missing what an empty one is called, where it may not be empty */
export function checkTitle(typed: string, missing?: ProblemName): Found<string> {
  const value = tidyLine(typed)
  const over = charactersOf(value) - LIMITS.title
  if (over > 0) return { value, problem: problem('title-too-long', over) }
  return { value, problem: value === '' && missing ? problem(missing) : undefined }
}

/** How many chapters there will be in the end.
 * @param typed a number, or "?" or nothing for an open end
 * @param written how many there are already */
export function checkExpected(typed: string, written: number): Found<number | null> {
  const words = typed.trim()
  if (words === '' || words === '?' || words === '？') return { value: null }
  const value = /^\d+$/.test(words) ? Number(words) : Number.NaN
  if (!(value >= 1 && value <= LIMITS.chapters))
    return { value: null, problem: problem('expected-broken', 0, words.slice(0, 40)) }
  return { value, problem: value < written ? problem('expected-too-few', written - value, String(written)) : undefined }
}

function checkLanguage(typed: string, needed: boolean): Found<string> {
  const code = typed.trim()
  if (code === '' || code === UNKNOWN_LANGUAGE) {
    return { value: UNKNOWN_LANGUAGE, problem: needed ? problem('language-missing') : undefined }
  }
  const known = findLanguage(code)
  return known
    ? { value: known.code }
    : { value: UNKNOWN_LANGUAGE, problem: problem('language-unknown', 0, code.slice(0, 40)) }
}

function checkRating(typed: string, needed: boolean): Found<string> {
  const value = typed.trim()
  if (value === '') return { value, problem: needed ? problem('rating-missing') : undefined }
  return { value, problem: isFixed('rating', value) ? undefined : problem('rating-unknown', 0, value.slice(0, 60)) }
}

/** In the order in which pages show them, so that the order of ticking makes no difference. */
function checkFixed(
  type: 'warning' | 'category',
  typed: readonly string[],
  missing?: ProblemName,
): Found<readonly string[]> {
  const names = typed.map((name) => name.trim()).filter((name) => name !== '')
  const value = FIXED_TAGS.filter((tag) => tag.type === type && names.includes(tag.name)).map(({ name }) => name)
  const stranger = names.find((name) => !isFixed(type, name))
  if (stranger !== undefined) return { value, problem: problem(`${type}-unknown`, 0, stranger.slice(0, 60)) }
  return { value, problem: value.length === 0 && missing ? problem(missing) : undefined }
}

function isFixed(type: FixedTag['type'], name: string): boolean {
  return FIXED_TAGS.some((tag) => tag.type === type && tag.name === name)
}

const TAG_FIELDS = ['fandoms', 'relationships', 'characters', 'additional'] as const
type TagField = (typeof TAG_FIELDS)[number]

function checkTags(typed: WorkTyped, needed: boolean) {
  const found = {
    fandoms: checkNames(typed.fandoms),
    relationships: checkNames(typed.relationships),
    characters: checkNames(typed.characters),
    additional: checkNames(typed.additional),
  }
  const names = {
    fandoms: found.fandoms.value,
    relationships: found.relationships.value,
    characters: found.characters.value,
    additional: found.additional.value,
  }
  const problems: Partial<Record<TagField, Problem | undefined>> = {}
  for (const field of TAG_FIELDS) problems[field] = found[field].problem
  if (needed && names.fandoms.length === 0) problems.fandoms ??= problem('fandom-missing')
  const total = TAG_FIELDS.reduce((sum, field) => sum + names[field].length, 0)
  if (total > LIMITS.tags) problems[longest(names)] ??= problem('too-many-tags', total - LIMITS.tags, String(total))
  return { names, problems }
}

/** Names that are spelt differently but are one tag count as one. */
function checkNames(typed: readonly string[]): Found<readonly string[]> {
  const names = new Map<string, string>()
  for (const one of typed) {
    const name = tidyLine(one)
    const kept = tagNameFrom(name)
    if (kept.ok && !names.has(foldName(kept.value))) names.set(foldName(kept.value), kept.value)
    if (kept.ok || kept.problem === 'tag-blank') continue
    const over = Math.max(0, charactersOf(name) - LIMITS.tagName)
    return { value: [...names.values()], problem: problem(kept.problem, over, brief(name)) }
  }
  return { value: [...names.values()] }
}

function longest(names: Readonly<Record<TagField, readonly string[]>>): TagField {
  return TAG_FIELDS.reduce((most, field) => (names[field].length > names[most].length ? field : most))
}

function brief(name: string): string {
  return charactersOf(name) > 60 ? `${[...name].slice(0, 59).join('')}…` : name
}

function problem(name: ProblemName, over = 0, what = ''): Problem {
  return { name, over, what }
}

function answer<Value, Field extends string>(
  value: Value,
  found: Partial<Record<Field, Problem | undefined>>,
): Checked<Value, Field> {
  const entries = Object.entries(found).filter((entry) => entry[1] !== undefined)
  return entries.length === 0
    ? { ok: true, value }
    : { ok: false, problems: Object.fromEntries(entries) as Problems<Field> }
}
