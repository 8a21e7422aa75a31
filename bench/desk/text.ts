const SENTENCES = [
  'The lamp in the upper window had been lit since four.',
  'Nobody in the house would say who had carried it there.',
  'Rain ran down the glass in long uncertain lines.',
  'He counted the stairs twice and came to different sums.',
  'There was a letter on the table, and it had been read by someone in a hurry.',
]

/** @param characters about so many, marks around paragraphs left out
 * @param edit 0 for the first state; in others every twentieth paragraph has changed
 * @returns a chapter as HTML */
export function chapterOf(characters: number, edit = 0): string {
  const paragraphs: string[] = []
  for (let written = 0, at = 0; written < characters * 0.99 - 200; at++) {
    const words = Array.from({ length: 3 }, (_, step) => SENTENCES[(at * 3 + step) % SENTENCES.length]).join(' ')
    const number = edit > 0 && at % 20 === edit % 20 ? `So it was in the year ${at + edit}.` : `It was evening ${at}.`
    paragraphs.push(`<p>${number} ${words}</p>`)
    written += number.length + words.length + 2
  }
  return paragraphs.join('\n')
}
