import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'

const VITEST = path.resolve(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
const here = (name: string) => path.join(import.meta.dirname, name)
const OMITTING = `import { omit } from ${JSON.stringify(here('omissions.ts'))}
  omit('browser journeys', 'no Chromium was found')
  omit('browser journeys', 'no Chromium was found')
  test('one that passes', () => undefined)`

test('a run ends with its counts on one plain line', () => {
  const { lines, code } = run({
    'mixed.test.ts': `test('passes', () => undefined)
      test.skip('waits', () => undefined)
      test('fails', () => { throw new Error('no') })`,
  })
  expect(lines.at(-1)).toBe('Tests: 1 passed, 1 failed, 1 skipped')
  expect(code).toBe(1)
})

test('a file that cannot be read, and a hook that breaks, count as failed', () => {
  const { lines, code } = run({
    'broken.test.ts': `throw new Error('this file breaks')`,
    'hook.test.ts': `describe('x', () => { beforeAll(() => { throw new Error('no') }); test('y', () => undefined) })`,
  })
  expect(lines.at(-1)).toMatch(/^Tests: 0 passed, 2 failed/)
  expect(code).toBe(1)
})

test('what was left out is said once, loudly, and a lenient run still passes', () => {
  const { lines, code } = run({ 'a.test.ts': OMITTING, 'b.test.ts': OMITTING })
  expect(lines.filter((line) => line === '!! LEFT OUT: browser journeys')).toHaveLength(1)
  expect(lines).toContain('!!       why: no Chromium was found')
  expect(lines.at(-1)).toBe('Tests: 2 passed, 0 failed')
  expect(code).toBe(0)
})

test.each([{ CI: 'true' }, { FANLIGHT_STRICT: '1' }])('with %o a run that left something out fails', (strict) => {
  const { lines, code } = run({ 'a.test.ts': OMITTING }, strict)
  expect(lines.at(-1)).toBe('Tests: 1 passed, 0 failed')
  expect(code).toBe(1)
})

test('a strict run that left nothing out passes', () => {
  const { lines, code } = run({ 'a.test.ts': `test('passes', () => undefined)` }, { CI: 'true' })
  expect(lines.at(-1)).toBe('Tests: 1 passed, 0 failed')
  expect(code).toBe(0)
})

/** Runs vitest on these files in a folder of their own, with our reporter. */
function run(files: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fanlight-reporter-'))
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
    const args = [
      VITEST,
      'run',
      '--root',
      folder,
      '--globals',
      '--reporter=default',
      `--reporter=${here('reporter.ts')}`,
    ]
    const own = { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, NO_COLOR: '1', ...env }
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { env: own, encoding: 'utf8' })
    return { lines: `${stderr}${stdout}`.trimEnd().split('\n'), code: status }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
