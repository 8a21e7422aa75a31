/** listen: reads the text aloud, with the sentence shown. It is fetched when the sheet is opened first. Without this file, and where the
 * browser has no speech, there is none. */
export function enhanceListen(sheet: HTMLElement): void {
  if (!(sheet instanceof HTMLDetailsElement) || !('speechSynthesis' in globalThis)) return
  let opened = false
  sheet.hidden = false
  sheet.addEventListener('toggle', () => {
    if (opened || !sheet.open) return
    opened = true
    import('./listening/index.ts').then(({ openListening }) => openListening(sheet)).catch(() => undefined)
  })
  if (location.hash === '#listen') sheet.open = true
}
