import { nearest } from '../../../platform/text/nearest.ts'
import { FIELD_NAMES, type Field, fieldCalled, isMeasured } from './fields.ts'
import type { Findings } from './findings.ts'
import type { Scanner } from './scan.ts'
import { QUOTATION_MARKS } from './terms.ts'

/** The field that is named here. A name that no field has is read as a part of the word that it stands in. */
export function takeField(scanner: Scanner, findings: Findings): Field | undefined {
  const start = scanner.at
  const name = scanner.takeName()
  if (name === undefined) {
    const measured = scanner.takeMeasured((word) => isMeasured(fieldCalled(word)))
    return measured === undefined ? undefined : fieldCalled(measured)
  }
  const field = fieldCalled(name)
  if (field) return field
  if (!scanner.line.startsWith('//', scanner.at)) sayUnknown(scanner, findings, name, start)
  // a phrase behind it is a phrase all the same
  if (!scanner.sees(QUOTATION_MARKS)) scanner.at = start
  return undefined
}

function sayUnknown({ line }: Scanner, findings: Findings, name: string, start: number): void {
  if (findings.full) return
  const near = nearest(name.toLowerCase(), FIELD_NAMES)
  const end = start + name.length + 1
  const rest = /^[^\s()]*/u.exec(line.slice(start))?.[0] ?? ''
  if (near) findings.say('field-unknown', start, end, `${near}:`)
  else if (QUOTATION_MARKS.includes(line[end] ?? ' ')) findings.say('field-unknown', start, end, '')
  else findings.say('field-unknown', start, end, `"${rest.replaceAll('"', '')}"`, start + rest.length)
}
