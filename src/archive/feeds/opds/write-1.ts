import type { Viewer } from '../../../platform/web/viewer.ts'
import { urls } from '../../urls.ts'
import { type Blurb, mayDownload } from '../../works/index.ts'
import { escaped, workEntry } from '../feed.ts'
import { atomAuthor } from '../write.ts'
import { filesOf, PROGRESSION } from './acquire.ts'
import { type Catalogue, type Facet, OPDS_PAGE, type Way, type WholeBook } from './catalogue.ts'

const NAVIGATION = 'application/atom+xml;profile=opds-catalog;kind=navigation'
const ACQUISITION = 'application/atom+xml;profile=opds-catalog;kind=acquisition'

type Setting = { readonly base: string; readonly archive: string; readonly viewer: Viewer }

export const OPDS_1 = { navigation: NAVIGATION, works: ACQUISITION } as const

/** Parts of the catalogue that hold ways and no works. */
const NAVIGATES: readonly string[] = [
  urls.opdsFandoms(),
  urls.opdsLogin(),
  urls.opdsCollections(),
  urls.opdsOwn('lists'),
]

/** @see https://specs.opds.io/opds-1.2 */
export function opds1(catalogue: Catalogue, setting: Setting): string {
  const { base, archive } = setting
  const kind = OPDS_1[catalogue.kind]
  const link = (rel: string, type: string, address: string) =>
    `<link rel="${rel}" type="${type}" href="${escaped(address)}"/>`
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/terms/" xmlns:opds="http://opds-spec.org/2010/catalog" xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
<id>${escaped(base + catalogue.self)}</id>
<title>${escaped(catalogue.title)}</title>
<updated>${catalogue.updated}</updated>
<author><name>${escaped(archive)}</name><uri>${escaped(base)}/</uri></author>
${link('self', kind, catalogue.self)}
${link('start', NAVIGATION, urls.opds())}
${link('search', 'application/opensearchdescription+xml', urls.opdsSearch())}
${link('http://opds-spec.org/auth/document', 'application/opds-authentication+json', urls.opdsLogin())}
${catalogue.next ? link('next', kind, catalogue.next) : ''}
${catalogue.previous ? link('previous', kind, catalogue.previous) : ''}
${catalogue.total === undefined ? '' : `<opensearch:totalResults>${catalogue.total}</opensearch:totalResults>\n<opensearch:itemsPerPage>${OPDS_PAGE}</opensearch:itemsPerPage>`}
${catalogue.facets.map(facetLink).join('\n')}
${catalogue.ways.map((way) => wayEntry(way, catalogue.updated, base)).join('\n')}
${catalogue.whole ? wholeEntry(catalogue.whole, catalogue.updated, base) : ''}
${catalogue.works.map((work) => bookEntry(work, setting)).join('\n')}
</feed>
`
}

function facetLink({ title, address, group, chosen, works }: Facet): string {
  const count = works === undefined ? '' : ` thr:count="${works}"`
  const active = chosen ? ' opds:activeFacet="true"' : ''
  return `<link rel="http://opds-spec.org/facet" type="${ACQUISITION}" href="${escaped(address)}" title="${escaped(title)}" opds:facetGroup="${escaped(group)}"${count}${active}/>`
}

function wayEntry({ title, address, about, works }: Way, updated: string, base: string): string {
  const leadsOn = NAVIGATES.some((way) => address === way || address.startsWith(`${way}?`))
  const kind = leadsOn ? NAVIGATION : ACQUISITION
  const content = about ?? (works === undefined ? title : `${works} works`)
  return `<entry>
<id>${escaped(base + address)}</id>
<title>${escaped(title)}</title>
<updated>${updated}</updated>
<content type="text">${escaped(content)}</content>
<link rel="subsection" type="${kind}" href="${escaped(address)}"/>
</entry>`
}

function wholeEntry({ title, by, epub, cover }: WholeBook, updated: string, base: string): string {
  return `<entry>
<id>${escaped(base + epub)}</id>
<title>${escaped(title)}</title>
<updated>${updated}</updated>
${by.map((name) => `<author><name>${escaped(name)}</name></author>`).join('')}
<content type="text">All works that you may take away, as one book</content>
<link rel="http://opds-spec.org/image" type="image/png" href="${escaped(cover)}"/>
<link rel="http://opds-spec.org/acquisition" type="application/epub+zip" href="${escaped(epub)}"/>
</entry>`
}

function bookEntry(work: Blurb, { base, viewer }: Setting): string {
  const entry = workEntry(work, base)
  const { epub, cover } = filesOf(work)
  return `<entry>
<id>${escaped(entry.id)}</id>
<title>${escaped(entry.title)}</title>
<updated>${entry.updated}</updated>
<published>${entry.posted}</published>
${entry.authors.map(atomAuthor).join('')}
<dc:language>${entry.language}</dc:language>
<dc:issued>${entry.posted.slice(0, 10)}</dc:issued>
${entry.tags.map((tag) => `<category term="${escaped(tag)}" label="${escaped(tag)}"/>`).join('')}
<summary type="text">${escaped(`${work.tags.rating?.name ?? 'Not Rated'}; ${work.wordCount} words`)}</summary>
<content type="html">${escaped(entry.html)}</content>
<link rel="alternate" type="text/html" href="${escaped(urls.work(work.id))}"/>
<link rel="http://opds-spec.org/image" type="image/png" href="${escaped(cover)}"/>
<link rel="http://opds-spec.org/image/thumbnail" type="image/png" href="${escaped(cover)}"/>
${mayDownload(work, viewer) ? `<link rel="http://opds-spec.org/acquisition" type="application/epub+zip" href="${escaped(epub)}"/>` : ''}
<link rel="${PROGRESSION.rel}" type="${PROGRESSION.type}" href="${escaped(urls.opdsProgression(work.id))}"/>
</entry>`
}
