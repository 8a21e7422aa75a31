import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLetter } from '../../../test/any-letters.ts'
import { checkChapter, checkExpected, checkTitle, checkWork } from './rules.ts'
import { sentencesOf } from './sentences.ts'
import type { ChapterTyped, TypedText, WorkTyped } from './typed.ts'

const typed = (text: string): TypedText => ({ text, format: 'detect' })

const work: WorkTyped = {
  title: 'Tea at Dawn',
  summary: typed(''),
  notesBefore: typed(''),
  notesAfter: typed(''),
  language: 'en',
  rating: 'General Audiences',
  warnings: ['No Archive Warnings Apply'],
  categories: [],
  fandoms: ['Sherlock Holmes - Arthur Conan Doyle'],
  relationships: [],
  characters: [],
  additional: [],
  restricted: false,
  expectedChapters: '1',
  chapters: 1,
}

const chapter: ChapterTyped = {
  title: '',
  summary: typed(''),
  contentNotes: typed(''),
  notesBefore: typed(''),
  notesAfter: typed(''),
  text: typed('It rained.'),
}

/** What is wrong, by field, by name alone. */
function namesOf(checked: ReturnType<typeof checkWork> | ReturnType<typeof checkChapter>): Record<string, string> {
  if (checked.ok) return {}
  return Object.fromEntries(Object.entries(checked.problems).map(([field, problem]) => [field, problem.name]))
}

const many = (count: number, word: string) => Array.from({ length: count }, (_, at) => `${word} ${at}`)

test('a work with everything that readers need may be posted', () => {
  expect(checkWork(work)).toMatchObject({
    ok: true,
    value: { title: 'Tea at Dawn', language: 'en', expectedChapters: 1 },
  })
})

test('a work without anything is told everything that is missing', () => {
  const empty = { ...work, title: ' ', language: '', rating: '', warnings: [], fandoms: [] }
  expect(namesOf(checkWork(empty))).toEqual({
    title: 'title-missing',
    language: 'language-missing',
    rating: 'rating-missing',
    warnings: 'warning-missing',
    fandoms: 'fandom-missing',
  })
})

test('a draft may lack everything, and is called a draft until it has a title', () => {
  const empty = { ...work, title: '', language: '', rating: '', warnings: [], fandoms: [] }
  expect(checkWork(empty, 'draft')).toMatchObject({
    ok: true,
    value: { title: 'Untitled draft', language: 'und', rating: '' },
  })
  expect(checkChapter({ ...chapter, text: typed('') }, 'draft')).toMatchObject({ ok: true, value: { html: '' } })
})

test('a title holds 255 characters, an emoji being one', () => {
  expect(checkTitle('🕯'.repeat(255)).problem).toBeUndefined()
  expect(checkTitle('🕯'.repeat(256)).problem).toMatchObject({ name: 'title-too-long', over: 1 })
  expect(checkTitle(`  ${'a'.repeat(255)}  `).problem).toBeUndefined()
})

test('a title is kept as one line, with its brackets and in its own script', () => {
  expect(checkTitle(' <b>Bold</b>\n  as\u0000 brass ').value).toBe('<b>Bold</b> as brass')
  expect(checkTitle('אור בחלון').value).toBe('אור בחלון')
  expect(checkTitle('\u200b\u2060', 'title-missing').problem?.name).toBe('title-missing')
})

test('a rating, a warning, a category and a language are of the archive’s lists', () => {
  const strange = { ...work, rating: 'PG-13', warnings: ['Spoilers'], categories: ['Het'], language: 'xx' }
  expect(namesOf(checkWork(strange))).toEqual({
    rating: 'rating-unknown',
    warnings: 'warning-unknown',
    categories: 'category-unknown',
    language: 'language-unknown',
  })
  expect(namesOf(checkWork(strange, 'draft'))).toHaveProperty('rating')
})

test('a variety of a language is kept as the language', () => {
  expect(checkWork({ ...work, language: 'EN-gb' })).toMatchObject({ value: { language: 'en' } })
})

test('75 tags of the four kinds together pass, 76 do not', () => {
  const full = { ...work, relationships: many(30, 'Pair'), characters: many(20, 'Name'), additional: many(24, 'Mood') }
  expect(namesOf(checkWork(full))).toEqual({})
  const over = checkWork({ ...full, additional: many(25, 'Mood') })
  expect(namesOf(over)).toEqual({ relationships: 'too-many-tags' })
  expect(over.ok ? {} : sentencesOf(over.problems)).toEqual({
    relationships:
      'A work carries 75 fandoms, relationships, characters and additional tags together; these are 76, 1 too many.',
  })
})

test('spellings of one tag count once, in the form that came first', () => {
  const value = checkWork({ ...work, characters: ['Éowyn', 'eowyn', 'ÉOWYN', ' '] })
  expect(value).toMatchObject({ ok: true, value: { characters: ['Éowyn'] } })
})

test('a tag holds 150 characters and no comma of any script', () => {
  expect(namesOf(checkWork({ ...work, additional: ['x'.repeat(150)] }))).toEqual({})
  expect(checkWork({ ...work, additional: ['x'.repeat(153)] })).toMatchObject({ problems: { additional: { over: 3 } } })
  for (const comma of ',，、') {
    expect(namesOf(checkWork({ ...work, additional: [`a${comma}b`] })), comma).toEqual({ additional: 'tag-has-comma' })
  }
})

test.each([
  ['1', 1],
  [' 12 ', 12],
  ['?', null],
  ['', null],
  ['10000', 10_000],
])('“%s” chapters in the end are taken', (words, value) => {
  expect(checkExpected(words, 1)).toEqual({ value })
})

test.each(['0', '-1', '1.5', '1e3', 'many', '10001', '٣', '99999999999999999999'])(
  '“%s” is not a number of chapters',
  (words) => {
    expect(checkExpected(words, 1).problem?.name).toBe('expected-broken')
  },
)

test('fewer chapters than there are cannot be expected', () => {
  expect(checkExpected('2', 3).problem).toMatchObject({ name: 'expected-too-few', what: '3' })
  expect(checkExpected('3', 3).problem).toBeUndefined()
})

test('a summary holds 1,250 characters and notes 5,000, markup not counted', () => {
  const summary = (text: string) => namesOf(checkWork({ ...work, summary: typed(text) }))
  expect(summary('s'.repeat(1250))).toEqual({})
  expect(summary(`<p><em>${'s'.repeat(1250)}</em></p>`)).toEqual({})
  expect(summary('s'.repeat(1251))).toEqual({ summary: 'summary-too-long' })
  expect(namesOf(checkWork({ ...work, notesBefore: typed('n'.repeat(5000)) }))).toEqual({})
  expect(namesOf(checkWork({ ...work, notesAfter: typed('n'.repeat(5001)) }))).toEqual({ notesAfter: 'notes-too-long' })
})

test('a summary that is nearly all markup is refused, however little there is to see', () => {
  const markup = '<strong>a</strong><em>b</em>'.repeat(600)
  expect(namesOf(checkWork({ ...work, summary: typed(`<p>${markup}</p>`) }))).toEqual({ summary: 'markup-too-long' })
  expect(namesOf(checkWork({ ...work, summary: typed('<b></b>'.repeat(10_000)) }))).toEqual({
    summary: 'markup-too-long',
  })
})

test('a chapter holds 500,000 characters and not one more', () => {
  const text = (length: number) => checkChapter({ ...chapter, text: { text: 'a'.repeat(length), format: 'html' } })
  expect(namesOf(text(500_000))).toEqual({})
  expect(text(500_001)).toMatchObject({ ok: false, problems: { text: { name: 'text-too-long', over: 1 } } })
  expect(namesOf(text(3_000_000))).toEqual({ text: 'text-too-long' })
})

test('a chapter in more pieces than verses have is refused before anything is made of it', () => {
  const verses = (lines: number) => checkChapter({ ...chapter, text: typed('a line of it\n'.repeat(lines)) })
  expect(namesOf(verses(9000))).toEqual({})
  expect(namesOf(verses(50_001))).toEqual({ text: 'text-in-too-many-pieces' })
  for (const piece of ['<p>a', '*a* ', 'a<br>'])
    expect(namesOf(checkChapter({ ...chapter, text: typed(piece.repeat(60_000)) })), piece).toEqual({
      text: 'text-in-too-many-pieces',
    })
})

test.each(['', '   \n', '<p>&nbsp;</p>', '<p><script>let me in</script></p>', '<br><br>'])(
  '%j is no chapter',
  (text) => {
    expect(namesOf(checkChapter({ ...chapter, text: typed(text) }))).toEqual({ text: 'text-missing' })
  },
)

test('a picture alone is a chapter', () => {
  const picture = '<p><img src="https://pictures.example/owl.png" alt="An owl" width="400" height="300"></p>'
  expect(checkChapter({ ...chapter, text: typed(picture) }).ok).toBe(true)
})

test('a text is read as it was typed, or as the person says', () => {
  const html = (text: TypedText) => {
    const checked = checkChapter({ ...chapter, text })
    return checked.ok ? checked.value.html : ''
  }
  expect(html(typed('One.\n\nTwo.'))).toBe('<p>One.</p>\n<p>Two.</p>')
  expect(html(typed('<p>One.</p><p>Two.</p>'))).toBe('<p>One.</p>\n<p>Two.</p>')
  expect(html({ text: '> Said.', format: 'markdown' })).toContain('<blockquote>')
})

test('nothing that a browser can send makes a check throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyLetter }), fc.array(fc.string({ unit: anyLetter })), (text, names) => {
      checkWork({
        ...work,
        title: text,
        summary: typed(text),
        expectedChapters: text,
        additional: names,
        warnings: names,
      })
      checkChapter({ ...chapter, title: text, text: typed(text) })
    }),
  )
})
