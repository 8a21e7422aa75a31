/** One thing that `bin/fanlight` does. */
export interface Command {
  readonly name: string
  /** the first line of its help: "Usage: fanlight check [--json]" */
  readonly usage: string
  /** what it does, for the list of commands */
  readonly sentence: string
  /** options and examples, as many lines as it takes */
  readonly details: string
  /** @param words behind the command's name; @returns the exit status; @throws {UsageError} when the words are wrong */
  run(words: readonly string[]): Promise<number>
}

/** The command was called in a way that it does not understand. */
export class UsageError extends Error {}
