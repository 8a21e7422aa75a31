import type { Form } from '../../platform/web/form.ts'
import type { BookmarkTyped, ExternalTyped } from './rules.ts'

/** The names are those that readers' tools send. */
export function readBookmark(form: Form): BookmarkTyped {
  return {
    notes: form.text('bookmark[bookmarker_notes]').trim(),
    tags: form.text('bookmark[tag_string]'),
    private: isTicked(form.text('bookmark[private]')),
    rec: isTicked(form.text('bookmark[rec]')),
    status: form.text('bookmark[status]'),
  }
}

export function readExternal(form: Form): ExternalTyped {
  return {
    url: form.text('external_work[url]').trim(),
    title: form.text('external_work[title]').trim(),
    author: form.text('external_work[author]').trim(),
  }
}

/** "0" is how tools write an empty box. */
function isTicked(value: string): boolean {
  return !['', '0', 'false'].includes(value)
}

export const NOTHING_TYPED: BookmarkTyped = { notes: '', tags: '', private: false, rec: false, status: '' }
