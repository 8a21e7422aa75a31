import { button, el } from './dom.ts'
import type { Keep, Kept } from './keep.ts'
import { standing } from './keys.ts'
import { type Bond, type Content, kindOf, type Letter } from './kinds.ts'
import type { Mark } from './marks.ts'
import type { TextPage } from './page.ts'
import { chosenIn, type Passage } from './passage.ts'
import { smallPicture } from './picture.ts'
import { type Device, type Opened, openLetter, sealLetter } from './sealing.ts'
import { ask, sendJson } from './send.ts'

const REACTIONS = ['laughed', 'cried', 'gasped', 'held my breath', 'loved this'] as const

interface Shown {
  readonly letter: Kept
  readonly opened: Opened | undefined
}

/** Whispers while reading: what came, what waits further on, and the box to write one. */
export class WhisperBox {
  readonly element = el('div', { className: 'whispers' })
  private readonly list = el('ol')
  /** said once for each arrival, politely */
  private readonly news = el('p', { role: 'status', className: 'landmark' })
  private readonly text = el('textarea', { rows: 2, id: 'whisper-text' })
  private readonly to = el('select', { id: 'whisper-to' })
  private readonly where = el('select', { id: 'whisper-where' })
  private readonly reaction = el('select', { id: 'whisper-reaction' })
  private readonly picture = el('input', { type: 'file', accept: 'image/*', id: 'whisper-picture' })
  private readonly alt = el('input', { id: 'whisper-alt', maxLength: 300 })
  private readonly problem = el('p', { className: 'error', role: 'alert' })
  private readonly composer: HTMLFormElement
  private readonly keep: Keep
  private readonly page: TextPage
  private readonly user: number
  private readonly changed: () => void
  private known: readonly Bond[] = []
  private shown: readonly Shown[] = []
  /** opened on purpose, though they stand further on */
  private readonly early = new Set<number>()
  private readonly onPassage = el('option', { value: 'passage' })
  private passage: Passage | undefined
  private ready = false

  constructor(keep: Keep, page: TextPage, user: number, changed: () => void) {
    this.keep = keep
    this.page = page
    this.user = user
    this.changed = changed
    this.composer = this.form()
    this.element.append(this.news, this.list)
    document.addEventListener('selectionchange', () => this.select())
    void this.start()
  }

  private async start(): Promise<void> {
    const stands = await standing(this.keep)
    this.ready = stands === 'ready'
    const sentences: Readonly<Record<Exclude<typeof stands, 'ready'>, string>> = {
      new: 'Whispers are encrypted here, in this browser. Choose a passphrase first:',
      locked: 'This browser is new to your whispers. Let it in with your passphrase:',
      unable:
        'This browser cannot encrypt as whispers need it (X25519, over https), so it sends and shows none. Newer versions of Firefox, Chromium and Safari can.',
    }
    if (stands === 'ready') this.element.append(this.composer)
    else {
      const line = el('p', { className: 'soft' }, sentences[stands], ' ')
      if (stands !== 'unable') line.append(el('a', { href: this.setUp() }, 'go there'))
      this.element.append(line)
    }
    await this.reload()
  }

  private setUp(): string {
    return this.known[0] ? `/bonds/${this.known[0].id}` : '/bonds'
  }

  bonds(bonds: readonly Bond[]): void {
    this.known = bonds
    const chosen = this.to.value
    this.to.replaceChildren(
      ...bonds.map(({ id, hands }) => {
        const names = hands.filter((hand) => hand.id !== this.user).map(({ login }) => login)
        return el('option', { value: String(id) }, names.join(', '))
      }),
    )
    if (bonds.some(({ id }) => String(id) === chosen)) this.to.value = chosen
    this.element.querySelector('a')?.setAttribute('href', this.setUp())
    void this.keep.dropOthers(bonds.map(({ id }) => id)).then(() => this.reload())
  }

  async arrived(letter: Letter, seq: number): Promise<void> {
    const isNew = await this.keep.add(letter, seq)
    if (!isNew) return
    await this.reload()
    if (letter.fromId !== this.user) this.news.textContent = `${this.loginOf(letter)} whispered.`
  }

  async taken(id: number, seq: number): Promise<void> {
    await this.keep.remove(id, seq)
    await this.reload()
  }

  private async reload(): Promise<void> {
    const [letters, keys] = [await this.keep.letters(), await this.keep.keys()]
    this.shown = await Promise.all(letters.map(async (letter) => ({ letter, opened: await openLetter(letter, keys) })))
    this.draw()
    this.changed()
  }

  private loginOf({ bondId, fromId }: Letter): string {
    const hands = this.known.find(({ id }) => id === bondId)?.hands
    return fromId === this.user ? 'You' : (hands?.find(({ id }) => id === fromId)?.login ?? 'Somebody')
  }

  /** Of this work, and loose ones. */
  private here(): readonly Shown[] {
    return this.shown.filter(({ opened }) => {
      const at = opened?.content.at
      return opened !== undefined && (at === undefined || at.work === this.page.work)
    })
  }

  /** A whisper opens when its paragraph is in the window or behind. */
  private isAhead({ letter, opened }: Shown): boolean {
    const at = opened?.content.at
    if (!at || letter.fromId === this.user || letter.read || this.early.has(letter.id)) return false
    const index = this.page.indexOf(at.chapter, at.block)
    if (index !== undefined) return index > this.page.lastSeen()
    const own = this.page.here()?.chapter ?? ''
    return this.page.chapters.indexOf(String(at.chapter)) > this.page.chapters.indexOf(own)
  }

  unread(): number {
    return this.here().filter(({ letter }) => !letter.read && letter.fromId !== this.user).length
  }

  marks(): readonly Mark[] {
    return this.here().flatMap(({ opened }) => {
      const at = opened?.content.at
      const index = at && this.page.indexOf(at.chapter, at.block)
      return index === undefined ? [] : [{ index, sign: '✎', kind: 'whisper' as const }]
    })
  }

  /** numbers of those that were drawn shut */
  private ahead = ''

  /** The window has moved: what stood ahead may have been reached. */
  moved(): void {
    if (this.idsAhead() !== this.ahead) this.draw()
  }

  private idsAhead(): string {
    const ahead = this.here().filter((one) => this.isAhead(one))
    return ahead.map(({ letter }) => letter.id).join(' ')
  }

  private draw(): void {
    this.ahead = this.idsAhead()
    this.list.replaceChildren(...this.here().map((one) => this.item(one)))
  }

  private item(one: Shown): HTMLElement {
    const { letter, opened } = one
    const from = el('strong', {}, this.loginOf(letter))
    if (!opened) return el('li', {})
    if (this.isAhead(one)) {
      const open = button('Open it now', () => {
        this.early.add(letter.id)
        this.draw()
      })
      return el('li', { className: 'ahead' }, from, ' whispered further on. It opens when you get there. ', open)
    }
    if (!letter.read && this.element.checkVisibility()) this.markRead(one)
    return el('li', { 'data-letter': letter.id }, from, ' ', ...contentParts(opened.content, this.page))
  }

  private markRead({ letter, opened }: Shown): void {
    const read = { ...letter, read: true }
    this.shown = this.shown.map((other) => (other.letter.id === letter.id ? { letter: read, opened } : other))
    void this.keep.markRead(read)
  }

  /** Whoever chooses words in the text means to speak of them, until they choose others or none. */
  private select(): void {
    const chosen = chosenIn(this.page)
    if (chosen !== 'elsewhere') this.offer(chosen)
  }

  private offer(passage: Passage | undefined): void {
    const meant = this.where.value
    this.passage = passage
    this.onPassage.disabled = passage === undefined
    this.onPassage.textContent = passage ? `on “${shortened(passage.words)}”` : 'on a passage: choose words in the text'
    if (passage) this.where.value = 'passage'
    else if (meant === 'passage') this.where.value = 'paragraph'
  }

  private form(): HTMLFormElement {
    const option = (value: string, words: string) => el('option', { value }, words)
    this.where.append(
      option('paragraph', 'on the paragraph at the top of the window'),
      this.onPassage,
      option('loose', 'loose'),
    )
    this.offer(undefined)
    this.reaction.append(option('', 'no reaction'), ...REACTIONS.map((one) => option(one, one)))
    const labelled = (words: string, control: HTMLElement) =>
      el('p', {}, el('label', { for: control.id }, words), ' ', control)
    const more = el(
      'details',
      {},
      el('summary', {}, 'An impression'),
      labelled('Reaction', this.reaction),
      labelled('Picture or drawing', this.picture),
      labelled('The picture in words', this.alt),
    )
    const submit = el('button', { type: 'submit', className: 'primary' }, 'Whisper')
    const form = el('form', { className: 'composer' })
    form.append(
      labelled('Whisper to', this.to),
      labelled('Where', this.where),
      labelled('Words', this.text),
      more,
      this.problem,
      submit,
    )
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.write()
    })
    return form
  }

  focus(): void {
    if (this.ready) this.text.focus()
  }

  private async write(): Promise<void> {
    const bond = this.known.find(({ id }) => String(id) === this.to.value)
    const [file] = this.picture.files ?? []
    this.problem.textContent = ''
    if (!bond) return
    if (file && this.alt.value.trim() === '') return this.refuse('Say in words what the picture shows.')
    const picture = file ? await smallPicture(file) : undefined
    if (file && !picture) return this.refuse('This picture could not be read, or made small enough.')
    const content = this.content(picture)
    if (content.text === '' && !picture && !content.reaction && !content.at?.passage)
      return this.refuse('There is nothing in it yet.')
    const devices = await ask<readonly Device[]>(`/bonds/${bond.id}/devices`)
    if (!devices) return this.refuse('The archive did not answer. Your words are still here; try again.')
    const kind = kindOf(content)
    const sealed = await sealLetter(content, { bondId: bond.id, fromId: this.user, kind }, devices).catch(
      () => undefined,
    )
    if (!sealed) return this.refuse('This is too long for one whisper.')
    const answer =
      (await sendJson(`/bonds/${bond.id}/letters`, sealed)) ?? (await sendJson(`/bonds/${bond.id}/letters`, sealed))
    if (answer?.status === 409) return this.refuse(`Your own shield keeps ${kind}s from passing. Open it first.`)
    if (!answer?.ok) return this.refuse('It was not sent. Your words are still here; try again.')
    this.composer.reset()
    this.offer(undefined)
  }

  private refuse(sentence: string): void {
    this.problem.textContent = sentence
  }

  private content(picture: string | undefined): Content {
    const chosen = this.where.value === 'passage' ? this.passage : undefined
    const here = chosen ?? this.page.here()
    const place = here && { work: this.page.work, chapter: Number(here.chapter), block: here.block }
    const passage = chosen ? { passage: chosen.words } : {}
    return {
      text: this.text.value.trim(),
      ...(this.where.value === 'loose' || !place ? {} : { at: { ...place, ...passage } }),
      ...(this.reaction.value === '' ? {} : { reaction: this.reaction.value }),
      ...(picture === undefined ? {} : { picture, alt: this.alt.value.trim() }),
    }
  }
}

function shortened(words: string): string {
  return words.length > 40 ? `${words.slice(0, 39).trimEnd()}…` : words
}

/** What a letter says, as elements: never as markup. */
export function contentParts(content: Content, page?: TextPage): readonly (Node | string)[] {
  const { text, at, reaction, picture, alt } = content
  const index = at && page?.indexOf(at.chapter, at.block)
  return [
    ...(reaction ? [el('em', {}, reaction), ' '] : []),
    ...(at?.passage ? [el('q', { dir: 'auto' }, at.passage), ' '] : []),
    el('span', { dir: 'auto', className: 'words' }, text),
    ...(picture && /^data:image\/(jpeg|webp|png);base64,/.test(picture)
      ? [el('img', { src: picture, alt: alt ?? '' })]
      : []),
    ...(index === undefined ? [] : [' ', button('Show where', () => page?.goTo(index), { className: 'plain' })]),
  ]
}
