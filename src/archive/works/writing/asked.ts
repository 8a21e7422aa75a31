import type { Form } from '../../../platform/web/form.ts'
import { SUGGEST } from './suggesting.ts'

/** Which button sent a form. */
export type Asked = 'post' | 'draft' | 'preview' | 'suggest' | 'fill'

/** @returns what the pressed button asks for; a form that was sent without any asks to post */
export function askedBy(form: Form): Asked {
  if (form.has(SUGGEST)) return 'suggest'
  const button = form.text('do')
  return button === 'draft' || button === 'preview' || button === 'fill' ? button : 'post'
}
