import { isElement, type Node } from '../../../../platform/text/tree.ts'
import { type Remark, remark } from '../../remarks.ts'
import { toldBy } from '../facts.ts'
import { find, hasClass, lineOf } from '../tree.ts'
import type { FanPage } from './read.ts'

/** A chapter saved from the oldest of the large sites: its facts stand in one grey line, parted by hyphens. */
export function readStoryPage(nodes: readonly Node[]): FanPage | undefined {
  const text = find(nodes, ({ attributes }) => attributes.id === 'storytext')
  const top = find(nodes, ({ attributes }) => attributes.id === 'profile_top')
  if (!text || !top) return undefined
  const line = (fits: Parameters<typeof find>[1]) => lineOf(find(top.children, fits)?.children ?? [])
  const title = line(({ tag }) => tag === 'b')
  const author = line(({ tag, attributes }) => tag === 'a' && /\/u\/\d+/.test(attributes.href ?? ''))
  const summary = line((node) => node.tag === 'div' && hasClass(node, 'xcontrast_txt'))
  const grey = line((node) => node.tag === 'span' && hasClass(node, 'xgray'))
  const { told, remarks } = toldBy(factsOf(grey, fandomIn(nodes)))
  const chapter = find(nodes, ({ tag, attributes }) => tag === 'option' && attributes.selected !== undefined)
  return {
    preface: {
      title,
      told: { ...told, ...(author ? { author } : {}), ...(summary ? { summary } : {}) },
      remarks: [...remarks, ...oneOf(grey)],
    },
    chapters: [{ title: chapter ? lineOf(chapter.children) : '', nodes: text.children }],
    after: [],
  }
}

function fandomIn(nodes: readonly Node[]): string {
  const links = find(nodes, ({ attributes }) => attributes.id === 'pre_story_links')
  const last = links?.children
    .flatMap((child) => (isElement(child) ? [child, ...child.children.filter(isElement)] : []))
    .filter(({ tag }) => tag === 'a')
    .at(-1)
  return last ? lineOf(last.children).replace(/ crossover$/i, '') : ''
}

/** "Rated: Fiction T - English - Romance/Drama - Ada R., Mina H. - Chapters: 3 - Words: …" */
function factsOf(grey: string, fandom: string): Parameters<typeof toldBy>[0] {
  const [rated = '', language = '', ...rest] = grey.split(/\s+-\s+/)
  const plain = rest.filter((part) => !part.includes(':'))
  const genres = plain.find((part) => /^[A-Z][a-z]+(?:\/[A-Z][a-z]+)*$/.test(part) && GENRES.test(part))
  const people = plain.find((part) => part !== genres && part !== 'Complete')
  return [
    { label: 'rating', values: [rated.replace(/^rated:\s*/i, '')] },
    { label: 'language', values: [language] },
    { label: 'fandom', values: fandom ? [fandom] : [] },
    {
      label: 'genre',
      values:
        genres
          ?.replace('Hurt/Comfort', 'Hurt–Comfort')
          .split('/')
          .map((genre) => genre.replace('–', '/')) ?? [],
    },
    { label: 'characters', values: people?.split(/\s*[,[\]]\s*/).filter(Boolean) ?? [] },
    { label: 'status', values: [/\bComplete\b/.test(grey) ? 'Complete' : 'In-Progress'] },
  ]
}

const GENRES =
  /Adventure|Angst|Crime|Drama|Family|Fantasy|Friendship|General|Horror|Humor|Hurt|Mystery|Parody|Poetry|Romance|Sci|Spiritual|Supernatural|Suspense|Tragedy|Western/

/** Such a page is one chapter of however many. */
function oneOf(grey: string): readonly Remark[] {
  const [, chapters = '1'] = /chapters:\s*(\d+)/i.exec(grey) ?? []
  return remark('left-out', 'chapters', Number(chapters) - 1, [
    'the page holds one chapter of 2',
    `the page holds one chapter of ${chapters}`,
  ])
}
