import { type Age, parseAge, printAge } from '../filter/ages.ts'
import { parseRange, printRange, type Range, wholeNumber } from '../filter/ranges.ts'

const NUMBER = String.raw`\d+(?:[.,]\d+)*`
const COMPARED = String.raw`(?:[<>]=?|=)?\s*`
const DAY = String.raw`\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?`
const ENDS = String.raw`(?![^\s)）])`

/** A number or range at the place where a reader stands; with blanks, as people write them. A minus with a blank only
 * before it leaves out what comes next. */
export const COUNT_AT = new RegExp(
  String.raw`(?:${COMPARED}${NUMBER}(?:(?:[-–—]|\s+[-–—]\s+|\s*\.\.\s*)${NUMBER}|\+|\.\.)?|\.\.${NUMBER})${ENDS}`,
  'y',
)

/** A time ago or days at the place where a reader stands. */
export const TIME_AT = new RegExp(
  String.raw`(?:${COMPARED}\d{1,4}(?:(?:[-–—]|\s+[-–—]\s+)\d{1,4})?\s*(?:hour|day|week|month|year)s?(?:\s+ago)?|${COMPARED}${DAY}(?:\.\.(?:${DAY})?)?|\.\.${DAY})${ENDS}`,
  'iy',
)

/** What was read, and whether its ends came the wrong way round. */
export interface Turnable<Value> {
  readonly value: Value
  readonly turned: boolean
}

/** A range as lines write it: what filter/ranges reads, and `>=100`, `<=100`, `100+`, `100..200`, `..200`.
 * @returns undefined for what is no number */
export function countFrom(typed: string): Turnable<Range> | undefined {
  const [, mark = '', end = ''] = /^(>=|<=|=|\.\.)\s*(.*)$/s.exec(typed) ?? /^()(.*?)(?:\+|\.\.)$/s.exec(typed) ?? []
  if (end !== '') {
    const number = wholeNumber(end)
    if (number === undefined) return undefined
    const from = mark === '>=' || mark === '=' || mark === ''
    const to = mark === '<=' || mark === '=' || mark === '..'
    return { value: { ...(from ? { from: number } : {}), ...(to ? { to: number } : {}) }, turned: false }
  }
  const result = parseRange(typed.replace('..', '-'))
  return result.ok && typed.trim() !== '' ? { value: result.value.range, turned: result.value.turned } : undefined
}

/** @returns the range as {@link countFrom} reads it */
export function printCount(range: Range): string {
  if (range.to === undefined && (range.from ?? 0) === 0) return '>=0'
  if (range.from === undefined && wholeNumber(String((range.to ?? 0) + 1)) === range.to) return `<=${range.to}`
  return printRange(range)
}

/** Whole days; an empty end is open. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** @returns undefined for what is no time ago */
export function ageFrom(typed: string): Age | undefined {
  const result = parseAge(typed.replace(/^([<>])=\s*/, '$1').replace(/^=\s*/, ''))
  return result.ok ? result.value : undefined
}

/** @returns `<2 weeks` */
export function printedAge(age: Age): string {
  return printAge(age).replace(/^([<>]) /, '$1')
}

/** Days as lines write them: a day, a month or a year, a comparison with one, or from one to another with `..` between.
 * @returns undefined for what is no day of the calendar */
export function daysFrom(typed: string): Turnable<Days> | undefined {
  const compared = /^([<>]=?|=)\s*(.+)$/s.exec(typed.trim())
  if (compared) {
    const days = wholeDays(compared[2] ?? '')
    return days && { value: besides(compared[1] ?? '', days), turned: false }
  }
  const [first = '', last = first, ...more] = typed.trim().split('..')
  const [from, to] = [first === '' ? OPEN : wholeDays(first), last === '' ? OPEN : wholeDays(last)]
  if (!from || !to || more.length > 0 || (first === '' && last === '')) return undefined
  const turned = from.from !== '' && to.to !== '' && from.from > to.to
  return { value: turned ? { from: to.from, to: from.to } : { from: from.from, to: to.to }, turned }
}

const OPEN: Days = { from: '', to: '' }

function besides(mark: string, { from, to }: Days): Days {
  if (mark === '<') return { from: '', to: shifted(from, -1) }
  if (mark === '<=') return { from: '', to }
  if (mark === '>') return { from: shifted(to, 1), to: '' }
  return mark === '>=' ? { from, to: '' } : { from, to }
}

/** @returns the days as {@link daysFrom} reads them */
export function printDays({ from, to }: Days): string {
  if (from === '') return `<=${to}`
  if (to === '') return `>=${from}`
  return from === to ? from : `${from}..${to}`
}

/** From the first to the last day of a year, of a month, or of that one day. */
function wholeDays(typed: string): Days | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(typed.trim()) ?? []
  if (year === '') return undefined
  const from = dayOf(year, month || '1', day || '1')
  const to = day !== '' ? from : dayOf(year, month || '12', lastOf(year, month || '12'))
  return from && to ? { from, to } : undefined
}

function lastOf(year: string, month: string): string {
  return String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate())
}

/** No day before the year 1000 is asked for: years have four digits everywhere. */
function dayOf(year: string, month: string, day: string): string | undefined {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(written)
  if (!Number.isFinite(time) || year < '1000') return undefined
  return new Date(time).toISOString().slice(0, 10) === written ? written : undefined
}

function shifted(day: string, by: number): string {
  return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10)
}
