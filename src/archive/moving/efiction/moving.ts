import type { House } from '../../house.ts'
import type { MovingReport } from '../report.ts'
import type { Staging } from '../staging.ts'
import type { ChapterFiles } from './files.ts'
import type { Mapping } from './mapping.ts'
import type { Staged } from './stage.ts'

/** What every step of moving an archive in is handed. */
export interface Moving {
  readonly house: Pick<House, 'db' | 'now'>
  readonly staging: Staging
  readonly staged: Staged
  readonly mapping: Mapping
  /** undefined when no folder was named */
  readonly files: ChapterFiles | undefined
  readonly report: MovingReport
  /** everything but the writing */
  readonly dryRun: boolean
  /** of the archive that moves in; undefined in a dry run of one that never came in */
  readonly archiveId: number | undefined
  /** What somebody hears who waits: a step begins, with so much to do; so much of it is done. */
  readonly begin: (step: string, total: number) => void
  /** @returns whether to go on */
  readonly step: (done: number) => boolean
}
