import fc from 'fast-check'

const selector = fc.constantFrom(
  ...`p|.letter|#workskin p|#workskin .userstuff > p|#workskin|.userstuff|*|body|html|:root|#outer|#main .x|+ p|~ div|> p|p +|p ~ .x|.a.b
  |#workskin + p|#workskin ~ *|#workskin .userstuff ~ p|#workskin > *|.userstuff + *|p:has(x)|:is(body)|:not(.x)|:host|::slotted(p)|p::before|p::backdrop|:nth-child(2n+1 of body)
  |:nth-child(-n + 3)|a[href]|[id]|svg|\\62 ody|.x\\,body|.x{}body|p,body|p/**/body|p , ,|:where(html)|&|& ~ p|.x & |@scope|p || q|*|*|n|p|div p em|.skin-x|p:hover::after|a:visited`
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)
const declaration = fc.constantFrom(
  ...`color: red; background: url(https://example.org/x.png); background: \\75rl(x); background-image: image-set("a" 1x); background: src("x")
  ; position: fixed; position: sticky; position: absolute; POSITION: FIXED; position: absolute !important; top: -99999px; margin: -30em; z-index: 99999999999
  ; width: calc(100vw * 1000); --x: url(x); color: var(--x); color: env(x); content: "a"; content: "</style><script>"; content: url(x); content: "\\a }"; content: attr(href)
  ; font-family: "A", serif; font: 1em/2 x; behavior: url(x); -moz-binding: url(x); width: expression(alert(1)); filter: url(#x); cursor: url(x), auto; animation: a 1ms infinite
  ; animation: a 2s; animation-name: a; animation-iteration-count: infinite; transition: all 9s; contain: none; isolation: auto; all: unset; display: none; color: red}body{color:blue
  ; color: #fff}; @import "x"; color: red /* ; } */; color; : red; color:; width: 1e999px; height: 100000vh; width: 1bananas; grid-template-areas: "a b"; transform: translate(100vw)
  ; mask: url(x); clip-path: url(x); list-style: url(x); border-image: url(x); shape-outside: url(x); offset-path: url(x); view-transition-name: x; anchor-name: --a; container-type: size`
    .split(';')
    .map((part) => part.trim()),
)
const block = fc.array(declaration, { maxLength: 5 }).map((parts) => parts.join(';'))
const rule = fc
  .tuple(fc.array(selector, { minLength: 1, maxLength: 3 }), block)
  .map(([names, inside]) => `${names.join(',')}{${inside}}`)
const atRule = fc
  .tuple(
    fc.constantFrom(
      ...`@media print|@media (min-width: 30em)|@media (prefers-color-scheme: dark) and (hover: hover)|@media not all|@media (x)|@media (width > 3px)
    |@supports (color: red)|@layer x|@font-face|@import url(x)|@charset "x"|@namespace x|@keyframes a|@keyframes "a"|@property --x|@page|@container (width > 1px)|@scope (p) to (q)|@starting-style|@media`
        .split('|')
        .map((part) => part.trim()),
    ),
    fc.array(rule, { maxLength: 3 }),
  )
  .map(([name, rules]) => `${name}{${rules.join('')}}`)
const frames = block.map((inside) => `@keyframes a{from{${inside}}50%{${inside}}to{color:red}}`)
const junk = fc.constantFrom(
  '}',
  '{',
  '/*',
  '*/',
  '<!--',
  '-->',
  '"',
  "'",
  '\\',
  ';',
  ')',
  '(',
  '\u0000',
  '@',
  ',',
  '\n',
  '</style>',
)

/** A style sheet as somebody would write it who wants out of the text. */
export const hostileCss: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: rule },
      { weight: 3, arbitrary: atRule },
      { weight: 1, arbitrary: frames },
      { weight: 2, arbitrary: junk },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))
