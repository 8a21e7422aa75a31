import { nearest } from '../../../platform/text/nearest.ts'
import { FIXED_TAGS } from '../../tags/index.ts'
import { descendsByItself } from '../filter/filter.ts'
import type { Field } from './fields.ts'
import {
  choiceCalled,
  fixedCalled,
  fixedForms,
  LANGUAGE_FORMS,
  languageCalled,
  SORT_FORMS,
  shortForm,
  sortCalled,
} from './fixed.ts'
import { ageFrom, countFrom, daysFrom, printCount, printDays } from './measures.ts'
import type { MistakeName } from './mistakes.ts'
import { namedTerm, userTerm, wordsTerm } from './terms.ts'
import { type Flag, notOf, type Order, type Query } from './tree.ts'

/** What somebody wrote behind a field's colon. */
export interface Typed {
  readonly text: string
  readonly quoted: boolean
}

/** What it asks for, and what is wrong about it. */
export interface Value {
  readonly query?: Query | undefined
  readonly order?: Order
  readonly mistake?: MistakeName
  /** what was probably meant */
  readonly instead?: string | undefined
}

/** Reads one value of a field. Without `query` and `order` there is nothing in it that could be asked for. */
export function readValue(field: Field, typed: Typed): Value {
  const { text } = typed
  if (field.kind === 'words') return { query: wordsTerm(text, field.place) }
  if (field.kind === 'named') return readName(field, typed)
  if (field.kind === 'fixed') return readFixed(field.type, text)
  if (field.kind === 'number') return readNumber(field.fixed, text)
  if (field.kind === 'count') return readCount(field, text)
  if (field.kind === 'time') return readTime(field, text)
  if (field.kind === 'flag') return readFlag(field.flag, text)
  if (field.kind === 'language') return readLanguage(text)
  if (field.kind === 'work') return readWork(text)
  if (field.kind === 'collection') return readCollection(text)
  return field.kind === 'user' ? readUser(text) : readOrder(text)
}

function readName({ type }: Extract<Field, { kind: 'named' }>, { text, quoted }: Typed): Value {
  const alone = type === 'relationship' && !quoted && text.toLowerCase() === 'only'
  return { query: alone ? { kind: 'flag', flag: 'one-relationship' } : namedTerm(text, type) }
}

function readFixed(type: 'rating' | 'warning' | 'category', text: string): Value {
  const id = fixedCalled(text, type)
  if (id !== undefined) return { query: { kind: 'tag', id } }
  return { mistake: `${type}-unknown`, instead: nearest(text.toLowerCase(), fixedForms(type)) }
}

function readNumber(fixed: boolean, text: string): Value {
  const id = /^\d{1,9}$/.test(text) ? Number(text) : undefined
  const known = id !== undefined && (!fixed || FIXED_TAGS.some((tag) => tag.id === id))
  return known ? { query: { kind: 'tag', id } } : { mistake: 'number-unknown' }
}

function readCount({ of }: Extract<Field, { kind: 'count' }>, text: string): Value {
  const count = countFrom(text)
  if (!count) return { mistake: 'count-broken' }
  const query: Query = { kind: 'range', of, range: count.value }
  return count.turned ? { query, mistake: 'count-turned', instead: printCount(count.value) } : { query }
}

function readTime({ of }: Extract<Field, { kind: 'time' }>, text: string): Value {
  const age = ageFrom(text)
  if (age) return { query: { kind: 'age', of, age } }
  const days = daysFrom(text)
  if (!days) return { mistake: 'time-broken' }
  const query: Query = { kind: 'days', of, ...days.value }
  return days.turned ? { query, mistake: 'days-turned', instead: printDays(days.value) } : { query }
}

function readFlag(flag: Flag, text: string): Value {
  const choice = choiceCalled(text)
  if (choice === undefined) return { mistake: 'choice-broken', instead: 'yes' }
  const query: Query = { kind: 'flag', flag }
  return { query: choice ? query : notOf(query) }
}

function readLanguage(text: string): Value {
  const code = languageCalled(text)
  if (code) return { query: { kind: 'language', code } }
  const near = nearest(text.toLowerCase(), LANGUAGE_FORMS)
  return { mistake: 'language-unknown', instead: near && languageCalled(near) }
}

function readWork(text: string): Value {
  return /^[1-9]\d{0,8}$/.test(text) ? { query: { kind: 'work', id: Number(text) } } : { mistake: 'work-broken' }
}

function readCollection(text: string): Value {
  const name = text.trim()
  return /^\w{1,100}$/.test(name) ? { query: { kind: 'collection', name } } : { mistake: 'collection-broken' }
}

function readUser(text: string): Value {
  const query = userTerm(text)
  return query ? { query } : { mistake: 'user-broken' }
}

/** `kudos`, `kudos asc`, `kudos-asc`. */
function readOrder(text: string): Value {
  const [, name = '', way = ''] = /^(.*?)(?:[\s_-](asc|desc)(?:ending)?)?$/is.exec(text.trim()) ?? []
  const by = sortCalled(name)
  if (!by) return { mistake: 'sort-unknown', instead: nearest(name.toLowerCase(), SORT_FORMS) }
  return { order: { by, descending: way === '' ? descendsByItself(by) : way.toLowerCase() === 'desc' } }
}

/** @returns how a rating, warning or category is written in a line; undefined for any other tag */
export function fixedForm(id: number): string | undefined {
  const tag = FIXED_TAGS.find((fixed) => fixed.id === id)
  return tag && `${tag.type}:${shortForm(id)}`
}
