export type {
  Chapter,
  ChapterDetails,
  ChapterHead,
  Counters,
  Creator,
  SeriesPlace,
  Work,
  WorkDetails,
  WorkTags,
} from './kinds.ts'
export { Blurb, FinishedBlurb, type WrittenBlurb, writeBlurb } from './pages/blurb.tsx'
export { Byline, bylineOf } from './pages/byline.tsx'
export { TagLink } from './pages/tag-links.tsx'
export { readingRoutes } from './reading/routes.tsx'
export { type SeriesEntry, seriesByUser } from './reading/series.ts'
export { seriesRoutes } from './reading/series-routes.tsx'
export { loadBlurbs } from './store/blurbs.ts'
export { newestChange, noteChange } from './store/changes.ts'
export { insertChapter } from './store/chapters.ts'
export { insertWork, type NewWork } from './store/insert.ts'
export { chaptersOf, chapterTexts, findOwnWork, findWork } from './store/read.ts'
export { holdsAWord, holdsWords, indexWords, WORD_FIELDS } from './store/words.ts'
export { ownedBy, visibleTo } from './visible.ts'
