import type { TypedFormat, TypedText } from '../typed.ts'

/** How the texts of a form may have been written, in the words of its choice. */
export const FORMATS: readonly (readonly [value: TypedFormat, label: string])[] = [
  ['detect', 'Whatever it looks like'],
  ['plain', 'Plain text, as typed'],
  ['html', 'HTML'],
  ['markdown', 'Markdown'],
]

/** @returns the format of that name; detection for any other word */
export function formatFrom(name: string): TypedFormat {
  return FORMATS.find(([value]) => value === name)?.[0] ?? 'detect'
}

export function asTyped(text: string, format: TypedFormat): TypedText {
  return { text, format }
}
