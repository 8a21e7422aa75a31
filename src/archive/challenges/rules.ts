import { guessFormat, plainText, storyHtml } from '../../platform/text/blocks.ts'
import { foldName } from '../../platform/text/fold.ts'
import type { FieldErrors } from '../../platform/ui/fields.tsx'

export const MOST = { wishes: 5, tags: 20, tag: 150, note: 5000, letter: 500, avoids: 50 } as const

/** What one prompt, request or offer says, as typed: lists of names with commas between. */
export interface WishTyped {
  readonly fandoms: string
  readonly relationships: string
  readonly characters: string
  readonly additional: string
  readonly allOf: boolean
  readonly unwanted: string
  readonly note: string
}

export const NO_WISH: WishTyped = {
  fandoms: '',
  relationships: '',
  characters: '',
  additional: '',
  allOf: false,
  unwanted: '',
  note: '',
}

/** Fields of a wish that list names. */
export const LISTS = ['fandoms', 'relationships', 'characters', 'additional', 'unwanted'] as const

/** @returns the names of a list, each once; an empty list stands for any */
export function namesIn(typed: string): readonly string[] {
  const names = typed.split(/[,，、]/).map((name) => name.replace(/\s+/g, ' ').trim())
  return [...new Map(names.filter((name) => foldName(name) !== '').map((name) => [foldName(name), name])).values()]
}

/** @param prefix of the fields' names in the form
 * @param any whether the fandom may be left open
 * @returns a sentence for each field that needs another look */
export function wishErrors(typed: WishTyped, prefix: string, mostTags: number, any: boolean): FieldErrors {
  const errors: Record<string, string> = {}
  for (const list of LISTS) {
    const names = namesIn(typed[list])
    if (names.length > mostTags) errors[`${prefix}${list}`] = `At most ${mostTags} names can be listed here.`
    else if (names.some((name) => [...name].length > MOST.tag))
      errors[`${prefix}${list}`] = 'A name has at most 150 characters; commas part one from the next.'
  }
  if (!any && namesIn(typed.fandoms).length === 0) errors[`${prefix}fandoms`] = 'Name a fandom.'
  if ([...typed.note].length > MOST.note) errors[`${prefix}note`] = 'A note has at most 5,000 characters.'
  return errors
}

/** @returns sanitised HTML; empty for nothing to be seen */
export function keptNote(typed: string): string {
  const html = typed.trim() === '' ? '' : storyHtml(typed, guessFormat(typed), 'note')
  return plainText(html).trim() === '' ? '' : html
}

/** What an organiser says of a challenge, as typed. */
export interface SettingsTyped {
  readonly kind: string
  readonly open: boolean
  readonly dueOn: string
  readonly requests: string
  readonly offers: string
  readonly mostTags: string
}

export function settingsErrors(typed: SettingsTyped): FieldErrors {
  const within = (text: string, most: number) => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= most
  return {
    ...(typed.dueOn === '' || (/^\d{4}-\d\d-\d\d$/.test(typed.dueOn) && !Number.isNaN(Date.parse(typed.dueOn)))
      ? {}
      : { dueOn: 'Write a day as year, month and day: 2026-12-24.' }),
    ...(within(typed.requests, MOST.wishes) ? {} : { requests: `Between 1 and ${MOST.wishes}.` }),
    ...(within(typed.offers, MOST.wishes) ? {} : { offers: `Between 1 and ${MOST.wishes}.` }),
    ...(within(typed.mostTags, MOST.tags) ? {} : { mostTags: `Between 1 and ${MOST.tags}.` }),
  }
}
