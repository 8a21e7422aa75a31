import { raw } from 'hono/html'
import { blurbDay } from '../../platform/text/dates.ts'
import { TextField } from '../../platform/ui/fields.tsx'
import { Pagination } from '../../platform/ui/pagination.tsx'
import { urls } from '../urls.ts'
import type { FaqEntry, Post } from './store.ts'

/** For the head of pages about news. */
export function NewsFeedLink() {
  return <link rel="alternate" type="application/atom+xml" title="News" href={urls.newsFeed()} />
}

type NewsProps = { readonly posts: readonly Post[]; readonly page: number; readonly pages: number }

/** What those who keep the archive have told, the newest first. */
export function NewsPage({ posts, page, pages }: NewsProps) {
  return (
    <>
      <h2 class="heading">News</h2>
      <p>
        <a href={urls.newsFeed()}>As a feed</a>
      </p>
      {posts.length === 0 ? <p class="soft">There are no news yet.</p> : null}
      {posts.map((post) => (
        <article class="news-post">
          <h3 class="heading">
            <a href={urls.newsPost(post.id)} dir="auto">
              {post.title}
            </a>
          </h3>
          <Told post={post} />
        </article>
      ))}
      <Pagination page={page} pages={pages} href={(wanted) => `${urls.news()}?page=${wanted}`} />
    </>
  )
}

/** One of the news. */
export function PostPage({ post }: { readonly post: Post }) {
  return (
    <article class="news-post">
      <h2 class="heading" dir="auto">
        {post.title}
      </h2>
      <Told post={post} />
      <p>
        <a href={urls.news()}>All news</a>
      </p>
    </article>
  )
}

function Told({ post: { postedAt, html } }: { readonly post: Post }) {
  return (
    <>
      <p class="soft">{postedAt === null ? 'A draft' : blurbDay(postedAt)}</p>
      <div class="userstuff" dir="auto">
        {raw(html)}
      </div>
    </>
  )
}

type FaqProps = { readonly entries: readonly FaqEntry[]; readonly wanted: string; readonly empty: boolean }

/** Questions and answers by section; each question has an address of its own. */
export function FaqPage({ entries, wanted, empty }: FaqProps) {
  return (
    <>
      <h2 class="heading">Questions and answers</h2>
      {empty ? <p class="soft">Nothing has been written here yet.</p> : <SearchForm wanted={wanted} />}
      {!empty && entries.length === 0 ? (
        <p>
          No question has these words in it. <a href={urls.faq()}>All questions</a>
        </p>
      ) : null}
      {[...Map.groupBy(entries, ({ section }) => section)].map(([section, own]) => (
        <section class="faq">
          <h3 class="heading" dir="auto">
            {section}
          </h3>
          {own.map(({ id, question, html }) => (
            <article id={`question-${id}`}>
              <h4 class="heading">
                <a href={`${urls.faq()}#question-${id}`} dir="auto">
                  {question}
                </a>
              </h4>
              <div class="userstuff" dir="auto">
                {raw(html)}
              </div>
            </article>
          ))}
        </section>
      ))}
    </>
  )
}

function SearchForm({ wanted }: { readonly wanted: string }) {
  return (
    <form class="page" role="search" aria-label="Questions" method="get" action={urls.faq()}>
      <TextField name="q" label="Words that you look for" value={wanted} autocomplete="off" dir="auto" />
      <p class="actions">
        <button type="submit">Find</button>
      </p>
    </form>
  )
}
