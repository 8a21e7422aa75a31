/** Drawings on a field of 20 by 20, as lines of the width that the style sheet gives them. */
const LINES: Readonly<Record<string, string>> = {
  quote: 'M4 4v12M8 6h9M8 10h9M8 14h6',
  bullets: 'M4 5h.01M4 10h.01M4 15h.01M8 5h9M8 10h9M8 15h9',
  numbers: 'M3 4l1.4-.9V7M3 10.5h2.2L3 13.6h2.4M8 5h9M8 10h9M8 15h9',
  link: 'M8.5 11.5l3-3M7.5 9L5.6 10.9a2.7 2.7 0 0 0 3.8 3.8L11.2 13M12.5 11l1.9-1.9a2.7 2.7 0 0 0-3.8-3.8L8.8 7',
  break: 'M3 10h3M8.5 10h3M14 10h3',
  image: 'M3 4h14v12H3zM3 14l4-4 3 3 3-3 4 4M8 7.5h.01',
  footnote: 'M3 6h7M3 10h7M3 14h12M14 4.2l1.4-1V8',
  undo: 'M7 4L3.5 7.5 7 11M4 7.5h8a4 4 0 0 1 0 8H8',
  redo: 'M13 4l3.5 3.5L13 11M16 7.5H8a4 4 0 0 0 0 8h4',
  left: 'M3 5h14M3 10h9M3 15h12',
  centre: 'M3 5h14M6 10h8M4 15h12',
  right: 'M3 5h14M8 10h9M5 15h12',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M9 8v8',
  raised: 'M3 7l7 9M10 7l-7 9M13 4.5c0-2 4-2 4 0 0 1.5-4 2.5-4 4h4',
  lowered: 'M3 4l7 9M10 4l-7 9M13 13.5c0-2 4-2 4 0 0 1.5-4 2.5-4 4h4',
  globe: 'M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14M3 10h14M10 3c-4 4-4 10 0 14c4-4 4-10 0-14',
  reading: 'M5 9h10v8H5zM5 13h10M10 9v8M6 4.5h.01M10 4.5h.01M14 4.5h.01',
  fold: 'M3 5l3 2.5L3 10zM9 7.5h8M6 13h11M6 16h8',
}

/** @param name of a drawing; any other is written as it is */
export function iconOf(name: string): Element {
  const path = LINES[name]
  if (path === undefined) return glyph(name)
  const svg = drawn('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true' })
  svg.append(drawn('path', { d: path }))
  return svg
}

function drawn(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const key in attributes) element.setAttribute(key, attributes[key] ?? '')
  return element
}

/** A letter that shows what the button does, such as *I*. */
function glyph(name: string): HTMLElement {
  const [letters = '', tag = 'span'] = name.split('|')
  const sign = document.createElement(tag)
  sign.textContent = letters
  sign.ariaHidden = 'true'
  return sign
}
