/** The book's own style: what a reading system sets (face, size, colours, width) is left to it. */
export const STYLE = `body { margin: 0 5%; line-height: 1.5; }
h1 { margin: 2em 0 1em; text-align: center; font-size: 1.5em; line-height: 1.25; hyphens: none; }
h2, h3, h4, h5, h6 { line-height: 1.25; hyphens: none; break-after: avoid; page-break-after: avoid; }
h2.small { margin: 1.5em 0 0.5em; font-size: 0.85em; font-weight: bold; letter-spacing: 0.06em; }
p { margin: 0 0 0.75em; orphans: 2; widows: 2; }
.byline { text-align: center; margin-bottom: 2em; }
.said { margin: 0 1em; font-size: 0.95em; }
.tags dt { font-weight: bold; margin-top: 0.5em; }
.tags dd { margin: 0 0 0 1em; }
.from { margin-top: 2em; font-size: 0.85em; }
.text { margin: 2em 0; }
hr { margin: 2em auto; width: 30%; border: 0; border-top: 1px solid; }
blockquote { margin: 1em 1.5em; }
pre { white-space: pre-wrap; font-size: 0.9em; }
table { border-collapse: collapse; margin: 1em 0; }
td, th { border: 1px solid; padding: 0.25em 0.5em; text-align: start; vertical-align: top; }
.center, .align-center { text-align: center; }
.align-right { text-align: right; }
.align-left { text-align: left; }
.align-justify { text-align: justify; }
.big { font-size: 1.2em; }
.tt { font-family: monospace; }
.picture { font-style: italic; overflow-wrap: anywhere; }
img { max-width: 100%; height: auto; }
figure { margin: 1em 0; text-align: center; }
.cover { margin: 0; padding: 0; text-align: center; }
.cover img { max-width: 100%; max-height: 100vh; }
`
