import { accountsPart } from './archive/accounts/index.ts'
import type { AccountPart } from './archive/belongings/index.ts'
import { betasPart } from './archive/betas/index.ts'
import { bondsPart } from './archive/bonds/index.ts'
import { bookmarksPart } from './archive/bookmarks/index.ts'
import { challengesPart } from './archive/challenges/index.ts'
import { collectionsPart } from './archive/collections/index.ts'
import { commentsPart } from './archive/comments/index.ts'
import { distancePart } from './archive/distance/index.ts'
import { exportingPart } from './archive/exporting/index.ts'
import { followingPart } from './archive/following/index.ts'
import { importingPart } from './archive/importing/index.ts'
import { kudosPart } from './archive/kudos/index.ts'
import { mediaPart } from './archive/media/index.ts'
import { moderationPart } from './archive/moderation/index.ts'
import { movingPart } from './archive/moving/index.ts'
import { noticesPart } from './archive/notices/index.ts'
import { placePart } from './archive/place/index.ts'
import { robotsPart } from './archive/robots/index.ts'
import { searchPart } from './archive/search/index.ts'
import { sendingPart } from './archive/sending/index.ts'
import { skinsPart } from './archive/skins/index.ts'
import { statisticsPart } from './archive/statistics/index.ts'
import { syncingPart } from './archive/syncing/index.ts'
import { tagsPart } from './archive/tags/index.ts'
import { tiesPart } from './archive/ties/index.ts'
import { worksPart } from './archive/works/index.ts'
import { wranglingPart } from './archive/wrangling/index.ts'

/** What each room gives to an account that leaves, in the order in which it comes into another archive: what is named by others
 * comes first. */
export const ACCOUNT_PARTS: readonly AccountPart[] = [
  accountsPart,
  mediaPart,
  tagsPart,
  worksPart,
  robotsPart,
  skinsPart,
  tiesPart,
  collectionsPart,
  commentsPart,
  kudosPart,
  statisticsPart,
  bookmarksPart,
  placePart,
  syncingPart,
  sendingPart,
  searchPart,
  followingPart,
  noticesPart,
  distancePart,
  bondsPart,
  betasPart,
  challengesPart,
  moderationPart,
  wranglingPart,
  movingPart,
  importingPart,
  exportingPart,
]
