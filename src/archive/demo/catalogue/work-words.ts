import { searchWords } from '../../../platform/text/words.ts'
import { WORD_FIELDS } from '../../works/index.ts'
import type { WorkWords } from './ledger.ts'
import type { PlacedWork } from './rows.ts'
import { fixedNames } from './rows.ts'
import type { Volume } from './texts.ts'

/** What can be found of a work by its words: what works/store/words.ts would read from the tables. Where there are no
 * texts there are fewer words, too: those of title, byline and fandoms. */
export function wordsOf({ id, work, author, tags }: PlacedWork, volume: Volume): WorkWords {
  const shown = volume === 'none' ? tags.filter(({ type }) => type === 'fandom') : tags
  const fixed = volume === 'none' ? [] : fixedNames(work).map(wordsOfFixed)
  return {
    id,
    document: {
      [WORD_FIELDS.title]: [searchWords(work.title)],
      [WORD_FIELDS.creators]: author.words,
      [WORD_FIELDS.tags]: [...fixed, ...shown.map(({ words }) => words)],
      [WORD_FIELDS.summary]: volume === 'none' ? [] : [searchWords(work.summary)],
    },
  }
}

const known = new Map<string, readonly string[]>()

function wordsOfFixed(name: string): readonly string[] {
  const words = known.get(name) ?? searchWords(name)
  known.set(name, words)
  return words
}
