export { type NamedWork, namedWorks } from './account/named.ts'
export { worksPart } from './account/part.ts'
export type { Around, Companion, SeriesCompanion, SeriesHiding, Shown } from './around.ts'
export { mayDownload } from './downloading.ts'
export type {
  Chapter,
  ChapterDetails,
  ChapterHead,
  Counters,
  Creator,
  DownloadRight,
  SeriesPlace,
  Work,
  WorkDetails,
  WorkTags,
} from './kinds.ts'
export { findLanguage, LANGUAGES, type Language, languageOf, UNKNOWN_LANGUAGE } from './languages.ts'
export { leavingRoutes } from './leaving/routes.tsx'
export { LIMITS } from './limits.ts'
export { listenWorks } from './listening.ts'
export { Blurb, BlurbBody, FinishedBlurb, inOnePiece, type WrittenBlurb, writeBlurb } from './pages/blurb.tsx'
export { Byline, bylineOf } from './pages/byline.tsx'
export { Dashboard, type Tab } from './pages/dashboard.tsx'
export { TagLink } from './pages/tag-links.tsx'
export { askIfAdult } from './reading/asking.tsx'
export { hasAgreed } from './reading/gate.ts'
export { type Closed, readingRoutes } from './reading/routes.tsx'
export { findSeries, type Series, type SeriesEntry, seriesByUser } from './reading/series.ts'
export { seriesRoutes } from './reading/series-routes.tsx'
export { checkChapter, checkTitle, checkWork, UNTITLED } from './rules.ts'
export { readTexts, startReadingTexts } from './searched.ts'
export { sentenceOf, sentencesOf } from './sentences.ts'
export { bringBackCredits, orphanCredits, passCredits, takeDownCredits } from './store/bare-names.ts'
export { loadBlurbs } from './store/blurbs.ts'
export { followChanges, newestChange, noteChange, noteGreatChange, noteTagChange } from './store/changes.ts'
export { insertChapter } from './store/chapters.ts'
export { bringCounter, holdCounters, moveCounter } from './store/counters.ts'
export {
  addCreator,
  addSeriesCreator,
  orphanWork,
  removeCreator,
  removeSeriesCreator,
} from './store/credit.ts'
export { type Daily, forgetDays, noteDay, noteDays } from './store/days.ts'
export { insertWork, insertWorks } from './store/insert.ts'
export { hideWork, retagWork, showWork } from './store/keeping-order.ts'
export { postWork, removeWorks } from './store/lifecycle.ts'
export type { NewWork } from './store/new-work.ts'
export { ownTitles, ownWorkIds } from './store/own.ts'
export { seriesOf } from './store/own-series.ts'
export { changeParagraphs } from './store/paragraphs.ts'
export { type Counts, countFor, findPerson, type Person } from './store/people.ts'
export { wordsMadeFrom } from './store/pieces.ts'
export { POST_PLANNED } from './store/planning.ts'
export {
  chaptersOf,
  chapterTexts,
  findOwnWork,
  findOwnWorks,
  findWork,
  findWorks,
  workOfChapter,
  worksOfChapters,
} from './store/read.ts'
export { createSeries, joinSeries, updateSeries } from './store/series.ts'
export { isSearched, noteTexts, searchText } from './store/texts-to-read.ts'
export { updateWork } from './store/update.ts'
export { type Veil, veilWork } from './store/veil.ts'
export {
  holdsAWord,
  holdsWords,
  indexWords,
  inSeriesWith,
  keepSeriesWords,
  keepWords,
  piecesWith,
  type SoughtWords,
  WORD_FIELDS,
  type WordField,
} from './store/words.ts'
export { planSweep, SWEEP, sweepBin } from './sweeping.ts'
export type {
  ChapterField,
  ChapterTyped,
  Checked,
  Problem,
  ProblemName,
  Problems,
  Stage,
  TypedFormat,
  TypedText,
  WorkField,
  WorkTyped,
} from './typed.ts'
export {
  carriesOneOf,
  collectedIn,
  idsOwnedBy,
  listedToSome,
  named,
  openTo,
  ownedBy,
  readBy,
  shownToOthers,
  visibleTo,
} from './visible.ts'
export { newChapterPlace } from './writing/chapter-place.ts'
export type { CollectionsAsked, Gathered, Gathering } from './writing/gathering.ts'
export { formKey } from './writing/once.ts'
export { postPlanned } from './writing/publishing/post-planned.ts'
export { writingRoutes } from './writing/routes.ts'
export { makeChapter, makeWork, saveChapter, saveWork } from './writing/save.ts'
