import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { openHouse } from './open.ts'
import { openLog } from './platform/web/log.ts'

function emptyFolder(): Disposable & { readonly path: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-open-'))
  return { path: folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) }
}

const open = (settings: Readonly<Record<string, string>>) => openHouse(readConfig(settings), openLog('silent'))

test('a folder that cannot be one is named, with the variable that names it', async () => {
  using folder = emptyFolder()
  const file = path.join(folder.path, 'a-file')
  writeFileSync(file, '')
  await expect(open({ FANLIGHT_DATA: file })).rejects.toThrow(`in the folder ${file}, which FANLIGHT_DATA names`)
})

test('a file that is no database is named', async () => {
  using folder = emptyFolder()
  const file = path.join(folder.path, 'fanlight.sqlite')
  writeFileSync(file, 'this is a shopping list and not a database')
  await expect(open({ FANLIGHT_DATA: folder.path })).rejects.toThrow(`the database file ${file} cannot be used`)
})

test('a database that does not answer is told of by the variable, and never by its password', async () => {
  using folder = emptyFolder()
  const wrong = { FANLIGHT_DATA: folder.path, DATABASE_URL: 'postgres://keeper:lamp-oil@127.0.0.1:1/archive' }
  const error = await open(wrong).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ message: 'the database that DATABASE_URL names cannot be used' })
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('lamp-oil')
})

test('a secret that was cut short is made anew, and a whole one is kept', async () => {
  using folder = emptyFolder()
  const secret = path.join(folder.path, 'secret')
  const tokenOf = async () => {
    await using house = await open({ FANLIGHT_DATA: folder.path })
    return house.tokens.token({ kind: 'guest' }, new Date(0))
  }
  writeFileSync(secret, 'c0ffee')
  const token = await tokenOf()
  expect(readFileSync(secret, 'utf8')).toHaveLength(64)
  expect(await tokenOf()).toBe(token)
})
