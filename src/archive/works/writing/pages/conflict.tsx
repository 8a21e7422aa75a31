import { raw } from 'hono/html'
import { forEditing } from '../../../../platform/text/blocks.ts'
import type { Chapter } from '../../kinds.ts'

/** Shown above a form whose text somebody else changed, or the same person in another window. */
export function Conflict({ stored, language }: { readonly stored: Chapter; readonly language: string }) {
  return (
    <section class="card" id="stored">
      <p role="alert">
        While you were writing, this text was saved from somewhere else, so yours has not been saved yet. Below is the
        text that is stored now; under it stands yours, as you left it. Take over what you need, then save yours over
        it.
      </p>
      <h3 class="heading">Stored now{stored.title === '' ? '' : `: ${stored.title}`}</h3>
      <div class="userstuff" lang={language} dir="auto">
        {raw(stored.html)}
      </div>
      <details class="fold">
        <summary>The same to copy from</summary>
        <p class="field">
          <label for="stored-text">Stored text</label>
          <textarea id="stored-text" class="story" rows={10} readonly dir="auto">
            {'\n'}
            {forEditing(stored.html)}
          </textarea>
        </p>
      </details>
    </section>
  )
}
