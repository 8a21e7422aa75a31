import { mkdirSync, type writeFileSync } from 'node:fs'
import path from 'node:path'

const SENTENCES = [
  'The lamp in the upper window had been lit since four.',
  'Nobody in the house would say who had carried it there.',
  '“It was burning when I came,” she said, and went on buttering the toast.',
  'Rain ran down the glass in long uncertain lines.',
  'He counted the stairs twice and came to different sums.',
  'Below them the street went about its business of being wet.',
  'There was a letter on the table, and it had been read by someone in a hurry.',
]

/** How much of a story to write. */
export interface Length {
  readonly chapters: number
  /** in each chapter, to within a sentence */
  readonly words: number
}

/** Writes a story folder (docs/story-folder.md) of the given length below `folder`. */
export function storyOf(folder: string, { chapters, words }: Length, write: typeof writeFileSync): void {
  const own = path.join(folder, `story-${chapters}`)
  mkdirSync(own, { recursive: true })
  const files = Array.from({ length: chapters }, (_, at) => ({ file: `${at + 1}.html`, title: `Part ${at + 1}` }))
  for (const { file } of files) write(path.join(own, file), text(words))
  write(
    path.join(own, 'work.json'),
    JSON.stringify({
      slug: `story-${chapters}`,
      title: `A story in ${chapters}`,
      lang: 'en',
      rating: 'General Audiences',
      archive_warnings: ['No Archive Warnings Apply'],
      fandoms: ['Sherlock Holmes - Arthur Conan Doyle'],
      characters: ['Sherlock Holmes', 'John Watson'],
      chapters: files,
    }),
  )
}

function text(words: number): string {
  const paragraphs: string[] = []
  for (let written = 0, at = 0; written < words; at++) {
    const sentences = Array.from({ length: 5 }, (_, step) => SENTENCES[(at * 3 + step) % SENTENCES.length] ?? '')
    written += sentences.join(' ').split(' ').length
    paragraphs.push(`<p>${sentences.join(' ')}</p>`)
  }
  return paragraphs.join('\n')
}
