import type { Tag } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { type Blurb, bylineOf, type Creator } from '../../works/index.ts'

/** A work as the listing in JSON has it: what a blurb shows. The names of its parts are a promise; see docs/api.md. */
export function workJson(blurb: Blurb) {
  const { tags } = blurb
  return {
    id: blurb.id,
    url: urls.work(blurb.id),
    title: blurb.title,
    creators: blurb.creators.map(creatorJson),
    summary: blurb.summary,
    language: blurb.language,
    rating: tags.rating ? tagJson(tags.rating) : null,
    warnings: tags.warnings.map(tagJson),
    categories: tags.categories.map(tagJson),
    fandoms: tags.fandoms.map(tagJson),
    relationships: tags.relationships.map(tagJson),
    characters: tags.characters.map(tagJson),
    additional: tags.additional.map(tagJson),
    series: blurb.series.map(({ seriesId, title, position }) => ({ id: seriesId, title, position })),
    words: blurb.wordCount,
    chapters: blurb.chapterCount,
    expectedChapters: blurb.expectedChapters,
    complete: blurb.complete,
    restricted: blurb.restricted,
    postedAt: blurb.postedAt,
    updatedAt: blurb.updatedAt,
  }
}

export function creatorJson(creator: Creator) {
  return { byline: bylineOf(creator), name: creator.pseud, login: creator.login }
}

/** @returns what tells a tag from others and what it is called */
export function tagJson({ id, name }: Pick<Tag, 'id' | 'name'>) {
  return { id, name }
}
