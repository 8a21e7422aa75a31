import type { Told } from '../../belongings/index.ts'
import { bookmarkItem, historyItem, hrefOf, type Item, laterItem, page, receivedItem, writtenItem } from './offline.ts'
import type { Parcel } from './parcel.ts'

/** Kinds that have pages for people, and what those are called. */
const PAGES: Readonly<Record<string, readonly [title: string, item: Item]>> = {
  bookmarks: ['Bookmarks', bookmarkItem],
  'comments-received': ['Comments on your works', receivedItem],
  'comments-written': ['Comments you wrote', writtenItem],
  'marked-for-later': ['Marked for later', laterItem],
  history: ['History', historyItem],
}

/** Records on one page. */
const ON_ONE = 1000

/** Pages of one kind, some hundred records each. */
export class KindPages {
  /** names of its pages, with what the link to each says */
  readonly links: (readonly [name: string, title: string])[] = []
  private items: string[] = []
  private readonly parcel: Parcel
  private readonly kind: string
  private readonly base: string

  constructor(parcel: Parcel, kind: string, base: string) {
    this.parcel = parcel
    this.kind = kind
    this.base = base
  }

  async add(record: Told): Promise<void> {
    const [, item] = PAGES[this.kind] ?? []
    if (!item) return
    this.items.push(item(record, this.base))
    if (this.items.length === ON_ONE) await this.putOut()
  }

  async end(): Promise<void> {
    if (this.items.length > 0) await this.putOut()
  }

  private async putOut(): Promise<void> {
    const number = this.links.length + 1
    const [words = ''] = PAGES[this.kind] ?? []
    const title = number === 1 ? words : `${words}, page ${number}`
    const name = number === 1 ? `${this.kind}.html` : `${this.kind}-${number}.html`
    this.links.push([name, title])
    await this.parcel.add(name, page(title, `<ul class="list">\n${this.items.join('\n')}\n</ul>`))
    this.items = []
  }
}

export function linkTo([name, title]: readonly [name: string, title: string]): string {
  return `<li><a href="${hrefOf(name)}">${title}</a></li>`
}
