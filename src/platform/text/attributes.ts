import { anchorName, imageAddress, linkAddress, webAddress } from './addresses.ts'
import type { Field } from './allowed.ts'

/** Attributes of one element, names in lower case. */
export type Attributes = Readonly<Record<string, string>>

type Rule = { readonly on?: readonly string[]; readonly keep: (value: string) => string | undefined }

const matching = (pattern: RegExp) => (value: string) => {
  const trimmed = value.trim().toLowerCase()
  return pattern.test(trimmed) ? trimmed : undefined
}
const exactly = (pattern: RegExp) => (value: string) => (pattern.test(value.trim()) ? value.trim() : undefined)
const cells = ['td', 'th']
const size: Rule = { on: ['img'], keep: matching(/^\d{1,4}%?$/) }
const span: Rule = { on: cells, keep: matching(/^[1-9]\d{0,2}$/) }
const aligned = 'p div h1 h2 h3 h4 h5 h6 table caption colgroup col thead tbody tfoot tr td th img hr'.split(' ')

const RULES: Readonly<Record<string, Rule>> = {
  id: { keep: anchorName },
  class: { keep: classNames },
  title: { keep: oneLine },
  lang: { keep: exactly(/^[a-z]{1,8}(?:-[a-z0-9]{1,8}){0,4}$/i) },
  dir: { keep: matching(/^(?:ltr|rtl|auto)$/) },
  href: { on: ['a'], keep: linkAddress },
  src: { on: ['img'], keep: imageAddress },
  alt: { on: ['img'], keep: (value) => oneLine(value) ?? '' },
  width: size,
  height: size,
  align: { on: aligned, keep: matching(/^(?:left|right|center|justify)$/) },
  colspan: span,
  rowspan: span,
  span: { on: ['col', 'colgroup'], keep: matching(/^[1-9]\d{0,2}$/) },
  start: { on: ['ol'], keep: matching(/^-?\d{1,5}$/) },
  value: { on: ['li'], keep: matching(/^-?\d{1,5}$/) },
  type: { on: ['ol', 'ul', 'li'], keep: exactly(/^(?:[1aAiI]|disc|circle|square)$/) },
  cite: { on: ['blockquote', 'q', 'del', 'ins'], keep: webAddress },
  datetime: { on: ['time', 'del', 'ins'], keep: exactly(/^[\w:+.\- ]{1,40}$/) },
  open: { on: ['details'], keep: () => '' },
}

const NONE: Attributes = {}
const PICTURE: Attributes = { loading: 'lazy', decoding: 'async', referrerpolicy: 'no-referrer' }
const ADDED = ['rel', ...Object.keys(PICTURE)]

/** Every attribute a sanitised text may hold, ours included. */
export const allowedAttributes: readonly string[] = [...Object.keys(RULES), ...ADDED]

/** @param name an attribute
 * @returns whether it may stand on this element of a sanitised text */
export function mayCarry(tag: string, name: string): boolean {
  if (name === 'rel') return tag === 'a'
  if (Object.hasOwn(PICTURE, name)) return tag === 'img'
  const rule = Object.hasOwn(RULES, name) ? RULES[name] : undefined
  return rule !== undefined && (rule.on?.includes(tag) ?? true)
}

/** What of its attributes an element keeps, each value in its one spelling, and what we add to links and pictures.
 * @returns cleaning twice is cleaning once; a picture without `src` is one that must go */
export function cleanAttributes(tag: string, written: Attributes, field: Field): Attributes {
  const names = Object.keys(written)
  if (names.length === 0) return NONE
  const kept: Record<string, string> = {}
  for (const name of names) {
    if (field !== 'chapter' && (name === 'id' || name === 'class')) continue
    const value = mayCarry(tag, name) ? RULES[name]?.keep(written[name] ?? '') : undefined
    if (value !== undefined) kept[name] = value
  }
  if (tag === 'a') return link(kept, written.name, field)
  return tag === 'img' && kept.src !== undefined ? picture(kept, written) : kept
}

/** Pages older than `id` name their anchors with `name`. */
function link(kept: Record<string, string>, name: string | undefined, field: Field): Attributes {
  const anchor = field === 'chapter' && kept.id === undefined && name !== undefined ? anchorName(name) : undefined
  if (anchor !== undefined) kept.id = anchor
  if (/^https?:/i.test(kept.href ?? '')) kept.rel = 'nofollow noopener'
  return kept
}

/** A picture too small to see is there to report who reads. */
function picture(kept: Record<string, string>, written: Attributes): Attributes {
  return tooSmall(written) || hiddenByStyle(written.style ?? '') ? NONE : { ...kept, ...PICTURE }
}

function tooSmall(written: Attributes): boolean {
  return ['width', 'height'].some((name) => Number.parseFloat(written[name] ?? '9') <= 2)
}

function hiddenByStyle(style: string): boolean {
  const lengths = [...style.matchAll(/(?:^|[;\s])(?:max-)?(?:width|height)\s*:\s*([+-]?[\d.]+)/gi)]
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style) || lengths.some(([, length]) => Number(length) <= 2)
}

/** Names that a text's own parts carry. */
const OWN_CLASSES = ['footnotes']
const SKIN = 'skin-'

/** The name that a class of an author's has in texts, so that nothing of a text looks or behaves like a part of the page around it.
 * @returns the same for a name that has it already */
export function skinClass(name: string): string {
  return name.startsWith(SKIN) || OWN_CLASSES.includes(name) ? name : SKIN + name
}

function classNames(value: string): string | undefined {
  const names = value.split(/\s+/).filter((name) => /^[A-Za-z0-9_-]{1,64}$/.test(name))
  const unlike = new Set(names.map((name) => skinClass(name).slice(0, 64)))
  return unlike.size === 0 ? undefined : [...unlike].slice(0, 20).join(' ')
}

function oneLine(value: string): string | undefined {
  return value.slice(0, 2000).toWellFormed().replace(/\s+/g, ' ').trim() || undefined
}

/** @returns how many characters the start tag of such an element takes, more or less */
export function tagSize(tag: string, attributes: Attributes): number {
  let size = tag.length + 2
  for (const name in attributes) size += name.length + 4 + (attributes[name]?.length ?? 0)
  return size
}
