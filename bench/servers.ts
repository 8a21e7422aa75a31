import path from 'node:path'
import { runCommand, type Served, serveProgram } from '../test/served.ts'

export { type Served, serveArchive } from '../test/served.ts'

/** Runs a command of the archive on a data folder and waits for its end.
 * @returns what it printed */
export function command(data: string, ...words: readonly string[]): Promise<string> {
  return runCommand(data, words)
}

/** Serves one line of text on the same library. */
export function serveHello(): Promise<Served> {
  return serveProgram(process.execPath, [path.join(import.meta.dirname, 'hello.ts')])
}
