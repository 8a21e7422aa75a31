import { allow, type Result, refuse } from '../../platform/text/result.ts'
import {
  type ChapterDetails,
  checkChapter,
  checkWork,
  type Problem,
  type Problems,
  sentenceOf,
  type WorkDetails,
  type WorkField,
  type WorkTyped,
} from '../works/index.ts'
import { typedNote } from './folder.ts'
import type { Story } from './story.ts'

/** A story that may come in. */
export interface ReadyStory {
  readonly details: WorkDetails
  readonly chapters: readonly ChapterDetails[]
  /** false: it lacks what readers would need to find it, and comes in as a draft */
  readonly postable: boolean
  /** those of the story, and what was decided about it */
  readonly notes: readonly string[]
}

/** Nobody has said that a story is harmless, so it is not said here either. */
const UNSAID = { rating: 'Not Rated', warnings: ['Creator Chose Not To Use Archive Warnings'], language: 'en' } as const

/** May this story come in? The same rules hold as for one that is typed into the archive.
 * @returns what is wrong with it, in sentences that name the field or the file */
export function readyToComeIn(story: Story): Result<ReadyStory, string> {
  const chapters: ChapterDetails[] = []
  for (const { file, ...typed } of story.chapters) {
    const checked = checkChapter(typed)
    if (!checked.ok) return refuse(`${file}: ${faultsOf(checked.problems)}`)
    chapters.push(checked.value)
  }
  const expected = expectedOf(story)
  const typed = typedWork(story, expected.value)
  const work = checkWork(typed)
  if (work.ok)
    return allow({ details: work.value, chapters, postable: true, notes: [...story.notes, ...expected.notes] })
  const draft = lacksOnlyFandom(work.problems) ? checkWork(typed, 'draft') : work
  if (!draft.ok) return refuse(faultsOf(draft.problems))
  const notes = [...story.notes, ...expected.notes, 'it names no fandom, so it is a draft until it does']
  return allow({ details: draft.value, chapters, postable: false, notes })
}

function typedWork({ title, told: about, chapters }: Story, expectedChapters: string): WorkTyped {
  return {
    title,
    summary: typedNote(about.summary ?? ''),
    notesBefore: typedNote(about.notes_before ?? ''),
    notesAfter: typedNote(about.notes_after ?? ''),
    language: about.lang ?? UNSAID.language,
    rating: about.rating ?? UNSAID.rating,
    warnings: about.archive_warnings?.length ? about.archive_warnings : UNSAID.warnings,
    categories: about.categories ?? [],
    fandoms: about.fandoms ?? [],
    relationships: about.relationships ?? [],
    characters: about.characters ?? [],
    additional: about.additional_tags ?? [],
    restricted: about.restricted ?? false,
    expectedChapters,
    chapters: chapters.length,
  }
}

/** "Complete" and the number of chapters say the same thing; where they disagree, the plain word counts. */
function expectedOf({ told: { complete, expected_chapters: expected }, chapters }: Story): {
  readonly value: string
  readonly notes: readonly string[]
} {
  const written = chapters.length
  if (complete === true && expected !== undefined && expected !== written) {
    return {
      value: String(written),
      notes: [`it is complete, so it has ${written} of ${written} chapters, not of ${expected ?? '?'}`],
    }
  }
  if (complete === false && (expected === undefined || expected === written)) {
    return {
      value: '?',
      notes:
        expected === undefined ? [] : [`it is not complete, so it has ${written} of ? chapters, not of ${expected}`],
    }
  }
  return { value: expected === null ? '?' : String(expected ?? written), notes: [] }
}

function lacksOnlyFandom(problems: Problems<WorkField>): boolean {
  return problems.fandoms?.name === 'fandom-missing' && Object.keys(problems).length === 1
}

function faultsOf<Field extends string>(problems: Problems<Field>): string {
  return Object.entries<Problem | undefined>(problems)
    .flatMap(([field, problem]) =>
      problem ? [problem.name === 'text-missing' ? 'there is no text in it' : `${field}: ${sentenceOf(problem)}`] : [],
    )
    .join(' ')
}
