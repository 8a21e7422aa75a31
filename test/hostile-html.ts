import fc from 'fast-check'

const names =
  `p div span em b i strong a img table tr td th tbody caption ul ol li dl dt dd h1 h2 pre br hr blockquote center
  figure figcaption details summary ruby rt rp section address font script style svg math noscript title textarea template
  select option form input iframe object button article x-thing sub del q time col colgroup wbr article nav mi mtext
  foreignObject plaintext xmp listing html body head`.split(/\s+/)

const attributes =
  `id="x" id=p1 id=u-a name="n" class="a b!" class='"' title="<b>" title='a"b' href="#x" href="javascript:alert(1)"
  href=https://example.org/ href=/works/1 href=//example.org src="https://example.org/a.png" src=x width=1 width=300
  onclick=alert(1) style="width:1px" style="font-style:italic" style="font-weight:normal" style=text-align:center align=center
  lang=en dir=rtl open start=3 colspan=2 alt alt="a" = / "'`.split(/\s+/)

const text = fc.constantFrom(
  'word',
  ' ',
  '\n',
  '&nbsp;',
  '&amp;',
  '&lt;b&gt;',
  '<',
  '>',
  '"',
  '***',
  '* * *',
  'x x x',
  'a  b',
  '\u200b',
  '\u0000',
  '猫',
  '&#x1;',
  '&#147;',
  '<!--',
  '-->',
  '<!-- a -->',
  '<![CDATA[',
  ']]>',
  '<?php ?>',
  '<!DOCTYPE html>',
  '\u0093',
  '&',
  '&#',
  'é',
  '🌙',
  '<3',
  '\ud800',
  '\r\n',
  '\u00a0',
)
const attribute = fc.constantFrom(...attributes)
const start = fc
  .tuple(fc.constantFrom(...names), fc.array(attribute, { maxLength: 3 }))
  .map(([name, list]) => `<${[name, ...list].join(' ')}>`)
const end = fc.constantFrom(...names).map((name) => `</${name}>`)
const breaks = fc.constantFrom('<br>', '<br><br>', '<br/> <br>', '<p>', '</p>', '<p></p>', '<p>&nbsp;</p>', '<hr>')

/** Markup as no author writes it: tags of every kind, unclosed and crossed, with attributes and text that mean harm. */
export const hostileHtml: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: text }, { weight: 4, arbitrary: start }, { weight: 2, arbitrary: end }, breaks),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))
