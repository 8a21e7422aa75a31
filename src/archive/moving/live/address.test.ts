import { expect, test } from 'vitest'
import { namesDatabase, parseOldDatabase, placeOf } from './address.ts'

test('the address of a database says where it is and who reads it', () => {
  expect(parseOldDatabase('mysql://old:p%40ss%2Fword@db.example:3307/fan%20fic', 'other')).toEqual({
    ok: true,
    value: {
      ...{ host: 'db.example', port: 3307, socket: undefined },
      ...{ user: 'old', password: 'p@ss/word', database: 'fan fic' },
    },
  })
  const local = parseOldDatabase('mariadb://old@localhost/fic?socket=/run/mysqld/mysqld.sock', 'of the environment')
  expect(local).toMatchObject({
    value: { port: 3306, password: 'of the environment', socket: '/run/mysqld/mysqld.sock' },
  })
  const numbered = parseOldDatabase('mysql://old@[::1]/fic', undefined)
  expect(numbered.ok && [numbered.value.password, placeOf(numbered.value)]).toEqual(['', '[::1]:3306'])
  expect(['mysql://x', 'archive.sql', './mysql.sql', 'mariadb://x'].map(namesDatabase)).toEqual([
    true,
    false,
    false,
    true,
  ])
})

test.each([
  ['mysql://old:secret@host', 'the database is missing'],
  ['mysql://host/fic', 'the user is missing'],
  ['mysql://old:sec#ret@host/fic', '%23'],
  ['mysql://old:secret%@host/fic', '%25'],
  ['mysql://old:secret@host:99999/fic', 'mysql://USER:PASSWORD@HOST:PORT/DATABASE'],
  ['mysql://old:secret@host/fic?tls=1', 'knows ?socket=FILE, and not "tls"'],
])('%s is no such address', (address, words) => {
  const read = parseOldDatabase(address, undefined)
  expect(read).toMatchObject({ ok: false, problem: expect.stringContaining(words) })
  expect(JSON.stringify(read)).not.toMatch(/secret|sec#/)
})
