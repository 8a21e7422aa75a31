import { button, el, isTyping } from './dom.ts'
import { Keep } from './keep.ts'
import type { Bond, Place } from './kinds.ts'
import { Margin, type Mark } from './marks.ts'
import { PlaceTeller, TextPage } from './page.ts'
import { send } from './send.ts'
import { Stream } from './stream.ts'
import { WhisperBox } from './whispers.ts'

/** A sign that somebody reads fades after this long without another. */
const FADES = 60_000
const SHIELDS = ['presence', 'place', 'whispers', 'impressions'] as const

/** Who else is in the text: in the bar, in the margin, and in the sheet that the bar opens. */
export class Together {
  private readonly sheet: HTMLDetailsElement
  private readonly page: TextPage
  private readonly teller: PlaceTeller
  private readonly margin: Margin
  private readonly user: number
  private readonly said: HTMLElement
  /** the same in a few signs, where the bar is narrow */
  private readonly short = el('span', { className: 'short', 'aria-hidden': 'true' })
  private readonly people = el('div')
  private readonly whispers: WhisperBox
  private bonds: readonly Bond[] = []
  private readonly places = new Map<string, Place>()
  private readonly pulses = new Map<string, number>()
  private readonly leaders = new Map<number, number | null>()

  constructor(sheet: HTMLElement) {
    this.sheet = sheet as HTMLDetailsElement
    this.user = Number(sheet.dataset.user)
    this.page = new TextPage(sheet)
    this.teller = new PlaceTeller(this.page)
    this.margin = new Margin(this.page)
    this.said = sheet.querySelector<HTMLElement>('.said') ?? el('span')
    const keep = new Keep(String(this.user))
    this.whispers = new WhisperBox(keep, this.page, this.user, () => this.draw())
    this.said.after(this.short)
    sheet.querySelector('.panel')?.append(this.people, this.whispers.element)
    new Stream({
      hello: (bonds) => this.hello(bonds),
      place: (place) => this.place(place),
      here: (bond, who) => this.pulse(`${bond} ${who}`),
      step: (bond, leader) => this.step(bond, leader),
      letter: (letter, seq) => this.whispers.arrived(letter, seq),
      gone: (id, seq) => this.whispers.taken(id, seq),
      after: () => keep.after(),
    })
    addEventListener('scroll', () => this.soon(), { passive: true })
    setInterval(() => this.draw(), 10_000)
    if (sheet.dataset.keys !== undefined) document.addEventListener('keydown', (event) => this.key(event))
  }

  private hello(bonds: readonly Bond[]): void {
    this.bonds = bonds
    this.sheet.hidden = bonds.length === 0
    const wasAllowed = this.teller.allowed
    this.teller.allowed = bonds.some(({ gives, paused }) => !paused && gives.includes('place'))
    if (this.teller.allowed && !wasAllowed) this.teller.forget()
    this.teller.soon()
    this.whispers.bonds(bonds)
    this.draw()
  }

  private place(place: Place): void {
    this.places.set(`${place.bond} ${place.who}`, place)
    const bond = this.bonds.find(({ id }) => id === place.bond)
    if (bond?.walks && this.leaders.get(place.bond) === place.who) this.goTo(place)
    this.draw()
  }

  private pulse(key: string): void {
    this.pulses.set(key, Date.now())
    this.draw()
  }

  private step(bond: number, leader: number | null): void {
    this.leaders.set(bond, leader)
    this.teller.every = [...this.leaders.values()].includes(this.user) ? 250 : 1200
    this.draw()
  }

  private indexOf({ work, chapter, block }: Place): number | undefined {
    return work === this.page.work ? this.page.indexOf(chapter, block) : undefined
  }

  private goTo(place: Place): void {
    const index = this.indexOf(place)
    if (index === undefined) location.assign(place.address)
    else this.page.goTo(index)
  }

  private waiting = 0
  private soon(): void {
    this.waiting ||= requestAnimationFrame(() => {
      this.waiting = 0
      this.say()
      this.whispers.moved()
    })
  }

  private draw(): void {
    this.say()
    this.people.replaceChildren(...this.bonds.map((bond) => this.section(bond)))
    const hands = [...this.places.values()].flatMap((place): readonly Mark[] => {
      const index = this.indexOf(place)
      const sign = this.loginOf(place.bond, place.who).slice(0, 1).toUpperCase()
      return index === undefined || sign === '' ? [] : [{ index, sign, kind: 'hand' }]
    })
    this.margin.show([...hands, ...this.whispers.marks()])
  }

  /** The bar speaks of whoever was heard of last. */
  private say(): void {
    const newest = [...this.places.values()].findLast(({ work }) => work === this.page.work)
    const unread = this.whispers.unread()
    const words = newest ? this.distance(newest) : ''
    const whispers = unread === 0 ? '' : unread === 1 ? '1 whisper' : `${unread} whispers`
    const said = [words, whispers].filter((one) => one !== '').join(' · ') || 'Together'
    if (this.said.textContent !== said) this.said.textContent = said
    this.short.textContent = [newest ? this.signs(newest) : '', unread === 0 ? '' : `✎${unread}`].join(' ').trim()
  }

  private signs(place: Place): string {
    const [index, here] = [this.indexOf(place), this.page.here()]
    if (index === undefined || !here) return ''
    const by = index - here.index
    return by === 0 ? '=' : by > 0 ? `+${by}` : `−${-by}`
  }

  private distance(place: Place): string {
    const index = this.indexOf(place)
    const here = this.page.here()
    if (index === undefined || !here) {
      const number = this.page.chapters.indexOf(String(place.chapter)) + 1
      return number > 0 && place.work === this.page.work ? `in chapter ${number}` : 'in another story'
    }
    const by = index - here.index
    if (by === 0) return 'at the same paragraph'
    const many = Math.abs(by) === 1 ? '1 paragraph' : `${Math.abs(by)} paragraphs`
    return by > 0 ? `ahead by ${many}` : `behind by ${many}`
  }

  private loginOf(bondId: number, who: number): string {
    const bond = this.bonds.find(({ id }) => id === bondId)
    return bond?.hands.find(({ id }) => id === who)?.login ?? ''
  }

  private section(bond: Bond): HTMLElement {
    const others = bond.hands.filter(({ id }) => id !== this.user)
    const lines = others.map(({ id, login }) => {
      const place = this.places.get(`${bond.id} ${id}`)
      const reads = Date.now() - (this.pulses.get(`${bond.id} ${id}`) ?? 0) < FADES
      const words = [reads ? 'reading now' : '', place ? this.distance(place) : ''].filter((one) => one !== '')
      const line = el('li', {}, el('strong', {}, login), ` ${words.join(', ')} `)
      if (place) line.append(button('Go to them', () => this.goTo(place), { className: 'plain go-to-them' }))
      return line
    })
    return el('section', { className: 'bond' }, el('ul', {}, ...lines), this.steps(bond), this.shields(bond))
  }

  private steps(bond: Bond): HTMLElement {
    const leader = this.leaders.get(bond.id) ?? null
    const step = (word: string) => () => void send(`/bonds/${bond.id}/step`, { do: word })
    const row = el('p', { className: 'steps' })
    if (leader === this.user) row.append('You lead. ', button('Hand over', step('hand')), button('Stop', step('stop')))
    else if (leader !== null && bond.walks)
      row.append(
        `You follow ${this.loginOf(bond.id, leader)}. `,
        button('Take the lead', step('lead')),
        button('Stop', step('stop')),
      )
    else if (leader !== null) row.append(button(`Walk in step with ${this.loginOf(bond.id, leader)}`, step('follow')))
    else {
      row.append(button('Lead', step('lead')))
      if (bond.walks) row.append(' You follow whoever leads. ', button('Stop', step('stop')))
      else row.append(button('Follow', step('follow')))
    }
    return row
  }

  private shields(bond: Bond): HTMLElement {
    const boxes = (side: 'gives' | 'takes') =>
      SHIELDS.map((name) => {
        const box = el('input', { type: 'checkbox', checked: bond[side].includes(name) })
        box.addEventListener('change', () => {
          const set = box.checked ? [...bond[side], name] : bond[side].filter((one) => one !== name)
          void send(`/bonds/${bond.id}/shields`, { gives: bond.gives, takes: bond.takes, [side]: set })
        })
        return el('label', {}, box, ` ${name}`)
      })
    const side = (legend: string, name: 'gives' | 'takes') =>
      el('fieldset', {}, el('legend', {}, legend), ...boxes(name))
    const summary = bond.paused ? 'Shields (paused)' : bond.gives.length === 0 ? 'Shields (up)' : 'Shields'
    const open = this.openShields.has(bond.id)
    const details = el(
      'details',
      { open },
      el('summary', {}, summary),
      side('From you', 'gives'),
      side('To you', 'takes'),
    )
    details.addEventListener('toggle', () => {
      if (details.open) this.openShields.add(bond.id)
      else this.openShields.delete(bond.id)
    })
    return details
  }
  private readonly openShields = new Set<number>()

  private key(event: KeyboardEvent): void {
    const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event
    if (altKey || ctrlKey || metaKey || shiftKey || isTyping(target) || this.bonds.length === 0) return
    const acts: Readonly<Record<string, () => void>> = {
      s: () => document.querySelector<HTMLButtonElement>('.bonds-pause button')?.click(),
      g: () => this.people.querySelector<HTMLButtonElement>('.go-to-them')?.click(),
      w: () => this.write(),
      l: () => this.lead(),
    }
    const act = acts[key]
    if (!act) return
    event.preventDefault()
    act()
  }

  private write(): void {
    this.sheet.open = true
    this.whispers.focus()
  }

  private lead(): void {
    const [bond] = this.bonds
    if (!bond) return
    const leads = this.leaders.get(bond.id) === this.user
    void send(`/bonds/${bond.id}/step`, { do: leads ? 'hand' : 'lead' })
  }
}
