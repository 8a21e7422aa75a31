import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export { raw }

/** Attributes that are there or not there; every other one writes `true` and `false` as words (aria-expanded).
 * @see https://html.spec.whatwg.org/multipage/indices.html#attributes-3 */
const BOOLEAN_ATTRIBUTES = new Set(
  (
    'allowfullscreen async autofocus autoplay checked controls default defer disabled download formnovalidate hidden ' +
    'inert ismap itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected'
  ).split(' '),
)

const NEEDS_ESCAPE = /[&<>"]/
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** @returns text that is safe between tags and inside a double-quoted attribute */
export function escapeHtml(text: string): string {
  return NEEDS_ESCAPE.test(text) ? text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character) : text
}

/**
 * What a rewritten JSX element calls (see tools/precompile-jsx.ts): constant pieces, values between.
 * @returns finished HTML, marked as such, so that a parent writes it as it is
 */
export function template(pieces: TemplateStringsArray, ...values: readonly unknown[]): HtmlEscapedString {
  let html = pieces[0] ?? ''
  for (let at = 0; at < values.length; at++) html += written(values[at]) + pieces[at + 1]
  return raw(html)
}

/** @returns ` name="value"`, or nothing for null, undefined and a boolean attribute that is false */
export function attribute(name: string, value: unknown): HtmlEscapedString | '' {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean' && BOOLEAN_ATTRIBUTES.has(name)) return value ? raw(` ${name}=""`) : ''
  return raw(` ${name}="${escapeHtml(String(value))}"`)
}

function written(value: unknown): string {
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  if (value === null || value === undefined || typeof value === 'boolean') return ''
  if (Array.isArray(value)) return value.map(written).join('')
  if (value instanceof Promise) throw new Error('a page is written from values: await before, not inside')
  return isEscaped(value) ? value.toString() : escapeHtml(String(value))
}

function isEscaped(value: unknown): value is { toString(): string } {
  return typeof value === 'object' && value !== null && 'isEscaped' in value && value.isEscaped === true
}
