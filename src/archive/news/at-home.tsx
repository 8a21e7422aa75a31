import type { Child } from 'hono/jsx'
import { blurbDay } from '../../platform/text/dates.ts'
import type { House } from '../house.ts'
import { urls } from '../urls.ts'
import { postedNews } from './store.ts'

const AT_HOME = 3

/** The newest of the news, as the front page shows them; nothing while there are none. */
export async function newsAtHome({ db, now }: House): Promise<Child> {
  const posts = await postedNews(db, now(), AT_HOME)
  if (posts.length === 0) return null
  return (
    <section class="shelf news">
      <h3 class="heading">News</h3>
      <p class="more">
        <a href={urls.news()}>All news</a>
      </p>
      <ul class="news-list">
        {posts.map(({ id, title, postedAt }) => (
          <li>
            <a href={urls.newsPost(id)} dir="auto">
              {title}
            </a>{' '}
            <span class="soft">{blurbDay(postedAt ?? '')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
