import { expect, test } from 'vitest'
import { peopleIn } from './index.ts'

const names = (text: string) => peopleIn(text).people.map(({ name }) => name)

test('who speaks, acts and is spoken to is somebody', () => {
  expect(
    names('“Is it late?” asked Mina.\n“Very,” said Jonas. “Sit down, Mina.”\nMina sat. Jonas smiled at her.'),
  ).toEqual(['Mina', 'Jonas'])
})

test('towns, ships and houses are nobody', () => {
  const text =
    'They met in Marlow, at Carrow House. Anna said that she had come to Marlow aboard the Persephone, from Port Ellis.\n' +
    '“Anna,” said Tomas, “nobody sails to Marlow in winter.” Anna laughed. The Persephone lay in Marlow. Tomas nodded. ' +
    'Down Baker Street came the Salvation Army. Anna looked at Tomas.'
  expect(names(text)).toEqual(['Anna', 'Tomas'])
})

test('surname, first name, title and short name are one person', () => {
  const { people } = peopleIn(
    'Elizabeth Vane came in. “Good morning, Miss Vane,” said Mr. Holt.\n“Hush, Lizzie!” cried Robert Holt. Holt smiled. Vane only nodded. ' +
      '“Bob,” said Elizabeth. Then Robert laughed, and he took her hand. Elizabeth looked at her shoes. Miss Vane sighed.',
  )
  expect(people.map(({ name, gender }) => [name, gender])).toEqual([
    ['Elizabeth Vane', 'she'],
    ['Robert Holt', 'he'],
  ])
  expect(people[0]?.names.map(([name]) => name)).toContain('Lizzie')
})

test('wife, husband and daughter of one house stay three', () => {
  const text =
    '“My dear,” said Mrs. Bell. Mr. Bell looked up. “Yes?” said Mr. Bell. Anna Bell laughed. “Anna,” said Mrs. Bell, “hush.” Anna hushed. Mr. Bell read on. Mrs. Bell sighed.'
  expect(names(text).toSorted()).toEqual(['Anna Bell', 'Mr. Bell', 'Mrs. Bell'])
})

test('a beast with a capital and an article is somebody once it talks', () => {
  const text =
    'The Tin Hare stood by the door. “Late,” said the Tin Hare. The Hare said it again. “Late!” cried the Hare, and the Hare bowed.\nThe Castle was dark. They saw the Castle. She left the Castle.'
  expect(names(text)).toEqual(['Tin Hare'])
})

test('words that only begin sentences are no names', () => {
  expect(names('Nobody came. Everything was wet. Rain fell. Everything shone. Nobody said a word.')).toEqual([])
})

test('who is named near whom is a pair', () => {
  const { people, pairs } = peopleIn(
    '“Ada,” said Ben. Ada laughed. Ben smiled at Ada. “Ben,” said Ada.\nCora slept. Cora snored. “Hm,” said Cora.',
  )
  const [first] = pairs
  expect([people[first?.one ?? -1]?.name, people[first?.other ?? -1]?.name].toSorted()).toEqual(['Ada', 'Ben'])
})

test('any text is read to its end', () => {
  for (const text of [
    '',
    'A',
    '“',
    'ANNA!',
    'Mr.',
    'Mr. Mr. Mr.',
    'the The THE',
    '日本語です。',
    "O'Neil’s ’s 's",
    'A’B’C of the of De La',
  ])
    expect(() => peopleIn(text)).not.toThrow()
})
