import { type Command, type EditorState, NodeSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { type Attributes, cleanAttributes, linkAddress } from '../../platform/text/for-the-browser.ts'
import { setAttribute } from './blocks.ts'
import { addReading, markOf, marksAt, setInline, whole } from './inline.ts'
import { KINDS, sendPicture } from './pictures.ts'
import { schema } from './schema.ts'
import { insertTable } from './tables.ts'

export type PanelName = 'link' | 'image' | 'language' | 'reading' | 'table'

type Ask = {
  readonly label: string
  readonly hint?: string
  readonly value: (state: EditorState) => string
  readonly options?: readonly (readonly [string, string])[]
  /** for a file: kinds that may be chosen */
  readonly kinds?: string
}
/** Something that takes a while. @returns a sentence when it failed */
type Sending = { readonly send: (view: EditorView) => Promise<string | undefined> }
type Panel = {
  readonly title: string
  readonly ask: readonly Ask[]
  /** @returns what to do; a sentence when what was typed will not do, for the field of that place */
  readonly answer: (
    typed: readonly string[],
    state: EditorState,
    files: readonly (File | undefined)[],
  ) => Command | Sending | { readonly wrong: string; readonly at: number }
  readonly remove?: { readonly label: string; readonly act: Command; readonly shown: (state: EditorState) => boolean }
}

const nothing = () => ''
const linkOf = (state: EditorState) => marksAt(state, 'a')[0]
/** The image that is chosen, to be described anew. */
const imageOf = ({ selection }: EditorState): Attributes | undefined =>
  selection instanceof NodeSelection && selection.node.type.name === 'img' ? selection.node.attrs.at : undefined
const languageOf = (state: EditorState, name: 'lang' | 'dir'): string =>
  marksAt(state, 'span').find(({ attrs }) => attrs.at[name])?.attrs.at[name] ??
  state.selection.$from.parent.attrs.at[name] ??
  ''

const PANELS: Readonly<Record<PanelName, Panel>> = {
  link: {
    title: 'Link',
    ask: [
      {
        label: 'Address',
        hint: 'https://…, a path of this archive, or # and the name of a place',
        value: (state) => linkOf(state)?.attrs.at.href ?? '',
      },
      { label: 'Words', hint: 'Empty: the words that are selected', value: nothing },
    ],
    answer: ([address = '', words = ''], state) => {
      const href = linkAddress(/^[\w-]+(?:\.[\w-]+)+(?:\/|$)/.test(address) ? `https://${address}` : address)
      if (href === undefined) return { wrong: 'That is no address a link can lead to.', at: 0 }
      const { from, to } = whole(state, 'a')
      const shown = words || (from === to ? address : '')
      if (shown === '') return setInline('a', { ...linkOf(state)?.attrs.at, href })
      return (current, dispatch) => {
        dispatch?.(
          current.tr
            .replaceWith(from, to, schema.text(shown, [markOf('a', cleanAttributes('a', { href }, 'chapter'))]))
            .scrollIntoView(),
        )
        return true
      }
    },
    remove: { label: 'Remove the link', act: setInline('a', undefined), shown: (state) => linkOf(state) !== undefined },
  },
  image: {
    title: 'Image',
    ask: [
      {
        label: 'Image of this device',
        hint: 'JPEG, PNG, WebP, AVIF or GIF, up to 10 MB',
        kinds: KINDS,
        value: nothing,
      },
      {
        label: 'Or its address',
        hint: 'https://…, or one of your pictures here',
        value: (state) => imageOf(state)?.src ?? '',
      },
      {
        label: 'What is to be seen',
        hint: 'For those who do not see it; empty for an ornament',
        value: (state) => imageOf(state)?.alt ?? '',
      },
    ],
    answer: ([, src = '', alt = ''], state, [file]) => {
      if (file) return { send: (view) => sendPicture(view, file, alt) }
      const known = imageOf(state)
      const at = cleanAttributes('img', known?.src === src ? { ...known, alt } : { src, alt }, 'chapter')
      if (at.src === undefined) return { wrong: 'Choose a file, or write an address that begins with https://.', at: 1 }
      return (current, dispatch) => {
        dispatch?.(current.tr.replaceSelectionWith(schema.node('img', { at })).scrollIntoView())
        return true
      }
    },
  },
  language: {
    title: 'Language of a passage',
    ask: [
      { label: 'Language', hint: 'A code such as ja, fr or pt-BR', value: (state) => languageOf(state, 'lang') },
      {
        label: 'Direction',
        value: (state) => languageOf(state, 'dir'),
        options: [
          ['', 'As the language goes'],
          ['ltr', 'Left to right'],
          ['rtl', 'Right to left'],
        ],
      },
    ],
    answer: ([lang = '', dir = '']) => {
      const at = cleanAttributes('span', { lang, ...(dir === '' ? {} : { dir }) }, 'chapter')
      if (lang !== '' && at.lang === undefined)
        return { wrong: 'A code of letters and hyphens, such as ja or pt-BR.', at: 0 }
      const said = at.lang !== undefined || at.dir !== undefined
      return (state, dispatch) => {
        if (whole(state, 'span').from !== whole(state, 'span').to)
          return setInline('span', said ? at : undefined)(state, dispatch)
        return setAttribute('lang', at.lang)(state, dispatch) || setAttribute('dir', at.dir)(state, dispatch)
      }
    },
  },
  reading: {
    title: 'Reading aid',
    ask: [{ label: 'How the selected words are read', hint: 'Shown small above them', value: nothing }],
    answer: ([reading = ''], state) => {
      if (state.selection.empty) return { wrong: 'Select the words first.', at: 0 }
      return reading === '' ? { wrong: 'Write how they are read.', at: 0 } : addReading(reading)
    },
  },
  table: {
    title: 'Table',
    ask: [
      { label: 'Rows', hint: 'Without the row of headings', value: () => '2' },
      { label: 'Columns', value: () => '2' },
    ],
    answer: ([rows = '', columns = '']) => {
      if (!/^(?:[1-9]|[1-4]\d|50)$/.test(rows)) return { wrong: 'A number from 1 to 50.', at: 0 }
      if (!/^(?:[1-9]|1\d|20)$/.test(columns)) return { wrong: 'A number from 1 to 20.', at: 1 }
      return insertTable(Number(rows), Number(columns))
    },
  },
}

/** Asks below the toolbar for what a button needs to know. Return answers, Escape closes; both lead back to the words.
 * @param name what stands before the ids of its fields: there are several editors on a page */
export function openPanel(panel: PanelName, view: EditorView, name: string, close: () => void): HTMLElement {
  const { title, ask, answer, remove } = PANELS[panel]
  const box = document.createElement('div')
  box.className = 'panel'
  box.role = 'group'
  box.ariaLabel = title
  const controls = ask.map((one, at) => field(box, `${name}-${panel}-${at}`, one, view.state))
  const finish = () => {
    close()
    view.focus()
  }
  const submit = () => {
    const act = answer(
      controls.map(({ control }) => control.value.trim()),
      view.state,
      controls.map(({ control }) => (control instanceof HTMLInputElement ? control.files?.[0] : undefined)),
    )
    for (const { say } of controls) say('')
    if (typeof act === 'function') {
      act(view.state, view.dispatch)
      return finish()
    }
    if ('send' in act) {
      box.ariaBusy = 'true'
      act.send(view).then((wrong) => {
        box.ariaBusy = null
        if (wrong === undefined) return finish()
        controls[0]?.say(wrong)
        controls[0]?.control.focus()
      })
      return
    }
    controls[act.at]?.say(act.wrong)
    controls[act.at]?.control.focus()
  }
  const actions = document.createElement('p')
  actions.className = 'actions'
  actions.append(button('Apply', submit))
  if (remove?.shown(view.state))
    actions.append(
      button(remove.label, () => {
        remove.act(view.state, view.dispatch)
        finish()
      }),
    )
  actions.append(button('Cancel', finish))
  box.append(actions)
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') finish()
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) submit()
    else return
    event.preventDefault()
  })
  // what is typed here is no part of the form
  for (const kind of ['input', 'change']) box.addEventListener(kind, (event) => event.stopPropagation())
  return box
}

type Control = { readonly control: HTMLInputElement | HTMLSelectElement; say(wrong: string): void }

function field(box: HTMLElement, id: string, ask: Ask, state: EditorState): Control {
  const label = document.createElement('label')
  label.htmlFor = id
  label.textContent = ask.label
  const control = document.createElement(ask.options ? 'select' : 'input')
  control.id = id
  if (control instanceof HTMLSelectElement)
    for (const [value, words] of ask.options ?? []) control.append(new Option(words, value))
  else control.autocomplete = 'off'
  if (control instanceof HTMLInputElement && ask.kinds !== undefined) {
    control.type = 'file'
    control.accept = ask.kinds
  } else control.value = ask.value(state)
  const hint = document.createElement('span')
  hint.className = 'hint'
  hint.id = `${id}-hint`
  hint.textContent = ask.hint ?? ''
  const error = document.createElement('span')
  error.className = 'error'
  error.role = 'alert'
  error.id = `${id}-error`
  error.hidden = true
  control.setAttribute('aria-describedby', `${hint.id} ${error.id}`)
  const row = document.createElement('div')
  row.className = 'field'
  row.append(label, hint, control, error)
  box.append(row)
  const say = (wrong: string) => {
    error.hidden = wrong === ''
    error.textContent = wrong
    control.ariaInvalid = wrong === '' ? null : 'true'
  }
  return { control, say }
}

function button(words: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = words
  made.addEventListener('click', act)
  return made
}
