import { enhanceAutosave } from './autosave.ts'
import { enhanceBetaPassage } from './beta-passage.ts'
import { enhanceBondLetters, enhanceBonds, enhanceBondsPause } from './bonds.ts'
import { enhanceChapterMenu } from './chapter-menu.ts'
import { enhanceDeskKeys } from './desk-keys.ts'
import { enhanceFootnotes } from './footnotes.ts'
import { enhanceKudos } from './kudos.ts'
import { enhanceListen } from './listen.ts'
import { enhanceLook } from './look.ts'
import { enhanceMargin } from './margin.ts'
import { enhanceNarrow } from './narrow.ts'
import { enhanceKeepOffline, enhanceOfflineBookmark, enhanceOfflineShelf, lookAfterKept } from './offline.ts'
import { enhanceOwnZone } from './own-zone.ts'
import { enhanceParagraphs } from './paragraphs.ts'
import { enhanceNewPasskey, enhancePasskeyLogin } from './passkeys.ts'
import { enhancePlace } from './place.ts'
import { enhancePlaces } from './places.ts'
import { enhanceReaderKeys } from './reader-keys.ts'
import { enhanceSortRows } from './sort-rows.ts'
import { enhanceStoryEditor } from './story-editor.ts'
import { enhanceSuggestTags } from './suggest-tags.ts'
import { enhanceTypeAhead } from './type-ahead.ts'
import { enhanceWideTables } from './wide-tables.ts'

/** Behaviours by the name that a page asks for with data-enhance; every page works without any of them. */
const BEHAVIOURS: Readonly<Record<string, (element: HTMLElement) => void>> = {
  autosave: enhanceAutosave,
  'beta-passage': enhanceBetaPassage,
  bonds: enhanceBonds,
  'bond-letters': enhanceBondLetters,
  'bonds-pause': enhanceBondsPause,
  'chapter-menu': enhanceChapterMenu,
  'desk-keys': enhanceDeskKeys,
  footnotes: enhanceFootnotes,
  'keep-offline': enhanceKeepOffline,
  'offline-bookmark': enhanceOfflineBookmark,
  'offline-shelf': enhanceOfflineShelf,
  kudos: enhanceKudos,
  listen: enhanceListen,
  look: enhanceLook,
  margin: enhanceMargin,
  paragraphs: enhanceParagraphs,
  'passkey-login': enhancePasskeyLogin,
  'new-passkey': enhanceNewPasskey,
  place: enhancePlace,
  places: enhancePlaces,
  narrow: enhanceNarrow,
  'own-zone': enhanceOwnZone,
  'reader-keys': enhanceReaderKeys,
  'sort-rows': enhanceSortRows,
  'story-editor': enhanceStoryEditor,
  'suggest-tags': enhanceSuggestTags,
  'type-ahead': enhanceTypeAhead,
  'wide-tables': enhanceWideTables,
}

for (const element of document.querySelectorAll<HTMLElement>('[data-enhance]')) {
  for (const name of (element.dataset.enhance ?? '').split(' ')) BEHAVIOURS[name]?.(element)
}
lookAfterKept()
