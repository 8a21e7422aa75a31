import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { settingsTable } from '../src/config.ts'

const FILES = ['Dockerfile', 'compose.yaml', 'deploy/fanlight.service'] as const
const known = new Set(settingsTable.map(({ variable }) => variable))

test.each(FILES)('%s names only settings that there are', (file) => {
  const named = readFileSync(file, 'utf8').match(/\b(?:FANLIGHT_[A-Z0-9_]+|DATABASE_URL)\b/g) ?? []
  expect(named.filter((name) => !known.has(name))).toEqual([])
  expect(named.length).toBeGreaterThan(0)
})

test('what the image is made of is there, and it does not run as root', () => {
  const image = readFileSync('Dockerfile', 'utf8')
  const copied = [...image.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, words = '']) => words.split(' '))
  expect(copied.filter((path) => !existsSync(path))).toEqual([])
  expect(copied.length).toBeGreaterThan(5)
  expect(image).toMatch(/^USER (?!root)\w+$/m)
  expect(readFileSync('.dockerignore', 'utf8').split('\n')).not.toContain('src')
})

test('the services are written as YAML wants it, and nothing of theirs can be written but their volumes', () => {
  const compose = readFileSync('compose.yaml', 'utf8')
  const lines = compose.split('\n').filter((line) => line !== '' && !line.trimStart().startsWith('#'))
  for (const line of lines) expect(line).toMatch(/^(?: {2})*(?:- \S.*|["\w]+:(?: \S.*)?)$/)
  expect(compose).toContain('read_only: true')
  const named = [...compose.matchAll(/^ {6}- (\w+):\//gm)].map(([, volume]) => volume)
  for (const volume of named) expect(compose).toMatch(new RegExp(`^  ${volume}:$`, 'm'))
})

test('the unit starts the program that there is, and lets it write to its own folders only', () => {
  const unit = readFileSync('deploy/fanlight.service', 'utf8')
  const [, program = ''] = /^ExecStart=\/opt\/fanlight\/(\S+) serve$/m.exec(unit) ?? []
  expect(existsSync(program)).toBe(true)
  for (const line of ['DynamicUser=yes', 'ProtectSystem=strict', 'NoNewPrivileges=yes', 'StateDirectory=fanlight'])
    expect(unit.split('\n')).toContain(line)
})
