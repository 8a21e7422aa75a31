import type { FieldErrors } from '../../../platform/ui/fields.tsx'
import type { Chapter, ChapterDetails, WorkDetails } from '../kinds.ts'
import { checkChapter, checkWork } from '../rules.ts'
import { sentenceOf, sentencesOf } from '../sentences.ts'
import type { ChapterField, Problem, Problems, Stage } from '../typed.ts'
import { type Choices, type Credit, creditFrom } from './crediting.ts'
import { typedOnlyChapter, typedWork, type WorkFields } from './work-fields.ts'

/** A work's form, checked. */
export type CheckedForm =
  | { readonly ok: true; readonly details: WorkDetails; readonly chapter: ChapterDetails; readonly credit: Credit }
  | { readonly ok: false; readonly errors: FieldErrors }

/** In the order of the page, so that the list on top reads like it. */
const ORDER = [
  'title',
  'text',
  'rating',
  'warnings',
  'categories',
  'fandoms',
  'relationships',
  'characters',
  'additional',
  'language',
  'expectedChapters',
  'chapterTitle',
]

/** What the check of a form needs to know besides the form. */
interface Circumstances {
  readonly choices: Choices
  readonly stage: Stage
  /** how many chapters there are, 1 or more */
  readonly written: number
  /** the chapter whose text stands in the form, if it is stored */
  readonly stored?: Chapter | undefined
  /** false when the form holds no chapter at all */
  readonly withText: boolean
  /** what could not be read of the form; nothing where it comes from what is stored */
  readonly unreadable?: FieldErrors
  /** why it cannot come into collections as it was asked for */
  readonly collections?: string | undefined
}

/** Puts together what the rules say of the work, its text, its names and its series. */
export function checkWorkForm(
  fields: WorkFields,
  { choices, stage, written, stored, withText, unreadable = {}, collections }: Circumstances,
): CheckedForm {
  const work = checkWork(typedWork(fields, written), stage)
  const chapter = checkChapter(typedOnlyChapter(fields, stored), withText ? stage : 'draft')
  const { credit, errors: misnamed } = creditFrom(fields, choices)
  const errors = { ...misnamed, ...(collections === undefined ? {} : { collections }) }
  if (work.ok && chapter.ok && Object.keys({ ...errors, ...unreadable }).length === 0) {
    return { ok: true, details: work.value, chapter: chapter.value, credit }
  }
  return {
    ok: false,
    errors: inOrder({
      ...(chapter.ok ? {} : chapterErrors(chapter.problems)),
      ...(work.ok ? {} : sentencesOf(work.problems)),
      ...errors,
      ...unreadable,
    }),
  }
}

/** On the form of a work a chapter has only a title, a text and content notes. */
function chapterErrors({ title, contentNotes, ...others }: Problems<ChapterField>): FieldErrors {
  const [other] = Object.values<Problem | undefined>(others)
  return {
    ...(title ? { chapterTitle: sentenceOf(title) } : {}),
    ...(contentNotes ? { contentNotes: sentenceOf(contentNotes) } : {}),
    ...(other ? { text: sentenceOf(other) } : {}),
  }
}

function inOrder(errors: FieldErrors): FieldErrors {
  const place = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length)
  return Object.fromEntries(Object.entries(errors).toSorted(([a], [b]) => place(a) - place(b)))
}
