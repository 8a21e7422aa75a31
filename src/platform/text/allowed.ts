/** Where a text stands, and so how much it may hold: a long text, a note beside it, or a few words within a line. */
export type Field = 'chapter' | 'note' | 'inline'

const words = (list: string): readonly string[] => list.trim().split(/\s+/)

const INLINE = words(`em strong a i b u s strike del ins small big sub sup abbr acronym cite code kbd samp var tt q
  ruby rb rt rp rtc span mark wbr bdo bdi dfn time`)
const NOTE = words(`p br hr pre blockquote ul ol li dl dt dd figure figcaption details summary div center section aside
  address`)
const HEADINGS = words('h1 h2 h3 h4 h5 h6')
const TABLES = words('table caption colgroup col thead tbody tfoot tr th td')

/** The elements each kind of text may hold; everything else leaves its text behind or goes. */
export const allowedElements: Readonly<Record<Field, ReadonlySet<string>>> = {
  chapter: new Set(['p', 'br', ...INLINE, ...NOTE, ...HEADINGS, ...TABLES, 'img']),
  note: new Set([...NOTE, ...INLINE]),
  inline: new Set(INLINE),
}

/** Elements that go with all they hold: programs, styles, foreign documents and what a browser reads as raw text. */
export const droppedElements: ReadonlySet<string> = new Set(
  words(`script style title textarea noscript noframes noembed iframe frame frameset object embed applet xmp template
    svg math select option optgroup datalist audio video canvas map`),
)

/** Elements without content or end tag. */
export const voidElements: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'wbr', 'col'])

const NEIGHBOURS: Readonly<Record<string, string>> = {
  article: 'div',
  main: 'div',
  header: 'div',
  footer: 'div',
  nav: 'div',
  hgroup: 'div',
  form: 'div',
  fieldset: 'div',
  legend: 'div',
  body: 'div',
  menu: 'ul',
  dir: 'ul',
  listing: 'pre',
  font: 'span',
}

/** The element that says the same here, so that two blocks do not run together when one is not allowed.
 * @returns the name itself when it is allowed; another unallowed name when nothing comes near */
export function nearestElement(name: string, field: Field): string {
  if (allowedElements[field].has(name)) return name
  if (field === 'note' && HEADINGS.includes(name)) return 'p'
  if (field === 'note' && TABLES.includes(name) && name !== 'col') return 'div'
  return NEIGHBOURS[name] ?? name
}
