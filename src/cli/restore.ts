import { parseArgs } from 'node:util'
import { restoredPlain, restoreText } from '../platform/text/restored/index.ts'
import { type Command, UsageError } from './command.ts'
import { textAt } from './text-file.ts'

export const restore: Command = {
  name: 'restore',
  usage: 'Usage: fanlight restore FILE [--json]',
  sentence: 'Finds the paragraphs of a text that lost its line breaks, and prints it with them.',
  details: [
    'Reads a plain text; writes nothing but what it prints. Line breaks that the text still has are respected: paragraphs stay,',
    'wrapped lines are joined. What came as one long line is parted at changes of speaker and of thought; scene dividers,',
    "chapter heads and the author's notes stand alone. No archive is needed.",
    '  --json   prints {"paragraphs": [{"start", "end", "kind"}…], "confidence"} instead: offsets in UTF-16 units of the text as it',
    '           was read, without a byte order mark; kinds are p, scene-break, heading, notes; confidence is from 0 to 1',
  ].join('\n'),
  async run(words) {
    const { file, json } = readWords(words)
    const text = textAt(file)
    const restored = restoreText(text)
    const printed = json ? JSON.stringify(restored) : restoredPlain(text, restored)
    if (printed !== '') process.stdout.write(`${printed}\n`)
    return 0
  },
}

function readWords(words: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('restore needs one file')
  return { file, json: values.json }
}
