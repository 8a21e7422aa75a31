import type { Form } from '../../platform/web/form.ts'
import type { Collection } from './kinds.ts'
import type { CollectionTyped } from './rules.ts'

export function readCollection(form: Form): CollectionTyped {
  return {
    name: form.text('name').trim(),
    title: form.text('title').replace(/\s+/g, ' ').trim(),
    summary: form.text('summary').trim(),
    intro: form.text('intro').trim(),
    rules: form.text('rules').trim(),
    parent: form.text('parent').trim(),
    moderated: form.has('moderated'),
    closed: form.has('closed'),
    unrevealed: form.has('unrevealed'),
    anonymous: form.has('anonymous'),
  }
}

export const NOTHING_TYPED: CollectionTyped = {
  name: '',
  title: '',
  summary: '',
  intro: '',
  rules: '',
  parent: '',
  moderated: false,
  closed: false,
  unrevealed: false,
  anonymous: false,
}

/** A collection as its form shows it. */
export function typedOf({ id: _, parent, ...details }: Collection): CollectionTyped {
  return { ...details, parent: parent?.name ?? '' }
}
