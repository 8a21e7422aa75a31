import type { Form } from '../../platform/web/form.ts'
import { FIXED_TAGS } from '../tags/index.ts'
import { findLanguage } from '../works/index.ts'
import { KINDS, type Kind, type Names, type Wish } from './rules.ts'

export const NO_WISH: Wish = {
  add: { fandoms: '', relationships: '', characters: '', additional: '' },
  remove: '',
  replace: '',
  by: '',
  language: '',
  rating: '',
  restricted: '',
  downloads: '',
  commenters: '',
  moderated: '',
  series: '',
  collection: '',
  leave: '',
  pseud: '',
}

/** @param names of what is the member's own: what is not among them is taken as nothing
 * @returns what a form asks for */
export function wishIn(form: Form, { series, pseuds, collections }: Names): Wish {
  const one = (name: string, may: (word: string) => boolean) => (may(form.text(name)) ? form.text(name) : '')
  const restricted = form.text('restricted')
  return {
    add: Object.fromEntries(KINDS.map((kind) => [kind, form.text(`add_${kind}`)])) as Record<Kind, string>,
    remove: form.text('remove'),
    replace: form.text('replace'),
    by: form.text('by'),
    language: one('language', (code) => findLanguage(code) !== undefined),
    rating: one('rating', (name) => FIXED_TAGS.some((tag) => tag.type === 'rating' && tag.name === name)),
    restricted: restricted === 'yes' || restricted === 'no' ? restricted : '',
    downloads: one('downloads', (word) => ['everyone', 'members', 'nobody'].includes(word)),
    commenters: one('commenters', (word) => ['everyone', 'members', 'nobody'].includes(word)),
    moderated: one('moderated', (word) => ['none', 'new', 'all'].includes(word)),
    series: one('series', (id) => series.has(id)),
    collection: form.text('collection').trim(),
    leave: one('leave', (id) => collections.has(id)),
    pseud: one('pseud', (id) => pseuds.has(id)),
  }
}

/** @returns the numbers of the works that were ticked */
export function tickedIn(form: Form, most: number): readonly number[] {
  const ids = form.texts('works').filter((id) => /^\d{1,9}$/.test(id))
  return [...new Set(ids.map(Number))].slice(0, most)
}

/** @returns the fields that say the same again, for the page between the wish and its doing */
export function fieldsOf(wish: Wish): readonly (readonly [string, string])[] {
  const { add, ...others } = wish
  return [...KINDS.map((kind) => [`add_${kind}`, add[kind]] as const), ...Object.entries(others)].filter(
    ([, value]) => value !== '',
  )
}
