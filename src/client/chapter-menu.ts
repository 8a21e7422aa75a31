/** chapter-menu: goes to the chapter as soon as it is chosen. Without this file the button beside the list does. */
export function enhanceChapterMenu(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return
  form.querySelector('select')?.addEventListener('change', () => form.requestSubmit())
}
