/** own-zone: chooses the time zone of this browser in a list of zones. Without this file one chooses it oneself. */
export function enhanceOwnZone(element: HTMLElement): void {
  if (!(element instanceof HTMLSelectElement)) return
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if ([...element.options].some(({ value }) => value === zone)) element.value = zone
}
