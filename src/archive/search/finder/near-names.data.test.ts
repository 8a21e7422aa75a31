import { expect, test } from 'vitest'
import { openTestHouse } from '../../../../test/house.ts'
import { post } from '../../../../test/posting.ts'
import { wordsOf } from '../../../../test/visitor.ts'
import { urls } from '../../urls.ts'

test('where nothing is found, the person or the title that was probably meant is offered, and never put in its place', {
  tags: 'long',
}, async () => {
  await using house = await openTestHouse()
  const author = await house.as('quillfeather')
  await post(author, { title: 'The Borrowed Umbrella' })
  await post(author, { title: 'Secret Staircase', restricted: '1' })
  const said = async (line: string, visitor = house.guest()) => {
    const page = await visitor.get(`${urls.searchWorks()}?work_search[query]=${encodeURIComponent(line)}`)
    return /Did you mean (\S+(?: \S+)*?) ?\?/.exec(wordsOf(page.text))?.[1]
  }
  expect(await said('quilfeather')).toBe('author:quillfeather')
  expect(await said('author:quilfaether')).toBe('author:quillfeather')
  expect(await said('The Borowed Umbrela')).toBe('title:"The Borrowed Umbrella"')
  expect(await said('title:"Borrowed Umbrelal"')).toBe('title:"The Borrowed Umbrella"')
  expect(await said('Secret Stairkase')).toBe(undefined)
  expect(await said('Secret Stairkase', author)).toBe('title:"Secret Staircase"')
  expect(await said('something else entirely')).toBe(undefined)
})
