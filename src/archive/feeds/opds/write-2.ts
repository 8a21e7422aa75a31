import type { Viewer } from '../../../platform/web/viewer.ts'
import { urls } from '../../urls.ts'
import { type Blurb, mayDownload } from '../../works/index.ts'
import { workEntry } from '../feed.ts'
import { filesOf, PROGRESSION } from './acquire.ts'
import { type Catalogue, type Facet, OPDS_PAGE, type Way, type WholeBook } from './catalogue.ts'

export const OPDS_2 = 'application/opds+json'

/** @see https://drafts.opds.io/opds-2.0 */
export function opds2(catalogue: Catalogue, setting: { readonly base: string; readonly viewer: Viewer }): string {
  const { title, self, next, previous, total, updated, ways, works, facets, kind } = catalogue
  const link = (rel: string, href: string, type = OPDS_2) => ({ rel, href, type })
  return JSON.stringify({
    metadata: {
      title,
      modified: updated,
      ...(total === undefined ? {} : { numberOfItems: total, itemsPerPage: OPDS_PAGE }),
    },
    links: [
      link('self', self),
      link('start', urls.opds()),
      { ...link('search', `${urls.opdsWorks()}{?query}`), templated: true },
      link('http://opds-spec.org/auth/document', urls.opdsLogin(), 'application/opds-authentication+json'),
      ...(next ? [link('next', next)] : []),
      ...(previous ? [link('previous', previous)] : []),
    ],
    ...(kind === 'navigation' || ways.length > 0 ? { navigation: ways.map(way) } : {}),
    ...(kind === 'works'
      ? {
          publications: [
            ...(catalogue.whole ? [wholePublication(catalogue.whole, updated, setting.base)] : []),
            ...works.map((work) => publication(work, setting)),
          ],
        }
      : {}),
    ...(facets.length === 0 ? {} : { facets: groups(facets) }),
  })
}

function way({ title, address, works }: Way) {
  return {
    title,
    href: address,
    type: OPDS_2,
    rel: 'subsection',
    ...(works === undefined ? {} : { properties: { numberOfItems: works } }),
  }
}

function groups(facets: readonly Facet[]) {
  return [...Map.groupBy(facets, ({ group }) => group)].map(([title, of]) => ({
    metadata: { title },
    links: of.map((facet) => ({ ...way(facet), rel: facet.chosen ? 'self' : 'http://opds-spec.org/facet' })),
  }))
}

const coverOf = (href: string) => ({ href, type: 'image/png', width: 600, height: 900 })

function wholePublication({ title, by, epub, cover }: WholeBook, updated: string, base: string) {
  return {
    metadata: {
      '@type': 'http://schema.org/Book',
      identifier: base + epub,
      title,
      author: by.map((name) => ({ name })),
      modified: updated,
      description: 'All works that you may take away, as one book',
    },
    links: [{ rel: 'http://opds-spec.org/acquisition', href: epub, type: 'application/epub+zip' }],
    images: [coverOf(cover)],
  }
}

function publication(work: Blurb, { base, viewer }: { readonly base: string; readonly viewer: Viewer }) {
  const entry = workEntry(work, base)
  const { epub, cover } = filesOf(work)
  return {
    metadata: {
      '@type': 'http://schema.org/CreativeWork',
      identifier: entry.id,
      title: entry.title,
      author: entry.authors.map(({ name }) => ({ name })),
      language: entry.language,
      published: entry.posted,
      modified: entry.updated,
      subject: entry.tags.map((name) => ({ name })),
      description: entry.html,
      ...(work.series.length === 0
        ? {}
        : { belongsTo: { series: work.series.map(({ title, position }) => ({ name: title, position })) } }),
    },
    links: [
      { rel: 'alternate', href: urls.work(work.id), type: 'text/html' },
      ...(mayDownload(work, viewer)
        ? [{ rel: 'http://opds-spec.org/acquisition', href: epub, type: 'application/epub+zip' }]
        : []),
      {
        rel: PROGRESSION.rel,
        href: urls.opdsProgression(work.id),
        type: PROGRESSION.type,
        properties: { authenticate: { href: urls.opdsLogin(), type: 'application/opds-authentication+json' } },
      },
    ],
    images: [coverOf(cover)],
  }
}
