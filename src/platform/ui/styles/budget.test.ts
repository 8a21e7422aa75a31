import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./index.css', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    target: ['chrome100', 'firefox100', 'safari15'],
    external: ['/assets/*'],
  })
  return outputFiles[0]?.text ?? ''
}

test('the whole style sheet is at most 16 KB on its way to a reader', async () => {
  expect(gzipSync(await bundled()).byteLength).toBeLessThanOrEqual(16 * 1024)
})

test('the style sheet fetches nothing from another host', async () => {
  const addresses = [...(await bundled()).matchAll(/url\(["']?([^"')]*)/g)].map(([, address = '']) => address)
  const foreign = addresses.filter((address) => !/^(\/assets\/|data:image\/svg|%23)/.test(address))
  expect(foreign).toEqual([])
})

test('the style sheet knows start and end, never left and right', async () => {
  const sided = (await bundled()).match(/[;{](?:margin|padding|border|inset)?-?(?:left|right):[^;}]*/g)
  expect(sided).toBeNull()
})
