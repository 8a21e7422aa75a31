import { expect, test } from 'vitest'
import {
  emailProblem,
  insideAddress,
  loginProblem,
  passwordProblem,
  pseudProblem,
  type Registration,
  registrationProblems,
  tidyPseud,
} from './rules.ts'

const MAREN: Registration = {
  login: 'maren',
  email: 'maren@example.org',
  password: 'a lamp in the hall',
  age: true,
  terms: true,
  homepage: '',
  invitation: '',
}

test.each([
  ['maren', undefined],
  ['Quill_2', undefined],
  ['abc', undefined],
  ['a'.repeat(40), undefined],
  ['', 'login-missing'],
  ['ab', 'login-length'],
  ['a'.repeat(41), 'login-length'],
  ['gare-du-nord', 'login-characters'],
  ['märta', 'login-characters'],
  ['a b c', 'login-characters'],
  ['Register', 'login-reserved'],
  ['orphan_account', 'login-reserved'],
])('the login name "%s": %s', (login, problem) => {
  expect(loginProblem(login)).toBe(problem)
})

test.each([
  ['maren@example.org', undefined],
  ['märta@bücher.example', undefined],
  ['maren+fic@localhost', undefined],
  ['', 'email-missing'],
  ['maren', 'email-broken'],
  ['maren@', 'email-broken'],
  ['a@b.example,c@d.example', 'email-broken'],
  ['maren@example.org\nBcc: all@example.org', 'email-broken'],
  ['Maren <maren@example.org>', 'email-broken'],
  [`${'a'.repeat(250)}@b.example`, 'email-broken'],
])('the address %j: %s', (email, problem) => {
  expect(emailProblem(email)).toBe(problem)
})

test('a password has 8 to 500 characters, however many bytes they take', () => {
  expect(passwordProblem('')).toBe('password-missing')
  expect(passwordProblem('lantern')).toBe('password-short')
  expect(passwordProblem('lanterns')).toBeUndefined()
  expect(passwordProblem('🏮🕯️🪔💡🔦🌙⭐')).toBeUndefined()
  expect(passwordProblem('ab12'.repeat(125))).toBeUndefined()
  expect(passwordProblem(`${'ab12'.repeat(125)}x`)).toBe('password-long')
})

test('a password that a stranger would try first is refused', () => {
  expect(passwordProblem('Quillfeather', ['quillfeather'])).toBe('password-obvious')
  expect(passwordProblem('abababab')).toBe('password-obvious')
})

test('a registration names everything that is wrong at once', () => {
  expect(registrationProblems(MAREN, 'open')).toEqual({})
  expect(
    registrationProblems({ ...MAREN, login: 'x', email: 'x', password: 'x', age: false, terms: false }, 'open'),
  ).toEqual({
    login: 'login-length',
    email: 'email-broken',
    password: 'password-short',
    age: 'age-missing',
    terms: 'terms-missing',
  })
})

test('registration by invitation asks for one, and closed registration takes nobody', () => {
  expect(registrationProblems(MAREN, 'invitation')).toEqual({ invitation: 'invitation-missing' })
  expect(registrationProblems({ ...MAREN, invitation: 'secret' }, 'invitation')).toEqual({})
  expect(registrationProblems({ ...MAREN, invitation: 'secret' }, 'closed')).toEqual({ login: 'registration-closed' })
})

test('the field that people do not see gives programs away', () => {
  expect(registrationProblems({ ...MAREN, homepage: 'http://pills.example' }, 'open')).toEqual({ homepage: 'program' })
})

test.each([
  ['Gare du Nord', undefined],
  ['林檎', undefined],
  ['कमला', undefined],
  ['x_X-2', undefined],
  ['七', undefined],
  ['', 'pseud-missing'],
  ['- _', 'pseud-characters'],
  ['a/b', 'pseud-characters'],
  ['a\u202eb', 'pseud-characters'],
  ['<b>', 'pseud-characters'],
  ['é'.repeat(40), undefined],
  ['a'.repeat(41), 'pseud-length'],
])('the pseud "%s": %s', (name, problem) => {
  expect(pseudProblem(name)).toBe(problem)
})

test('a pseud is kept with single spaces', () => {
  expect(tidyPseud('  Gare   du Nord ')).toBe('Gare du Nord')
})

test.each([
  ['/works/1?view_adult=true#notes', '/works/1?view_adult=true#notes'],
  ['/', '/'],
  ['/tags/Sherlock%20Holmes/works', '/tags/Sherlock%20Holmes/works'],
  [undefined, undefined],
  ['', undefined],
  ['works/1', undefined],
  ['//evil.example/', undefined],
  ['/\\evil.example', undefined],
  ['\\/evil.example', undefined],
  ['https://evil.example/', undefined],
  ['javascript:alert(1)', undefined],
  ['/\t/evil.example', undefined],
  ['/\n/evil.example', undefined],
  ['/.//evil.example', '/evil.example'],
  ['/a/..//evil.example', '/evil.example'],
])('after logging in, return_to %j leads to %j', (address, inside) => {
  expect(insideAddress(address)).toBe(inside)
})
