export { tagsPart } from './account-part.ts'
export {
  CHILDREN,
  type Family,
  familyOf,
  type LimitedSynonym,
  type TagTree,
} from './family.ts'
export { dropFavourite, FAVOURITES_MOST, favouritesOf, keepFavourite } from './favourites.ts'
export { tagsAbove } from './graph/above.ts'
export { type Below, tagsBelow } from './graph/below.ts'
export {
  type By,
  type Changed,
  changedSince,
  changeTags,
  type Outcome,
  planChange,
  planUndo,
  undoChange,
} from './graph/change.ts'
export { type Change, changeById, historyOf, lastTouched } from './graph/history.ts'
export { type Refusal, sentenceOf } from './graph/refusals.ts'
export { mayBelong } from './graph/sound.ts'
export { movedBy, type Step, tagsIn } from './graph/steps.ts'
export { VERBS, type Verb, type Wish } from './graph/verbs.ts'
export { knownTags } from './known.ts'
export {
  addMedium,
  allMedia,
  MEDIUM_NAME_MOST,
  type Medium,
  type MediumProblem,
  mediaByFandom,
  removeMedium,
  renameMedium,
} from './media.ts'
export { pairingKey, pairingOf } from './pairing.ts'
export {
  FIXED_TAGS,
  type FixedTag,
  isAdultRating,
  splitTags,
  TAG_NAME_MOST,
  TAGS_A_WORK,
  type TagNameProblem,
  TYPE_WORDS,
  tagNameFrom,
} from './rules.ts'
export { type Standing, synonymsOf, tagStanding } from './standing.ts'
export {
  findOrMakeTags,
  findTagByPath,
  findTagInAddress,
  findTagOfType,
  plantFixedTags,
  type Tag,
  tagsById,
  toTag,
} from './store.ts'
