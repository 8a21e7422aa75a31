/** @returns a new element with these properties and children; what begins with data- or aria- is an attribute */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Readonly<Record<string, unknown>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (/^(data|aria)-|^(role|for)$/.test(key)) element.setAttribute(key, String(value))
    else Object.assign(element, { [key]: value })
  }
  element.append(...children)
  return element
}

/** @returns a button that does this when it is pressed */
export function button(words: string, act: () => void, properties: Readonly<Record<string, unknown>> = {}) {
  const made = el('button', { type: 'button', ...properties }, words)
  made.addEventListener('click', act)
  return made
}

/** Whether somebody is typing there, so that keys are letters. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null
}
