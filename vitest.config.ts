import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
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

/** What tests the run of tests itself (its PostgreSQL, its Chromium, its last line), and what other programs judge. `npm run check`
 * leaves it to `npm test`. */
const ofTheRun = ['test/{postgres,replica,chromium,reporter,epubcheck}.test.ts']

const engines = ['sqlite', 'postgres'].map((engine) => ({
  plugins: [precompiled],
  test: {
    name: engine,
    include: onBothEngines,
    isolate: false,
    env: { FANLIGHT_TEST_ENGINE: engine },
    globalSetup: [`test/global-${engine}.ts`],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
  },
}))

export default defineConfig({
  test: {
    maxWorkers: availableParallelism(),
    reporters: ['default', './test/reporter.ts'],
    tags: [
      {
        name: 'long',
        description: 'runs the program in processes of its own, or on very much at once; not in `npm run check`',
      },
    ],
    projects: [
      {
        plugins: [precompiled],
        test: {
          name: 'rules',
          isolate: false,
          include: ['{src,test,tools}/**/*.test.{ts,tsx}'],
          exclude: [...onBothEngines, ...ofTheRun, 'node_modules/**'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [precompiled],
        test: {
          name: 'run',
          include: ofTheRun,
          globalSetup: ['test/global-sqlite.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      ...engines,
      {
        plugins: [precompiled],
        test: {
          name: 'browser',
          include: ['e2e/**/*.journey.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 }, // alone on the machine: a browser that waits for its turn is no test of ours
          retry: process.env.CI ? 1 : 0, // the report names what passed only the second time
          testTimeout: 90_000,
          hookTimeout: 90_000,
          expect: { poll: { timeout: 10_000 } }, // what comes a moment later comes later on a slow machine
        },
      },
    ],
  },
})
