import { keptWords } from '../../../platform/text/stems.ts'
import { searchWords } from '../../../platform/text/words.ts'
import { WORD_FIELDS } from '../../works/index.ts'
import type { WorkWords } from './ledger.ts'
import { fixedNames, type PlacedWork } from './rows.ts'
import type { Volume } from './texts.ts'
import type { TagRef, Universe } from './universe.ts'

type Words = readonly string[]

/** What can be found of works by their words: what works/store/words.ts would read from the tables. Where there are no
 * texts there are fewer words, too: those of title, byline and fandoms. */
export class WorkWordsBook {
  private readonly universe: Universe
  private readonly volume: Volume
  private readonly known: Readonly<Record<TagRef['type'], Words[]>> = {
    fandom: [],
    relationship: [],
    character: [],
    additional: [],
  }
  private readonly fixed = new Map<string, Words>()

  constructor(universe: Universe, volume: Volume) {
    this.universe = universe
    this.volume = volume
  }

  wordsOf({ id, work, title, summary, author }: PlacedWork): WorkWords {
    const few = this.volume === 'none'
    const shown = few ? work.tags.filter(({ type }) => type === 'fandom') : work.tags
    const fixed = few ? [] : fixedNames(work).map((name) => this.wordsOfFixed(name))
    const language = work.tongue?.language ?? 'en'
    const kept = (words: Words) => keptWords(words, language)
    return {
      id,
      document: {
        [WORD_FIELDS.title]: [kept(searchWords(title))],
        [WORD_FIELDS.creators]: author.words,
        [WORD_FIELDS.tags]: [...fixed, ...shown.map((ref) => this.wordsOfTag(ref))].map(kept),
        [WORD_FIELDS.summary]: summary === '' ? [] : [kept(searchWords(summary))],
      },
    }
  }

  private wordsOfTag(ref: TagRef): Words {
    const known = this.known[ref.type][ref.index]
    if (known) return known
    const words = searchWords(this.universe.nameOf(ref))
    if (!this.universe.isOnce(ref)) this.known[ref.type][ref.index] = words
    return words
  }

  private wordsOfFixed(name: string): Words {
    const words = this.fixed.get(name) ?? searchWords(name)
    this.fixed.set(name, words)
    return words
  }
}
