import path from 'node:path'
import { z } from 'zod'
import type { DatabaseAddress } from './platform/db/open.ts'

/** What one environment variable is for, what it is when absent, and how it is checked. */
interface Setting {
  readonly variable: string
  /** one sentence for the table in the README */
  readonly sentence: string
  readonly fallback: string
  readonly check: z.ZodType<unknown, string>
}

const port = z
  .string()
  .regex(/^\d+$/, 'must be a number')
  .transform(Number)
  .pipe(z.number().max(65_535, 'must be 65535 or less'))
const address = z
  .string()
  .refine(
    (text) => text === '' || isWebAddress(text),
    'must be an address such as https://stories.example.org, without a path',
  )
  .transform((text) => text.replace(/\/+$/, ''))

const SETTINGS = {
  port: {
    variable: 'FANLIGHT_PORT',
    sentence: 'Port to listen on; 0 takes a free one.',
    fallback: '8080',
    check: port,
  },
  host: {
    variable: 'FANLIGHT_HOST',
    sentence: 'Address to listen on; 0.0.0.0 for every network this machine is in.',
    fallback: '127.0.0.1',
    check: z.string().min(1),
  },
  data: {
    variable: 'FANLIGHT_DATA',
    sentence: 'The folder that holds everything: database, media, mail outbox, secrets.',
    fallback: './data',
    check: z
      .string()
      .min(1)
      .transform((folder) => path.resolve(folder)),
  },
  database: {
    variable: 'DATABASE_URL',
    sentence: 'postgres://user:password@host/name to use PostgreSQL instead of the SQLite file in the data folder.',
    fallback: '',
    check: z.union([z.literal(''), z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')]),
  },
  replica: {
    variable: 'DATABASE_REPLICA_URL',
    sentence: 'postgres://user:password@host/name of a streaming replica of that PostgreSQL, to read pages from.',
    fallback: '',
    check: z.union([z.literal(''), z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')]),
  },
  url: {
    variable: 'FANLIGHT_URL',
    sentence: 'The address people see, used in mails and feeds; with https:// cookies are marked Secure.',
    fallback: '',
    check: address,
  },
  smtp: {
    variable: 'FANLIGHT_SMTP_URL',
    sentence:
      'smtp://user:password@host:587 (or smtps://) to send mail; without it mails are kept in the outbox folder.',
    fallback: '',
    check: z.union([z.literal(''), z.string().regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')]),
  },
  mailFrom: {
    variable: 'FANLIGHT_MAIL_FROM',
    sentence: 'Sender of mails.',
    fallback: 'Fanlight <archive@localhost>',
    check: z.string().includes('@', 'must hold an e-mail address'),
  },
  proxies: {
    variable: 'FANLIGHT_TRUSTED_PROXIES',
    sentence: 'How many proxies stand in front: so many entries of X-Forwarded-For are believed.',
    fallback: '0',
    check: z.string().regex(/^\d$/, 'must be a number from 0 to 9').transform(Number),
  },
  requestsAMinute: {
    variable: 'FANLIGHT_REQUESTS_A_MINUTE',
    sentence: 'Requests that one network may make in a minute, and a member four times as many; 0 for any number.',
    fallback: '300',
    check: z
      .string()
      .regex(/^\d{1,6}$/, 'must be a number')
      .transform(Number),
  },
  regionHeader: {
    variable: 'FANLIGHT_REGION_HEADER',
    sentence:
      'A header in which your proxy says the country of a reader in two letters, such as CF-IPCountry; only one that visitors cannot set themselves.',
    fallback: '',
    check: z.string().regex(/^[A-Za-z0-9-]*$/, 'must be the name of a header'),
  },
  logLevel: {
    variable: 'FANLIGHT_LOG',
    sentence: 'Least level that is logged: debug, info, warn, error.',
    fallback: 'info',
    check: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error'),
  },
  metricsToken: {
    variable: 'FANLIGHT_METRICS_TOKEN',
    sentence:
      'With it /metrics tells a program that watches the archive how it fares; sent as Authorization: Bearer TOKEN.',
    fallback: '',
    check: z.union([z.literal(''), z.string().min(16, 'must have 16 characters or more')]),
  },
  hub: {
    variable: 'FANLIGHT_HUB',
    sentence:
      'The https:// address of a WebSub hub: feeds name it, and it is told what is new in them. Without it nobody is.',
    fallback: '',
    check: z.union([
      z.literal(''),
      z
        .string()
        .regex(
          /^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])[^\s<>"]+$/,
          'must be an address that begins with https://',
        ),
    ]),
  },
  converter: {
    variable: 'FANLIGHT_EBOOK_CONVERT',
    sentence: 'The program ebook-convert of a Calibre on this machine; with it works are offered as AZW3 and MOBI too.',
    fallback: '',
    check: z.string(),
  },
  pictures: {
    variable: 'FANLIGHT_PICTURE_MEGABYTES',
    sentence: 'How many megabytes of pictures each member may keep here; 0 for none at all.',
    fallback: '200',
    check: z
      .string()
      .regex(/^\d{1,6}$/, 'must be a number')
      .transform(Number),
  },
  mediaS3: {
    variable: 'FANLIGHT_MEDIA_S3',
    sentence:
      'https://host/bucket/folder?region=NAME of storage that speaks S3, to keep pictures there and not in the data folder.',
    fallback: '',
    check: z.union([z.literal(''), z.string().regex(/^https?:\/\/[^/]+\/[^/?]+/, 'must be https://host/bucket')]),
  },
  mediaS3Key: {
    variable: 'FANLIGHT_MEDIA_S3_KEY',
    sentence: 'The id of the key for that storage.',
    fallback: '',
    check: z.string(),
  },
  mediaS3Secret: {
    variable: 'FANLIGHT_MEDIA_S3_SECRET',
    sentence: 'The secret of that key; it is never logged.',
    fallback: '',
    check: z.string(),
  },
  backups: {
    variable: 'FANLIGHT_BACKUPS',
    sentence: 'A folder for a backup each night; without it none are made by themselves. Best on another disk.',
    fallback: '',
    check: z.string().transform((folder) => (folder === '' ? '' : path.resolve(folder))),
  },
  backupAt: {
    variable: 'FANLIGHT_BACKUP_AT',
    sentence: 'When the backup of the night is made, in UTC.',
    fallback: '03:30',
    check: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 03:30'),
  },
  backupKeep: {
    variable: 'FANLIGHT_BACKUP_KEEP',
    sentence: 'Of how many days, weeks and months the newest backup is kept.',
    fallback: '7,4,6',
    check: z
      .string()
      .regex(/^\d{1,3},\d{1,3},\d{1,3}$/, 'must be three numbers such as 7,4,6')
      .transform((text) => {
        const [days = 0, weeks = 0, months = 0] = text.split(',').map(Number)
        return { days, weeks, months }
      })
      .refine(({ days }) => days > 0, 'must keep one day at least'),
  },
  backupS3: {
    variable: 'FANLIGHT_BACKUP_S3',
    sentence: 'https://host/bucket/folder?region=NAME of storage that speaks S3, to keep each backup there too.',
    fallback: '',
    check: z.union([z.literal(''), z.string().regex(/^https?:\/\/[^/]+\/[^/?]+/, 'must be https://host/bucket')]),
  },
  backupS3Key: {
    variable: 'FANLIGHT_BACKUP_S3_KEY',
    sentence: 'The id of the key for that storage.',
    fallback: '',
    check: z.string(),
  },
  backupS3Secret: {
    variable: 'FANLIGHT_BACKUP_S3_SECRET',
    sentence: 'The secret of that key; it is never logged.',
    fallback: '',
    check: z.string(),
  },
  secret: {
    variable: 'FANLIGHT_SECRET',
    sentence:
      'Key for signatures, 32 characters or more; made in the data folder when absent. Set it when several machines serve one archive.',
    fallback: '',
    check: z.union([z.literal(''), z.string().min(32, 'must have 32 characters or more')]),
  },
} as const satisfies Record<string, Setting>

type Parsed = { readonly [Name in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[Name]['check']> }

/** What the operator chose, checked and frozen. */
export type Config = Omit<Parsed, 'database' | 'replica'> & {
  readonly database: DatabaseAddress
  readonly replica: DatabaseAddress | ''
}

/** Rows of the README's table, in order. */
export const settingsTable: readonly Omit<Setting, 'check'>[] = Object.values(SETTINGS)

/** A variable with a value that cannot be used; its message names it and says what would do. */
export class ConfigError extends Error {}

/**
 * @param environment usually process.env; an empty variable counts as absent
 * @throws {ConfigError} naming every variable that cannot be used
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = []
  const entries = Object.entries(SETTINGS).map(([name, { variable, fallback, check }]) => {
    const result = check.safeParse(environment[variable] || fallback)
    if (!result.success) problems.push(`${variable}: ${result.error.issues[0]?.message ?? 'cannot be used'}`)
    return [name, result.data]
  })
  problems.push(...misspelt(environment))
  if (environment.DATABASE_REPLICA_URL && !environment.DATABASE_URL)
    problems.push('DATABASE_REPLICA_URL: needs DATABASE_URL, whose replica it names')
  if (problems.length > 0) throw new ConfigError(problems.join('\n'))
  const parsed = Object.fromEntries(entries) as Parsed
  return Object.freeze({ ...parsed, database: databaseOf(parsed), replica: parsed.replica as DatabaseAddress | '' })
}

/** Names that only the tests of the program read. */
const OF_TESTS = /^FANLIGHT_(?:TEST_|CHROMIUM$|STRICT$)/

/** A setting under a name that nothing reads would be left aside in silence, and another folder served. */
function misspelt(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const known = new Set<string>(settingsTable.map(({ variable }) => variable))
  return Object.keys(environment)
    .filter((name) => name.startsWith('FANLIGHT_') && !known.has(name) && !OF_TESTS.test(name) && environment[name])
    .map((name) => `${name}: is no setting of Fanlight; it knows ${[...known].join(', ')}`)
}

function databaseOf({ database, data }: Parsed): DatabaseAddress {
  return database === '' ? `sqlite:${path.join(data, 'fanlight.sqlite')}` : (database as DatabaseAddress)
}

function isWebAddress(text: string): boolean {
  const address = URL.parse(text)
  // every link begins at the root, so an archive has a host of its own
  return address !== null && /^https?:$/.test(address.protocol) && address.href === `${address.origin}/`
}
