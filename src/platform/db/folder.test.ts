import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { holdFolder } from './folder.ts'

function inAnotherProcess(folder: string): { readonly status: number | null; readonly said: string } {
  const script = `import { holdFolder } from ${JSON.stringify(path.resolve('src/platform/db/folder.ts'))}\nholdFolder(process.argv[1])\nprocess.stdout.write('held')`
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module-typescript', '-e', script, folder],
    { encoding: 'utf8' },
  )
  return { status, said: stdout + stderr }
}

test('a second process is refused with a sentence, and let in once the first has gone', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-folder-'))
  const held = holdFolder(folder)
  const refused = inAnotherProcess(folder)
  expect(refused.status).toBe(1)
  expect(refused.said).toContain(`another Fanlight (process ${process.pid}) is already serving the folder ${folder}`)
  held[Symbol.dispose]()
  expect(inAnotherProcess(folder)).toEqual({ status: 0, said: 'held' })
  rmSync(folder, { recursive: true })
})
