import type { Told } from '../../manifest.ts'
import { type Remark, remark } from '../../remarks.ts'
import { languageNamed, soundFields } from '../facts.ts'
import type { Preface } from '../preface.ts'
import type { Package } from './package.ts'

/** What tools of fans write into every book. */
const EMPTY_SUBJECT = /^(?:fanworks?|fan ?fiction|complete|in-progress|last update.*)$/i
const FIRST_YEAR = 1990

/** What a book says of the work: its first page where that is one of an archive's, else its metadata.
 * @param end notes behind the last chapter */
export function toldByBook(
  book: Package,
  preface: Preface | undefined,
  end: string,
): { readonly title: string; readonly told: Told; readonly remarks: readonly Remark[] } {
  const remarks: Remark[] = [...(preface?.remarks ?? [])]
  const subjects = book.subjects.filter((subject) => !EMPTY_SUBJECT.test(subject))
  const [author, ...others] = book.creators
  const named = author && author !== 'Anonymous' ? author.replace(/\s+\([^()]+\)$/, '') : undefined
  if (!preface && others.length > 0)
    remarks.push(
      ...remark('left-out', 'co-authors', others.length, [
        `also by ${others.join(', ')}`,
        `also by ${others.join(', ')}`,
      ]),
    )
  const told = soundFields(
    {
      author: named,
      lang: languageNamed(book.language),
      summary: book.description,
      additional_tags: preface ? [] : subjects,
      series: book.series,
      published: dayOf(book.date, remarks),
    },
    remarks,
  )
  const notesAfter = [preface?.told.notes_after ?? '', end].filter(Boolean).join('\n')
  return {
    title: preface?.title || book.title,
    told: { ...told, ...preface?.told, ...(notesAfter === '' ? {} : { notes_after: notesAfter }) },
    remarks,
  }
}

/** The day of a book that was printed long ago is not when it was posted anywhere. */
function dayOf(date: string, remarks: Remark[]): string | undefined {
  const [day = ''] = /^\d{4}-\d{2}-\d{2}/.exec(date) ?? []
  if (day === '' || Number(day.slice(0, 4)) < 1000) return undefined
  if (Number(day.slice(0, 4)) >= FIRST_YEAR) return day
  remarks.push(...remark('left-out', 'date', 1, [`its date, ${day}, is that of a book and was left out`, '']))
  return undefined
}
