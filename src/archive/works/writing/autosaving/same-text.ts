import { LIMITS } from '../../limits.ts'
import { checkNote, checkStory } from '../../texts.ts'
import type { TypedFormat } from '../../typed.ts'

/** What the forms of works and of chapters have in common. */
export interface Written {
  readonly text: string
  readonly format: TypedFormat
  readonly summary: string
  readonly contentNotes: string
  readonly notesBefore: string
  readonly notesAfter: string
}

/** Fields that say how a form was sent and not what stands in it. */
const ASIDE: ReadonlySet<string> = new Set([
  'format',
  'once',
  'version',
  'chapter',
  'pseuds', // who has one name is not asked for it
])
const NOTES = ['summary', 'contentNotes', 'notesBefore', 'notesAfter'] as const

/** @returns whether two forms would be saved as the same: a text may be typed in more than one way */
export function saysTheSame(one: Written, other: Written): boolean {
  return (
    plainFields(one) === plainFields(other) &&
    NOTES.every((name) => sameNote(one, other, name)) &&
    sameStory(one, other)
  )
}

function plainFields(fields: Written): string {
  const entries = Object.entries(fields).filter(
    ([name]) => name !== 'text' && !ASIDE.has(name) && !NOTES.some((note) => note === name),
  )
  return JSON.stringify(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function sameNote(one: Written, other: Written, name: (typeof NOTES)[number]): boolean {
  if (one[name] === other[name]) return true
  const [left, right] = [one, other].map((fields) =>
    checkNote({ text: fields[name], format: fields.format }, LIMITS.notes, 'notes-too-long'),
  )
  return !left?.problem && !right?.problem && left?.html === right?.html
}

function sameStory(one: Written, other: Written): boolean {
  if (one.text === other.text) return true
  const [left, right] = [one, other].map(({ text, format }) => checkStory({ text, format }, false))
  return !left?.problem && !right?.problem && left?.html === right?.html
}
