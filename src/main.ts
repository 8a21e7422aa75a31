import { backup } from './cli/backup.ts'
import { check } from './cli/check.ts'
import { type Command, UsageError } from './cli/command.ts'
import { exportCommand } from './cli/export.ts'
import { exportAccount } from './cli/export-account.ts'
import { freezeCommand } from './cli/freeze.ts'
import { importStories } from './cli/import.ts'
import { importAccount } from './cli/import-account.ts'
import { importArchive } from './cli/import-archive.ts'
import { importEfiction } from './cli/import-efiction.ts'
import { restore } from './cli/restore.ts'
import { restoreBackup } from './cli/restore-backup.ts'
import { seed } from './cli/seed.ts'
import { serve } from './cli/serve.ts'
import { suggest } from './cli/suggest.ts'
import { tags } from './cli/tags.ts'
import { user } from './cli/user.ts'
import { ConfigError } from './config.ts'

const COMMANDS: readonly Command[] = [
  serve,
  user,
  importStories,
  importEfiction,
  restore,
  suggest,
  tags,
  seed,
  backup,
  check,
  restoreBackup,
  exportCommand,
  exportAccount,
  freezeCommand,
  importArchive,
  importAccount,
]

/** The front door of `bin/fanlight`: finds the command, runs it, and says in a sentence what went wrong. */
async function main([name = 'serve', ...words]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') return say(overview())
  const command = COMMANDS.find((one) => one.name === name)
  if (!command) return complain(`there is no command "${name}"\n\n${overview()}`)
  if (words.includes('--help') || words.includes('-h'))
    return say(`${command.usage}\n\n${command.sentence}\n${command.details}`)
  try {
    return await command.run(words)
  } catch (error) {
    if (error instanceof UsageError) return complain(`${error.message}\n\n${command.usage}`)
    if (error instanceof ConfigError) return complain(error.message)
    return complain(error instanceof Error ? sentenceOf(error) : String(error))
  }
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length))
  const lines = COMMANDS.map(({ name, sentence }) => `  ${name.padEnd(width)}  ${sentence}`)
  return ['Usage: fanlight COMMAND [WORDS…]', '', ...lines, '', 'fanlight COMMAND --help says more.'].join('\n')
}

function sentenceOf(error: Error): string {
  return error.cause instanceof Error ? `${error.message}: ${sentenceOf(error.cause)}` : error.message
}

function say(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

function complain(text: string): number {
  process.stderr.write(`fanlight: ${text}\n`)
  return 1
}

process.exitCode = await main(process.argv.slice(2))
