import type { Config } from '../../../config.ts'
import { plainText } from '../../../platform/text/blocks.ts'
import { absolute } from '../../absolute.ts'
import type { Card } from '../../frame/index.ts'
import { urls } from '../../urls.ts'
import type { Work } from '../kinds.ts'
import { languageOf } from '../languages.ts'

/** Whether search engines and shared links may show a work: nothing that is for adults, or for members alone, leaves its page. */
export function mayBeShown({ adult, restricted }: Pick<Work, 'adult' | 'restricted'>): boolean {
  return !adult && !restricted
}

/** One sentence: what it is called, who made it, what it is about. */
export function descriptionOf(work: Work): string {
  const byline = work.creators.map(({ pseud }) => pseud).join(', ') || 'Anonymous'
  const fandoms = work.tags.fandoms.map(({ name }) => name).join(', ')
  return `${work.title} by ${byline}: ${fandoms}`.slice(0, 250)
}

/** @see https://ogp.me and https://schema.org/CreativeWork */
export function cardOf(config: Config, work: Work): Card {
  const address = absolute(config, urls.work(work.id))
  const summary = plainText(work.summary).slice(0, 250).toWellFormed()
  const picture = absolute(config, urls.cover(work.id, Math.floor(Date.parse(work.updatedAt) / 1000)))
  return {
    title: work.title,
    description: summary === '' ? descriptionOf(work) : summary,
    address,
    picture,
    data: {
      '@context': 'https://schema.org',
      '@type': 'CreativeWork',
      name: work.title,
      url: address,
      image: picture,
      author: work.creators.map(({ pseud, login }) => ({
        '@type': 'Person',
        name: pseud,
        ...(login === null ? {} : { url: absolute(config, urls.pseud(login, pseud)) }),
      })),
      inLanguage: languageOf(work.language).code,
      datePublished: work.postedAt,
      dateModified: work.updatedAt,
      genre: work.tags.fandoms.map(({ name }) => name),
      keywords: [...work.tags.relationships, ...work.tags.characters, ...work.tags.additional]
        .map(({ name }) => name)
        .join(', '),
      wordCount: work.wordCount,
      isAccessibleForFree: true,
      isFamilyFriendly: work.tags.rating?.name === 'General Audiences',
    },
  }
}
