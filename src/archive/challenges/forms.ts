import type { Form } from '../../platform/web/form.ts'
import { NO_WISH, type SettingsTyped, type WishTyped } from './rules.ts'

/** @param prefix of the fields of one wish among several */
export function readWish(form: Form, prefix = ''): WishTyped {
  const text = (name: string) => form.text(prefix + name).trim()
  return {
    fandoms: text('fandoms'),
    relationships: text('relationships'),
    characters: text('characters'),
    additional: text('additional'),
    allOf: form.has(`${prefix}all_of`),
    unwanted: text('unwanted'),
    note: text('note'),
  }
}

/** A sign-up as its form has it. */
export interface SignUpTyped {
  readonly requests: readonly WishTyped[]
  readonly offers: readonly WishTyped[]
  readonly letter: string
  readonly avoids: string
}

export function prefixOf(kind: 'request' | 'offer', at: number): string {
  return `${kind}${at + 1}_`
}

export function readSignUp(form: Form, counts: { readonly requests: number; readonly offers: number }): SignUpTyped {
  const wishes = (kind: 'request' | 'offer', count: number) =>
    Array.from({ length: count }, (_, at) => readWish(form, prefixOf(kind, at)))
  return {
    requests: wishes('request', counts.requests),
    offers: wishes('offer', counts.offers),
    letter: form.text('letter').trim(),
    avoids: form.text('avoids').trim(),
  }
}

export function emptySignUp(counts: { readonly requests: number; readonly offers: number }): SignUpTyped {
  return {
    requests: Array.from({ length: counts.requests }, () => NO_WISH),
    offers: Array.from({ length: counts.offers }, () => NO_WISH),
    letter: '',
    avoids: '',
  }
}

export function readSettings(form: Form): SettingsTyped {
  return {
    kind: form.text('kind'),
    open: form.has('open'),
    dueOn: form.text('due_on').trim(),
    requests: form.text('requests').trim(),
    offers: form.text('offers').trim(),
    mostTags: form.text('most_tags').trim(),
  }
}
