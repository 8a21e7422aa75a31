/** story-editor: puts an editor in the place of the boxes for chapter, summary and notes. It is fetched only here, so that
 * nobody who reads pays for it. Without this file, and where it cannot be had, one types into the boxes. */
export function enhanceStoryEditor(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return
  import('./editor/index.ts').then(({ openEditors }) => openEditors(form)).catch(() => undefined)
}
