import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'
import { precompileJsx, RUNTIME } from './tools/precompile-jsx.ts'

/** Tests render pages through the same transform as the program that is served. */
const precompiled: Plugin = {
  name: 'precompile-jsx',
  enforce: 'pre',
  resolveId: (name) => (name === RUNTIME ? path.resolve('src/platform/ui/template.ts') : null),
  async load(id) {
    const file = id.split('?')[0] ?? id
    return file.endsWith('.tsx') ? precompileJsx(await readFile(file, 'utf8'), file) : null
  },
}

const onBothEngines = ['{src,test}/**/*.data.test.{ts,tsx}']
const engines = ['sqlite', 'postgres'].map((engine) => ({
  plugins: [precompiled],
  test: {
    name: engine,
    include: onBothEngines,
    env: { FANLIGHT_TEST_ENGINE: engine },
    globalSetup: engine === 'postgres' ? ['test/global-postgres.ts'] : [],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
}))

export default defineConfig({
  test: {
    reporters: ['default', './test/reporter.ts'],
    projects: [
      {
        plugins: [precompiled],
        test: {
          name: 'rules',
          include: ['{src,test,tools}/**/*.test.{ts,tsx}'],
          exclude: [...onBothEngines, 'node_modules/**'],
          testTimeout: 30_000,
        },
      },
      ...engines,
      {
        plugins: [precompiled],
        test: {
          name: 'browser',
          include: ['e2e/**/*.journey.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
})
