import { expect, test } from 'vitest'
import { openTestHouse } from '../../../../../test/house.ts'
import { chapterDetails, plantWork } from '../../../../../test/stories.ts'
import { plainText } from '../../../../platform/text/blocks.ts'
import { urls } from '../../../urls.ts'
import { readFile } from '../../file.ts'
import { readyToComeIn } from '../../rules.ts'

test('content notes come back from the HTML file of a work and from its page, and nothing of them stands in the text', async () => {
  await using house = await openTestHouse()
  const said = { ...chapterDetails('<p>The ship went down.</p>'), notesBefore: '<p>Hello.</p>' }
  const chapters = [{ ...said, contentNotes: '<p>A wreck.</p><p>No blood.</p>' }, chapterDetails('<p>It rained.</p>')]
  const { workId } = await plantWork(house, ['quillfeather'], { chapters })
  for (const address of [`/downloads/${workId}/x.html`, `${urls.work(workId)}?view_full_work=true`]) {
    const bytes = Buffer.from((await house.guest().get(address)).text)
    const story = readFile({ kind: 'file', name: 'x.html', open: () => ({ ok: true, value: bytes }) }, {})
    const ready = story.ok ? readyToComeIn(story.value) : story
    if (!ready.ok) throw new Error(ready.problem)
    const words = ready.value.chapters.map(({ contentNotes, notesBefore, html }) =>
      [contentNotes, notesBefore, html].map(plainText),
    )
    expect(words).toEqual([
      ['A wreck.\n\nNo blood.', 'Hello.', 'The ship went down.'],
      ['', '', 'It rained.'],
    ])
    expect(ready.value.chapters.map(({ html }) => html).join()).not.toContain('details')
  }
})
