import fc from 'fast-check'

const word = fc.constantFrom(
  'lamp',
  ' rain ',
  'a',
  '“Yes,” ',
  '猫',
  '&amp;',
  '&nbsp;',
  '&lt;b&gt;',
  '🌙',
  'مرحبا',
  ' ',
  '…',
)

const INLINE =
  `em strong a:href=https://example.org/ a:href=#n i b u s strike del:cite=https://example.org/ ins:datetime=2026-01-01
  small big sub sup abbr:title=Abbreviation cite code kbd samp var tt q:cite=https://example.org/ ruby rb rt rp rtc span:lang=ja
  span:class=text-message span:dir=rtl mark bdo:dir=rtl bdi dfn time:datetime=2026-01-01 acronym`.split(/\s+/)
const BLOCK =
  `p p:align=center p:class=letter p:lang=fr p:dir=rtl h1 h2 h3:id=part h4 h5 h6 pre blockquote div:class=box section:class=footnotes
  center aside address ul ol:start=4 ol:type=i dl details details:open figure`.split(/\s+/)
const LEAVES = [
  '<br>',
  '<wbr>',
  '<img src="https://example.org/a.png" alt="a lamp" width="300">',
  '<a id="n"></a>',
  '<a name="m"></a>',
]

/** Words with marks of every kind around them, nested as they come. */
const line: fc.Arbitrary<string> = fc.letrec<{ line: string; part: string }>((tie) => ({
  line: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    { weight: 4, arbitrary: word },
    { weight: 1, arbitrary: fc.constantFrom(...LEAVES) },
    {
      weight: 4,
      arbitrary: fc.tuple(fc.constantFrom(...INLINE), tie('line')).map(([name, inside]) => tagged(name, inside)),
    },
  ),
})).line

/** A chapter as an author could write it: every block, mark and attribute that the text model has. */
export const modelHtml: fc.Arbitrary<string> = fc.letrec<{ blocks: string; block: string }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join('\n')),
  block: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 4, arbitrary: line.map((inside) => `<p>${inside}</p>`) },
    { weight: 1, arbitrary: fc.constantFrom('<hr>', '<hr class="stars">', '<p>***</p>') },
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...BLOCK), line, tie('blocks')).map(blockOf) },
    {
      weight: 1,
      arbitrary: fc.array(fc.oneof(line, tie('blocks'), fc.constant('')), { minLength: 4, maxLength: 4 }).map(table),
    },
  ),
})).blocks

function tagged(name: string, inside: string): string {
  const [tag = '', attribute] = name.split(':', 2).length > 1 ? split(name) : [name, undefined]
  const [key, ...value] = (attribute ?? '').split('=')
  return `<${tag}${key ? ` ${key}="${value.join('=')}"` : ''}>${inside}</${tag}>`
}

function split(name: string): [string, string] {
  const at = name.indexOf(':')
  return [name.slice(0, at), name.slice(at + 1)]
}

function blockOf([name, inside, blocks]: [string, string, string]): string {
  const tag = name.split(':')[0] ?? ''
  if (/^(?:p|h\d|pre)$/.test(tag)) return tagged(name, inside)
  if (/^[uo]l$/.test(tag)) return tagged(name, `<li>${inside}</li><li value="9">${blocks}</li><li></li>`)
  if (tag === 'dl') return tagged(name, `<dt>${inside}</dt><dd>${blocks}</dd><dd>${inside}</dd>`)
  if (tag === 'details') return tagged(name, `<summary>${inside}</summary>${blocks}`)
  if (tag === 'figure')
    return tagged(name, `<img src="/media/a.png" alt="">${inside}<figcaption>${inside}</figcaption>`)
  return tagged(name, inside.length % 2 === 0 ? inside : blocks)
}

function table([caption, head, one, two]: readonly string[]): string {
  return `<table><caption>${caption}</caption><colgroup><col span="2"></colgroup><thead><tr><th colspan="2">${head}</th></tr></thead>
<tbody><tr align="center"><td>${one}</td><td rowspan="2">${two}</td></tr><tr><td></td></tr></tbody></table>`
}
