import { type Entry, escaped, type Feed } from './feed.ts'

/** @see RFC 4287, the Atom syndication format */
export function atom(feed: Feed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${escaped(feed.self)}</id>
<title>${escaped(feed.title)}</title>
<updated>${feed.updated}</updated>
<author><name>${escaped(feed.archive)}</name></author>
<link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>
<link rel="alternate" type="text/html" href="${escaped(feed.page)}"/>
${feed.hub ? `<link rel="hub" href="${escaped(feed.hub)}"/>\n` : ''}${feed.entries.map(atomEntry).join('\n')}
</feed>
`
}

function atomEntry(entry: Entry): string {
  return `<entry${entry.language === 'und' ? '' : ` xml:lang="${entry.language}"`}>
<id>${escaped(entry.id)}</id>
<title>${escaped(entry.title)}</title>
<link rel="alternate" type="text/html" href="${escaped(entry.address)}"/>
<published>${entry.posted}</published>
<updated>${entry.updated}</updated>
${entry.authors.map(atomAuthor).join('\n')}
${entry.tags.map((tag) => `<category term="${escaped(tag)}"/>`).join('')}
<summary type="html">${escaped(entry.html)}</summary>
</entry>`
}

/** A person, as Atom says it. */
export function atomAuthor({ name, address }: Entry['authors'][number]): string {
  return `<author><name>${escaped(name)}</name>${address ? `<uri>${escaped(address)}</uri>` : ''}</author>`
}

/** @see https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.self,
    ...(feed.hub ? { hubs: [{ type: 'WebSub', url: feed.hub }] } : {}),
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.address,
      title: entry.title,
      content_html: entry.html,
      date_published: entry.posted,
      date_modified: entry.updated,
      authors: entry.authors.map(({ name, address }) => ({ name, ...(address ? { url: address } : {}) })),
      tags: entry.tags,
      ...(entry.language === 'und' ? {} : { language: entry.language }),
    })),
  })
}
