import { blocksIn, firstBelow } from '../place.ts'
import { type Choices, keepChoices, readChoices } from './choices.ts'
import { Light } from './light.ts'
import { type At, after, type Event, type State } from './machine.ts'
import { type Passage, passageIn } from './passage.ts'
import { voicesFor } from './voices.ts'

/** A voice that has not begun after this time, in milliseconds, will not. */
const PATIENCE = 8000

const SAID: Readonly<Record<State['phase'], string>> = {
  still: '',
  speaking: 'Reading …',
  paused: 'Paused.',
  done: 'This is the end of the text.',
  refused: 'This browser has no voice that would read it, or will not without being asked: press Play once more.',
}

/** Reads the text aloud with the voices of the browser, a sentence at a time. */
export class Listening {
  private state: State = { phase: 'still', at: { block: 0, sentence: 0 } }
  private choices: Choices = readChoices()
  private readonly passages = new Map<number, Passage>()
  private readonly light = new Light()
  private patience = 0

  private readonly sheet: HTMLElement
  private readonly blocks: readonly HTMLElement[]

  constructor(sheet: HTMLElement, text: HTMLElement) {
    this.sheet = sheet
    this.blocks = blocksIn(text)
    for (const button of sheet.querySelectorAll<HTMLButtonElement>('button[value]'))
      button.addEventListener('click', () => this.press(button.value))
    this.select('rate').value = String(this.choices.rate)
    this.select('rate').addEventListener('change', () => this.choose({ rate: Number(this.select('rate').value) || 1 }))
    this.select('voice').addEventListener('change', () => this.choose({}))
    speechSynthesis.addEventListener('voiceschanged', () => this.offerVoices())
    addEventListener('pagehide', () => speechSynthesis.cancel())
    this.offerVoices()
  }

  press(name: string): void {
    if (name === 'play') this.take(this.state.phase === 'speaking' ? { kind: 'pause' } : this.beginning())
    if (name === 'back') this.take({ kind: 'step', by: -1 })
    if (name === 'on') this.take({ kind: 'step', by: 1 })
  }

  private beginning(): Event {
    const top = document.querySelector('.reader-bar')?.getBoundingClientRect().bottom ?? 0
    return { kind: 'play', from: firstBelow(this.blocks, Math.max(0, top)) }
  }

  private take(event: Event): void {
    const before = this.state
    this.state = after(before, event, this.blocks.length, (block) => this.passage(block).sentences.length)
    if (this.state === before) return
    if (event.kind !== 'spoken' || this.state.phase !== 'speaking') speechSynthesis.cancel()
    clearTimeout(this.patience)
    if (this.state.phase === 'speaking') this.speak(this.state.at)
    this.show()
  }

  private speak(at: At): void {
    const passage = this.passage(at.block)
    const utterance = new SpeechSynthesisUtterance(passage.words(at.sentence))
    utterance.lang = passage.language
    utterance.voice = this.voiceFor(passage.language) ?? null
    utterance.rate = this.choices.rate
    utterance.addEventListener('start', () => clearTimeout(this.patience))
    utterance.addEventListener('end', () => this.take({ kind: 'spoken', at }))
    utterance.addEventListener('error', ({ error }) => {
      // whoever pauses or goes on interrupts the sentence that was read
      if (error !== 'interrupted' && error !== 'canceled') this.take({ kind: 'failed', at })
    })
    speechSynthesis.speak(utterance)
    this.patience = window.setTimeout(() => this.take({ kind: 'failed', at }), PATIENCE)
  }

  private show(): void {
    const { phase, at } = this.state
    const block = this.blocks[at.block]
    if (block && (phase === 'speaking' || phase === 'paused'))
      this.light.show(block, this.passage(at.block).range(at.sentence))
    else this.light.hide()
    // who is read to reads
    if (phase === 'speaking') dispatchEvent(new globalThis.Event('listened'))
    const play = this.sheet.querySelector('button[value=play]')
    if (play) play.textContent = phase === 'speaking' ? 'Pause' : 'Play'
    const status = this.sheet.querySelector('[role=status]')
    if (status) status.textContent = SAID[phase]
    const next = this.sheet.querySelector<HTMLElement>('.next-chapter')
    if (next) next.hidden = phase !== 'done'
  }

  private passage(block: number): Passage {
    const known = this.passages.get(block)
    if (known) return known
    const element = this.blocks[block]
    if (!element) throw new RangeError(`there is no paragraph ${block}`)
    const made = passageIn(element)
    this.passages.set(block, made)
    return made
  }

  private select(name: string): HTMLSelectElement {
    const found = this.sheet.querySelector<HTMLSelectElement>(`select[name=${name}]`)
    if (!found) throw new Error(`the sheet has no choice of ${name}`)
    return found
  }

  /** Of the text's own language alone: another one's voice reads gibberish. */
  private offerVoices(): void {
    const language = this.blocks[0]?.closest<HTMLElement>('[lang]')?.lang ?? ''
    const voices = voicesFor(speechSynthesis.getVoices(), language)
    const chosen = this.voiceFor(language)?.voiceURI
    const choice = this.select('voice')
    choice.replaceChildren(
      ...(voices.length > 0 ? voices : [undefined]).map((voice) => {
        const option = document.createElement('option')
        option.value = voice?.voiceURI ?? ''
        option.textContent = voice?.name ?? 'The browser’s own'
        option.selected = voice?.voiceURI === chosen
        return option
      }),
    )
    choice.dataset.language = language
  }

  private voiceFor(language: string): SpeechSynthesisVoice | undefined {
    const voices = voicesFor(speechSynthesis.getVoices(), language)
    return voices.find(({ voiceURI }) => voiceURI === this.choices.voices[part(language)]) ?? voices[0]
  }

  /** The sentence that is read begins anew, as it was chosen. */
  private choose(change: Partial<Choices>): void {
    const { value, dataset } = this.select('voice')
    const voices = value === '' ? {} : { [part(dataset.language ?? '')]: value }
    this.choices = { ...this.choices, ...change, voices: { ...this.choices.voices, ...voices } }
    keepChoices(this.choices)
    if (this.state.phase !== 'speaking') return
    speechSynthesis.cancel()
    this.speak(this.state.at)
  }
}

function part(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? ''
}

function wayOn(address: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = `${address.replace(/#.*$/, '')}#listen`
  link.textContent = 'On to the next chapter'
  return link
}

/** Fills the sheet with life, and begins at once where the chapter before led here. */
export function openListening(sheet: HTMLElement): void {
  const text = document.getElementById('chapters')
  if (!text) return
  const listening = new Listening(sheet, text)
  const following = document.querySelector<HTMLAnchorElement>('.reader-bar > a.next')
  if (following) sheet.querySelector('.next-chapter')?.append(wayOn(following.href))
  if (location.hash === '#listen') listening.press('play')
}
