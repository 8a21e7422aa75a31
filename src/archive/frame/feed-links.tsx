import { urls } from '../urls.ts'

/** For the head of a page that has feeds: feed readers find them there.
 * @param page the page's address, with what it asks for */
export function FeedLinks({ page }: { readonly page: string }) {
  return (
    <>
      <link rel="alternate" type="application/atom+xml" title="Atom" href={urls.feed(page, 'atom')} />
      <link rel="alternate" type="application/feed+json" title="JSON Feed" href={urls.feed(page, 'json')} />
    </>
  )
}
