import { expect, test } from 'vitest'
import type { Template } from '../../store/templates.ts'
import { emptyWorkFields } from '../work-fields.ts'
import { filledWith } from './filling.ts'

const plain = emptyWorkFields({ language: 'en', pseuds: ['1'], once: 'a' })
const letters: Template = {
  id: 4,
  name: 'Letters',
  usual: true,
  pseudId: 2,
  language: 'de',
  restricted: true,
  downloads: 'members',
  categories: ['Gen'],
  fandoms: 'Sherlock Holmes - Arthur Conan Doyle',
  relationships: '',
  characters: 'Irene Adler',
  additional: 'Epistolary',
  notesBefore: '<p>For <em>you</em>.</p>',
  notesAfter: '',
}
const sparse: Template = {
  ...letters,
  id: 5,
  name: 'Sparse',
  pseudId: undefined,
  language: '',
  characters: 'Mrs. Hudson',
}
const both = [letters, sparse]

test('an untouched form is filled in, without rating, warnings, title and text', () => {
  const filled = filledWith(plain, plain, letters, both)
  expect(filled).toEqual({
    ...plain,
    pseuds: ['2'],
    language: 'de',
    restricted: true,
    downloads: 'members',
    categories: ['Gen'],
    fandoms: 'Sherlock Holmes - Arthur Conan Doyle',
    characters: 'Irene Adler',
    additional: 'Epistolary',
    notesBefore: '<p>For <em>you</em>.</p>',
    template: '4',
    filledWith: '4',
  })
})

test('what was typed stays, and one template makes way for another', () => {
  const typed = {
    ...filledWith(plain, plain, letters, both),
    title: 'Tea',
    additional: 'Epistolary, Fog',
    restricted: false,
  }
  const filled = filledWith(typed, plain, sparse, both)
  expect(filled).toMatchObject({ title: 'Tea', additional: 'Epistolary, Fog', restricted: false })
  expect(filled).toMatchObject({ characters: 'Mrs. Hudson', language: 'en', pseuds: ['1'] })
  expect(filledWith(filledWith(plain, plain, letters, both), plain, undefined, both)).toEqual(plain)
})

test('a form for plain text gets plain notes', () => {
  expect(filledWith({ ...plain, format: 'plain' }, plain, letters, both).notesBefore).toBe('For you.')
})
