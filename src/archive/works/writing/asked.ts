import type { Form } from '../../../platform/web/form.ts'

/** Which button sent a form. */
export type Asked = 'post' | 'draft' | 'preview'

/** @returns what the pressed button asks for; a form that was sent without any asks to post */
export function askedBy(form: Form): Asked {
  const button = form.text('do')
  return button === 'draft' || button === 'preview' ? button : 'post'
}
