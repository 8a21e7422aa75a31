import { transform } from 'esbuild'
import { expect, test } from 'vitest'
import { precompileJsx, RUNTIME } from './precompile-jsx.ts'

const SAMPLES: Readonly<Record<string, string>> = {
  'text and entities': '<p>Fish &amp; chips &lt;tonight&gt; "now"</p>',
  'white space over lines': '<p>\n  one\n  two {3} four\n  <b>five</b>{" "}\n  six\n</p>',
  'escaped values': '<a title={"\\"<&>"} href="/x?a=1&b=2">{"<script>&"}</a>',
  'nothing to show': '<p>{null}{undefined}{false}{true}{0}{""}</p>',
  'boolean and word attributes':
    '<input required disabled={false} checked={true} aria-hidden={true} aria-expanded={false} value={0}/>',
  'absent attributes': '<p id={undefined} class={null}>x</p>',
  'renamed attributes': '<label htmlFor="a" className="b">x</label>',
  'lists and conditions': '<ul>{[1, 2].map((n) => <li>{n}</li>)}{true && <li>and</li>}{false ? <li/> : null}</ul>',
  fragments: '<><p>one</p>{"two"}<></></>',
  components: '<Box title="t" open><i>in</i> {"<out>"}</Box>',
  'component without a result': '<p><Nothing /></p>',
  'component children in a row': '<Box title={"a&b"}>{["x", <b>y</b>]}{1}</Box>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that it is none is what is tested
  'backquotes and dollars': '<p title="`${x}`">`$&#123;y&#125;` \\n</p>',
  'raw html': '<div dangerouslySetInnerHTML={{ __html: "<b>kept</b>" }}></div>',
  'vector drawings': '<svg viewBox="0 0 1 1" stroke-width="2"><path d="M0 0"/></svg>',
  'spread into a component': '<Box {...{ title: "s" }}>x</Box>',
}

const COMPONENTS = `
const Nothing = () => null
const Box = ({ title, open, children }: { title: string; open?: boolean; children?: unknown }) => <div title={title} hidden={open}>{children}</div>
`

async function run(code: string): Promise<string> {
  const module = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)
  return String(module.default()).replaceAll('&#39;', "'")
}

for (const [name, jsx] of Object.entries(SAMPLES)) {
  test(`precompiled JSX writes what hono/jsx writes: ${name}`, async () => {
    const source = `/** @jsxImportSource hono/jsx */${COMPONENTS}\nexport default () => ${jsx}`
    const direct = await transform(source, { loader: 'tsx', jsx: 'automatic', jsxImportSource: 'hono/jsx' })
    const honoRuntime = import.meta.resolve('hono/jsx/jsx-runtime')
    const ours = await precompileJsx(source, 'sample.tsx')
    const expected = await run(direct.code.replaceAll('"hono/jsx/jsx-runtime"', JSON.stringify(honoRuntime)))
    expect(await run(ours.replaceAll(`'${RUNTIME}'`, JSON.stringify(await runtimeAddress())))).toBe(expected)
  })
}

async function runtimeAddress(): Promise<string> {
  const built = await (await import('esbuild')).build({
    entryPoints: ['src/platform/ui/template.ts'],
    bundle: true,
    format: 'esm',
    write: false,
  })
  return `data:text/javascript,${encodeURIComponent(built.outputFiles[0]?.text ?? '')}`
}

test('an attribute spread over an element is refused when building, not dropped', async () => {
  await expect(precompileJsx('export default (p: object) => <p {...p}>x</p>', 'x.tsx')).rejects.toThrow('spread')
})
