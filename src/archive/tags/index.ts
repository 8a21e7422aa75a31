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
export { findOrMakeTags, findTagByPath, plantFixedTags, type Tag, tagsById, toTag } from './store.ts'
