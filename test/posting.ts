import { expect } from 'vitest'
import { urls } from '../src/archive/urls.ts'
import { type Answer, type Fields, type Visitor, wordsOf } from './visitor.ts'

/** The form of a work with everything that it needs. */
export const tea: Fields = {
  title: 'Tea at Dawn',
  text: 'The kettle sang.\n\nNobody else did.',
  rating: 'General Audiences',
  warnings: ['No Archive Warnings Apply'],
  fandoms: 'Sherlock Holmes - Arthur Conan Doyle',
  language: 'en',
  expectedChapters: '?',
}

/** Posts the work by its form; @returns its number */
export async function post(author: Visitor, fields: Fields = {}): Promise<number> {
  return numberIn(await author.post(urls.newWork(), { ...tea, ...fields }), 'works')
}

/** Adds a chapter by its form; @returns its number */
export async function addChapter(author: Visitor, workId: number, fields: Fields = {}): Promise<number> {
  const typed = { title: '', text: 'And then it rained.', expectedChapters: '?', position: '', ...fields }
  return numberIn(await author.post(urls.newChapter(workId), typed), 'chapters')
}

/** The number in the address that a form leads on to. */
function numberIn(answer: Answer, kind: 'works' | 'chapters'): number {
  expect(answer.status, wordsOf(answer.text)).toBe(303)
  return Number(new RegExp(`/${kind}/(\\d+)`).exec(answer.location ?? '')?.[1])
}
