import { expect, test } from 'vitest'
import { isCommonPassword } from './common-passwords.ts'

test.each([
  'password',
  'Passw0rd!',
  'P@ssword1',
  'password123',
  '123456789',
  '12345678',
  '87654321',
  'qwertyuiop',
  'qwerty123',
  '1qaz2wsx',
  'abcd1234',
  'iloveyou2',
  'abcabcabc',
  'Hogwarts1997',
  'Gryffindor!!',
  'monkeymonkey',
  'Éspana2024',
  '!!!sunshine!!!',
])('%s is guessed early', (password) => {
  expect(isCommonPassword(password)).toBe(true)
})

test.each([
  'a lamp in the hall',
  'a candle on the sill',
  'correct horse battery staple',
  'xkQ9-vrTz',
  'passwordless kettle',
  'lamplighter-demo',
  'quillfeather-demo',
  'тихая скрипка на рассвете',
  '林檎が落ちた夜',
])('%s is not', (password) => {
  expect(isCommonPassword(password)).toBe(false)
})
