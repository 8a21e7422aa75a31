import { urls } from '../urls.ts'
import { type Blurb, bylineOf, type Creator } from '../works/index.ts'

/** One thing that a feed tells of. Addresses are absolute. */
export interface Entry {
  /** stays the same however often it is told */
  readonly id: string
  readonly address: string
  readonly title: string
  readonly authors: readonly { readonly name: string; readonly address: string | undefined }[]
  /** UTC instants */
  readonly posted: string
  readonly updated: string
  readonly html: string
  readonly tags: readonly string[]
  readonly language: string
}

/** A feed, before it is written in one form or another. */
export interface Feed {
  readonly title: string
  /** the page that shows the same, and the feed's own address */
  readonly page: string
  readonly self: string
  readonly archive: string
  readonly updated: string
  readonly entries: readonly Entry[]
  /** who tells subscribers when there is something new; absent where nobody does */
  readonly hub?: string
}

/** The newest of a listing that are told. */
export const ENTRIES = 25

/** @param base the archive's address, without a slash at the end */
export function authorsOf(creators: readonly Creator[], base: string): Entry['authors'] {
  if (creators.length === 0) return [{ name: 'Anonymous', address: undefined }]
  return creators.map((creator) => ({
    name: bylineOf(creator),
    address: creator.login === null ? undefined : base + urls.pseud(creator.login, creator.pseud),
  }))
}

/** A work as a feed tells of it. Of a work for adults nothing is told but what its tags say. */
export function workEntry(work: Blurb, base: string): Entry {
  const { tags } = work
  const address = base + urls.work(work.id)
  const names = [...tags.fandoms, ...tags.relationships, ...tags.characters, ...tags.additional].map(({ name }) => name)
  return {
    id: address,
    address,
    title: work.title,
    authors: authorsOf(work.creators, base),
    posted: work.postedAt ?? work.updatedAt,
    updated: work.updatedAt,
    html: blurbHtml(work),
    tags: names,
    language: work.language,
  }
}

function blurbHtml(work: Blurb): string {
  const { tags } = work
  const list = (word: string, of: readonly { readonly name: string }[]) =>
    of.length === 0 ? '' : `<li>${word}: ${of.map(({ name }) => escaped(name)).join(', ')}</li>`
  const chapters = `${work.chapterCount}/${work.expectedChapters ?? '?'}`
  return `${work.adult ? '' : work.summary}<p>Words: ${work.wordCount}, Chapters: ${chapters}</p><ul>${[
    list('Rating', tags.rating ? [tags.rating] : []),
    list('Warnings', tags.warnings),
    list('Fandoms', tags.fandoms),
    list('Categories', tags.categories),
    list('Relationships', tags.relationships),
    list('Characters', tags.characters),
    list('Additional Tags', tags.additional),
  ].join('')}</ul>`
}

/** Text between tags or in an attribute, of HTML and of XML. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}
