import { parseArgs } from 'node:util'
import { type Config, readConfig } from '../config.ts'
import { openHouse } from '../open.ts'
import { openLog } from '../platform/web/log.ts'
import type { Command } from './command.ts'
import { UsageError } from './command.ts'
import { addUser, listUsers, resetUser } from './users.ts'

const OPTIONS = {
  email: { type: 'string' },
  password: { type: 'string' },
  role: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
} as const

export const user: Command = {
  name: 'user',
  usage: [
    'Usage: fanlight user add NAME --email E --password P [--role ROLE]…',
    '       fanlight user list [--json]',
    '       fanlight user reset-password NAME [--password P]',
  ].join('\n'),
  sentence: 'Makes accounts, lists them, helps with forgotten passwords.',
  details: [
    '  add             makes an account whose address counts as confirmed',
    '  list            all accounts by login name, with their roles',
    '  reset-password  prints a link, good once and for 7 days, with which NAME chooses a new password;',
    '                  with --password sets it at once. Either way works while the archive runs.',
    '',
    '  --email E       address of the new account',
    '  --password P    its password, 8 characters or more; "-" reads it from standard input',
    '  --role ROLE     admin, policy, moderator, wrangler or archivist; may be given several times',
    '  --json          one JSON array instead of a table',
    '',
    'NAME is a login name of 3 to 40 letters, digits and underscores; reset-password takes an e-mail address too.',
  ].join('\n'),
  async run(words) {
    process.stdout.write(await runUser(readConfig(process.env), words))
    return 0
  },
}

async function runUser(config: Config, words: readonly string[]): Promise<string> {
  const { values, positionals } = readWords(words)
  const [what, name = '', ...others] = positionals
  if (others.length > 0) throw new UsageError(`one name is enough; "${others[0]}" is too much`)
  if (what !== 'add' && what !== 'list' && what !== 'reset-password')
    throw new UsageError(what ? `"user" does not know "${what}"` : '"user" needs to know what to do')
  const password = values.password === '-' ? await readLine() : values.password
  // each return awaits: the house closes when this function is left
  await using house = await openHouse(config, openLog('silent'))
  if (what === 'list') return await listUsers(house, values.json)
  if (what === 'reset-password') return await resetUser(house, name, password)
  const wanted = { login: name, email: values.email ?? '', password: password ?? '', roles: values.role ?? [] }
  return await addUser(house, wanted)
}

function readWords(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

async function readLine(): Promise<string> {
  let text = ''
  for await (const part of process.stdin.setEncoding('utf8')) text += part
  return text.split(/\r?\n/)[0] ?? ''
}
