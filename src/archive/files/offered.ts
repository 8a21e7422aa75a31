import type { Config } from '../../config.ts'
import { languageOf } from '../works/index.ts'
import { eastAsian } from './faces.ts'
import { FORMATS, type Format } from './formats.ts'

/** The kinds of file that this archive makes of works in a language. */
export async function formatsFor(config: Config, language: string): Promise<readonly Format[]> {
  const printed = await canPrint(language)
  return FORMATS.filter(({ ending, write }) =>
    write === undefined ? config.converter !== '' : ending !== 'pdf' || printed,
  )
}

/** Scripts that run from right to left are not printed yet, those of East Asia where the system has a face for them. */
async function canPrint(language: string): Promise<boolean> {
  if (languageOf(language).dir === 'rtl') return false
  return !/^(?:zh|ja|ko|yue)\b/.test(language) || (await eastAsian(language)) !== undefined
}

/** When a work's files last became others, in whole seconds: it is part of their addresses. */
export function secondsOf(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000)
}
