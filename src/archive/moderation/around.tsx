import { urls } from '../urls.ts'
import type { Companion } from '../works/index.ts'

/** Under every text, the way to report it. */
export const reportAround: Companion = (_house, _c, { work, chapter, heads }) => ({
  endings: (
    <li class="report">
      <a href={urls.report(chapter && heads.length > 1 ? urls.chapter(work.id, chapter.id) : urls.work(work.id))}>
        Report
      </a>
    </li>
  ),
})
