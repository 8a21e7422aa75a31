import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ConfigError, readConfig, settingsTable } from './config.ts'

test('without any variable the archive listens on this machine alone and keeps everything in ./data', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ port: 8080, host: '127.0.0.1', smtp: '', proxies: 0 })
  expect(config.database).toBe(`sqlite:${config.data}/fanlight.sqlite`)
})

test('a variable that cannot be used is named, with what would do; all of them at once', () => {
  const wrong = { FANLIGHT_PORT: 'eighty', DATABASE_URL: 'mysql://x', FANLIGHT_LOG: 'loud', FANLIGHT_URL: 'stories' }
  expect(() => readConfig(wrong)).toThrow(ConfigError)
  for (const name of Object.keys(wrong)) expect(() => readConfig(wrong)).toThrow(`${name}: must be`)
})

test('a setting whose name is misspelt is named, and never left aside in silence', () => {
  expect(() => readConfig({ FANLIGHT_DTA: './stories' })).toThrow(/FANLIGHT_DTA: is no setting.*FANLIGHT_DATA/)
  expect(readConfig({ FANLIGHT_TEST_ENGINE: 'sqlite', FANLIGHT_OLD: '', PATH: '/bin' }).port).toBe(8080)
})

test('the address that people see is a host of its own', () => {
  expect(readConfig({ FANLIGHT_URL: 'https://stories.example.org/' }).url).toBe('https://stories.example.org')
  for (const url of ['https://example.org/stories', 'https://example.org/?a', 'https://me:pw@example.org', 'ftp://x'])
    expect(() => readConfig({ FANLIGHT_URL: url })).toThrow('FANLIGHT_URL: must be an address')
})

test('an empty variable counts as absent', () => {
  expect(readConfig({ FANLIGHT_PORT: '' }).port).toBe(8080)
})

test('the table in the README says what the program reads', () => {
  const readme = readFileSync('README.md', 'utf8')
  for (const { variable, sentence, fallback } of settingsTable) {
    expect(readme).toContain(`| \`${variable}\` | ${fallback === '' ? '' : `\`${fallback}\``} | ${sentence} |`)
  }
})
