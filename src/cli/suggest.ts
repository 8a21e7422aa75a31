import { parseArgs } from 'node:util'
import { type GivenText, readTexts, type Suggestion, suggestionsWithout } from '../archive/suggesting/index.ts'
import { type Command, UsageError } from './command.ts'
import { textAt } from './text-file.ts'

export const suggest: Command = {
  name: 'suggest',
  usage: 'Usage: fanlight suggest FILE [--json]',
  sentence: 'Reads a story and says which tags it might carry, and why.',
  details: [
    'Reads a text: plain, Markdown or HTML; writes nothing but what it prints, and sends nothing anywhere. Rating, archive warnings,',
    'category, relationships, characters and language are suggested, each with what in the text speaks for it. No archive is',
    "needed; on the form of a work the same suggestions are matched with the archive's own tags.",
    '  --json   prints {"suggestions": [{"field", "options": [{"value", "label"}…], "because"}…]} instead',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new UsageError('suggest needs one file')
    const suggestions = suggestionsWithout(readTexts([{ text: textAt(file), format: formatOf(file) }]))
    console.log(values.json ? JSON.stringify({ suggestions: suggestions.map(bare) }) : suggestions.map(line).join('\n'))
    return 0
  },
}

function formatOf(file: string): GivenText['format'] {
  if (/\.x?html?$/i.test(file)) return 'html'
  return /\.(?:md|markdown)$/i.test(file) ? 'markdown' : 'plain'
}

/** What an archive would have to say of a tag is not known here. */
function bare({ field, options, because }: Suggestion) {
  return { field, options: options.map(({ value, label }) => ({ value, label })), because }
}

const WORDS: Readonly<Record<Suggestion['field'], string>> = {
  rating: 'Rating',
  warnings: 'Archive warning',
  categories: 'Category',
  relationships: 'Relationship',
  characters: 'Character',
  language: 'Language',
}

function line({ field, options, because }: Suggestion): string {
  return `${WORDS[field]}: ${options.map(({ label }) => label).join(' or ')}\n    because ${because}`
}
